"""SHOWING it: values, sources and findings in the words of a language.

Nobody else words a value: report, command line and exports take what stands here. Read in this
order: :mod:`.phrase` (the words of a language, as data), :mod:`.number`, :mod:`.measure`,
:mod:`.calendar`, :mod:`.when`, :mod:`.wording` (all of them at one door), :mod:`.citation`,
:mod:`.agreement`, :mod:`.relation`, :mod:`.weighing`, :mod:`.findings`.
"""

from fabula.present.agreement import agreement_words
from fabula.present.citation import claim_words, quote_marks, source_words
from fabula.present.findings import finding_line, finding_record, safe_text, summary_line
from fabula.present.relation import relation_words
from fabula.present.wording import (
    amount_words,
    attestation_words,
    date_words,
    list_words,
    number_words,
    order_words,
)

__all__ = [
    "agreement_words",
    "amount_words",
    "attestation_words",
    "claim_words",
    "date_words",
    "finding_line",
    "finding_record",
    "list_words",
    "number_words",
    "order_words",
    "quote_marks",
    "relation_words",
    "safe_text",
    "source_words",
    "summary_line",
]
