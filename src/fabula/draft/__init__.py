"""PROPOSING it: from sources alone to a story an editor can keep or strike.

Nothing here is sure of anything: a draft says what stands in the texts, and what follows from that
by rules that can be named. Who does what, of what kind an event is, and whether it belongs to the
story at all, are left to the editor. Read in this order: :mod:`.material` (what the sources are),
:mod:`.quotation` (how few words will do),
:mod:`.distance` (how they are told), :mod:`.titles` (what they are called), :mod:`.grouping` (what belongs together),
:mod:`.descent` (which source comes from which), :mod:`.proposal` (all of it as a story),
:mod:`.asides` (what is left over).
"""

from fabula.draft.asides import aside_stanzas
from fabula.draft.material import Material, material
from fabula.draft.proposal import Drafted, draft

__all__ = ["Drafted", "Material", "aside_stanzas", "draft", "material"]
