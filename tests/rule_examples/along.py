"""What else is said of an example, because the sample has a source and a crosswalk that hold on to what it spoils; and why.

The examples in the package are planted where nothing holds on to them: of each code one, which says what is wrong and no more.
"""

from collections.abc import Mapping
from typing import Final

SOURCE: Final = {"fidelity": "the words, labels or marks are no longer those of the source"}
PIN: Final = {"crosswalk-pin": "the words were pinned"}
GONE: Final = {"crosswalk-ref": "the crosswalk names a clause that went with it"}
UNJUDGED: Final = {"crosswalk-complete": "the clause that was judged is another now"}

ALONG: Final[Mapping[tuple[str, str], Mapping[str, str]]] = {
    ("level", "the code says another level"): SOURCE,
    ("file-name", "a frozen edition of another number"): {"duplicate-code": "it is a copy of the current edition"},
    ("folder", "the folder of another industry"): SOURCE | {"unknown-area": "the industry has other areas"},
    ("duplicate-code", "two current editions"): {"folder": "one folder has no room for two"},
    ("unknown-area", "the industry lacks the area"): SOURCE,
    ("register-ids", "two industries"): SOURCE | {"unknown-area": "the last of them has no areas"},
    ("unique-ids", "one id twice"): SOURCE | GONE | {"unknown-place": "an erratum names the clause that was called so"},
    ("unique-ids", "a part of every unit"): GONE | UNJUDGED,
    ("empty-requirement", "nothing below a heading"): SOURCE,
    ("no-requirement", "nothing to know or do"): SOURCE | GONE,
    ("no-outcome", "nothing to assess"): SOURCE | GONE,
    ("hidden-character", "an escape in a statement"): SOURCE,
    ("hidden-character", "an escape in the remark"): SOURCE,
    ("unknown-place", "an erratum"): SOURCE,
    ("source-document", "a name that no file can have"): {"hidden-character": "NUL cannot be seen"},
    ("source-document", "a source that changed"): SOURCE,
    ("source-document", "a source that is not UTF-8"): SOURCE,
    ("fidelity", "a word more"): PIN,
    ("fidelity", "a word less"): PIN,
    ("fidelity", "another word in the source"): {"source-document": "the source is not the one that was transcribed"},
    ("fidelity", "two statements in one"): GONE,
    ("fidelity", "one statement in two"): UNJUDGED,
    ("erratum", "words that are not there"): SOURCE,
    ("erratum", "words that are there more than once"): SOURCE,
    ("erratum", "nothing to correct"): SOURCE,
    ("crosswalk-ref", "a match that is not there"): UNJUDGED,
    ("crosswalk-ref", "a match that is a unit"): UNJUDGED,
    ("crosswalk-ref", "a match that is in no member"): UNJUDGED,
    ("crosswalk-ref", "no ref at all"): UNJUDGED,
    ("crosswalk-ref", "a heading without a match"): UNJUDGED,
    ("crosswalk-lone", "a concept of one unit"): UNJUDGED,
    ("crosswalk-contradiction", "matched and unmatched"): UNJUDGED,
    ("crosswalk-contradiction", "matched by a part and unmatched"): UNJUDGED,
    ("crosswalk-contradiction", "unmatched twice"): UNJUDGED,
    ("unbalanced", "a bracket that stays open"): SOURCE,
    ("unbalanced", "a quotation that was never opened"): SOURCE,
    ("unfinished", "a sentence that breaks off"): SOURCE,
    ("unfinished", "a list without items"): SOURCE,
    ("stray-punctuation", "a space before a comma"): SOURCE | PIN,
    ("observable-verb", "a verb of the mind"): SOURCE | PIN,
    ("observable-verb", "a noun"): SOURCE | PIN,
    ("observable-verb", "words before the verb"): SOURCE,
    ("double-barrelled", "two verbs, two objects"): SOURCE,
    ("unsupported-outcome", "what nothing asks for"): SOURCE,
    ("repeated-statement", "the same words"): SOURCE,
    ("near-identical", "nearly the same words"): SOURCE,
    ("repeated-word", "a word twice"): SOURCE,
    ("examples-and-etc", "open twice"): SOURCE,
    ("broken-word", "a word in two parts"): SOURCE | PIN,
    ("broken-word", "a lost letter"): SOURCE | PIN,
    ("broken-word", "a lost letter that leaves a word"): SOURCE | PIN,
    ("undefined-abbreviation", "capitals without words"): SOURCE,
    ("placeholder", "what is still to be written"): SOURCE,
    ("mixed-spelling", "with s and with z"): SOURCE | PIN,
    ("gendered-pronoun", "his"): SOURCE | PIN,
    ("unused-allowance", "twice"): SOURCE | PIN,
}
