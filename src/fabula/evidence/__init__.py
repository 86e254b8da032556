"""WEIGHING it: what the words give, where they stand, and what does not hold.

``settle`` reads the values of the claims and dates the events; ``agreement`` says who agrees with
whom; ``check`` lists every finding.
Read in this order: :mod:`.reading`, :mod:`.chronology`, :mod:`.passages`, :mod:`.texts`,
:mod:`.verify`, :mod:`.budget`, :mod:`.inventory`, :mod:`.ledger`, :mod:`.comparison`,
:mod:`.agreement`, :mod:`.arithmetic`, :mod:`.check`.
"""

from fabula.evidence.agreement import agreement
from fabula.evidence.arithmetic import reckon
from fabula.evidence.budget import Spent, spent
from fabula.evidence.check import Checked, check
from fabula.evidence.dating.chronology import Dated, dated
from fabula.evidence.inventory import Figure, Inventory
from fabula.evidence.ledger import Account, Line, inventories, ledger
from fabula.evidence.outcome import Reckoned, Term
from fabula.evidence.passages import Addressed, Placement, passages
from fabula.evidence.reading import Reader, grounds, meant, recognised, settle
from fabula.evidence.scale import Ground, GroundSort
from fabula.evidence.texts import Matched, match
from fabula.evidence.verdict import Agreement, Point, Side, Verdict
from fabula.evidence.verify import Verified, verify

__all__ = [
    "Account",
    "Addressed",
    "Agreement",
    "Checked",
    "Dated",
    "Figure",
    "Ground",
    "GroundSort",
    "Inventory",
    "Line",
    "Matched",
    "Placement",
    "Point",
    "Reader",
    "Reckoned",
    "Side",
    "Spent",
    "Term",
    "Verdict",
    "Verified",
    "agreement",
    "check",
    "dated",
    "grounds",
    "inventories",
    "ledger",
    "match",
    "meant",
    "passages",
    "reckon",
    "recognised",
    "settle",
    "spent",
    "verify",
]
