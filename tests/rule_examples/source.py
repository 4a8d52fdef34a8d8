"""A text that is not the published text, or a note about the source that does not hold."""

import hashlib
from typing import Final

from rule_examples.example import Example, change, each, move, swapped, write
from standards import FERRY_SOURCE

BAKERY: Final = "bakery/S101L2.yaml"
FERRY: Final = "ferry/S201L2.yaml"
OFFER: Final = "published: Offer guests, corrected: Offer all guests"
PUBLISHED: Final = "expected the published words, or an erratum that says why they differ"
MARK: Final = "expected a heading, statement or outcome that starts where the mark stands"


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


UNTOUCHED: Final = FERRY_SOURCE.encode()
CHANGED: Final = UNTOUCHED.replace(b"Show where", b"Say where")
BROKEN: Final = UNTOUCHED + b"\xff"

SOURCE: Final = (
    Example(
        "source-document",
        "a source that is not there",
        move("sources/ferry.txt", "sources/ferry.md"),
        (
            (
                "ferry/S201L2.yaml:32:13: error[source-document] the source 'sources/ferry.txt' cannot be read; "
                "expected a file of at most 4 MB below the units folder"
            ),
        ),
        change(FERRY, "sources/ferry.txt", "sources/ferry.md"),
    ),
    swapped(
        "source-document",
        FERRY,
        "document: sources/ferry.txt",
        "document: ../units/sources/ferry.txt",
        "ferry/S201L2.yaml:32:13: error[source-document] the source '../units/sources/ferry.txt' cannot be read; "
        "expected a file of at most 4 MB below the units folder",
        name="a source outside",
    ),
    swapped(
        "source-document",
        FERRY,
        "document: sources/ferry.txt",
        r'document: "sources/ferry.txt\0"',
        r"ferry/S201L2.yaml:32:14: error[source-document] the source 'sources/ferry.txt\x00' cannot be read; "
        "expected a file of at most 4 MB below the units folder",
        name="a name that no file can have",
    ),
    swapped(
        "source-document",
        "sources/ferry.txt",
        "Show where",
        "Say where",
        "ferry/S201L2.yaml:33:11: error[source-document] the source 'sources/ferry.txt' is not the one that was transcribed: "
        f"its SHA-256 is {_sha256(CHANGED)}; expected {_sha256(UNTOUCHED)} "
        "(bring the untouched source back, or compare the unit with the new one and note its checksum)",
        name="a source that changed",
    ),
    Example(
        "source-document",
        "a source that is not UTF-8",
        write("sources/ferry.txt", BROKEN),
        (
            (
                "ferry/S201L2.yaml:32:13: error[source-document] the source 'sources/ferry.txt' is not UTF-8 at byte "
                f"{len(FERRY_SOURCE)}; expected text in UTF-8"
            ),
            (
                "ferry/S201L2.yaml:33:11: error[source-document] the source 'sources/ferry.txt' is not the one that was "
                f"transcribed: its SHA-256 is {_sha256(BROKEN)}; "
                f"expected {_sha256(UNTOUCHED)} "
                "(bring the untouched source back, or compare the unit with the new one and note its checksum)"
            ),
        ),
        write("sources/ferry.txt", UNTOUCHED),
    ),
    Example(
        "fidelity",
        "another word",
        change(FERRY, "Show where", "Say where"),
        (
            (
                "ferry/S201L2.yaml:23:15: error[fidelity] the unit has “Say” where the source has “Show” "
                f"(at sources/ferry.txt:14:11); {PUBLISHED}"
            ),
        ),
        change(
            FERRY,
            "  edition: 1\n",
            "  edition: 1\n  errata: [{at: lifejackets, published: Show, corrected: Say, reason: a sample}]\n",
        ),
    ),
    swapped(
        "fidelity",
        FERRY,
        "each passenger at the gangway",
        "each passenger warmly at the gangway",
        f"ferry/S201L2.yaml:21:36: error[fidelity] “warmly” is not in the source (at sources/ferry.txt:10:180); {PUBLISHED}",
        name="a word more",
    ),
    swapped(
        "fidelity",
        FERRY,
        "each passenger at the gangway",
        "each passenger at gangway",
        "ferry/S201L2.yaml:21:39: error[fidelity] the source has “the” here (at sources/ferry.txt:10:183), "
        f"the unit does not; {PUBLISHED}",
        name="a word less",
    ),
    Example(
        "fidelity",
        "another word in the source",
        change("sources/ferry.txt", "Show where", "Say where"),
        (
            (
                "sources/ferry.txt:14:11: error[fidelity] the unit has “Show” where the source has “Say” "
                f"(at sources/ferry.txt:14:11); {PUBLISHED}"
            ),
        ),
        each(change(FERRY, "Show where", "Say where"), change(FERRY, _sha256(UNTOUCHED), _sha256(CHANGED))),
    ),
    swapped(
        "fidelity",
        BAKERY,
        "published: slice of read",
        "published: slice of red",
        "bakery/S101L2.yaml:50:27: error[fidelity] the unit has “red” where the source has “read” "
        "(at sources/bakery.txt:10:233); expected an erratum that quotes the source",
        name="an erratum that quotes another text",
    ),
    swapped(
        "fidelity",
        BAKERY,
        "published: slice of read",
        "published: slice read",
        "bakery/S101L2.yaml:50:24: error[fidelity] the source has “of” here (at sources/bakery.txt:10:230), the unit does not; "
        "expected an erratum that quotes the source",
        name="an erratum that quotes too little",
    ),
    Example(
        "fidelity",
        "one of two errata that quotes another text",
        each(
            change(BAKERY, "Offer guests a", "Offer all guests a"),
            change(BAKERY, "  defects:", f"    - {{at: tasting, {OFFER}, reason: none}}\n  defects:"),
            change(BAKERY, "published: slice of read", "published: slide of read"),
        ),
        (
            (
                "bakery/S101L2.yaml:50:18: error[fidelity] the unit has “slide” where the source has “slice” "
                "(at sources/bakery.txt:10:224); expected an erratum that quotes the source"
            ),
        ),
        change(BAKERY, "published: slide of read", "published: slice of read"),
    ),
    swapped(
        "fidelity",
        BAKERY,
        "white bread\n          - id: rye\n            text: rye bread",
        "white bread rye bread",
        "bakery/S101L2.yaml:23:31: error[fidelity] the list mark at sources/bakery.txt:10:138 starts nothing here, "
        f"before “rye bread”; {MARK}",
        name="two statements in one",
    ),
    swapped(
        "fidelity",
        BAKERY,
        "text: white bread",
        "text: white\n          - id: bread\n            text: bread",
        "bakery/S101L2.yaml:25:19: error[fidelity] “bread” starts without a list mark, in a line of the source that has them "
        f"(at sources/bakery.txt:10:132); {MARK}",
        name="one statement in two",
    ),
    swapped(
        "erratum",
        BAKERY,
        "corrected: slice of bread",
        "corrected: slice of breads",
        "bakery/S101L2.yaml:51:18: error[erratum] “slice of breads” does not occur in 'tasting'; "
        "expected words that occur there exactly once",
        name="words that are not there",
    ),
    swapped(
        "erratum",
        BAKERY,
        "corrected: slice of bread",
        "corrected: s",
        "bakery/S101L2.yaml:51:18: error[erratum] “s” occurs 4 times in 'tasting'; expected words that occur there exactly once",
        name="words that are there more than once",
    ),
    swapped(
        "erratum",
        BAKERY,
        "published: slice of read",
        "published: slice of bread",
        "bakery/S101L2.yaml:51:18: error[erratum] the erratum corrects nothing: both texts are the same; "
        "expected two different texts",
        name="nothing to correct",
    ),
    Example(
        "erratum",
        "two for the same words",
        change(BAKERY, "  defects:", "    - {at: tasting, published: read to, corrected: bread to, reason: none}\n  defects:"),
        (
            (
                "bakery/S101L2.yaml:53:52: error[erratum] two errata overlap in 'tasting'; "
                "expected one erratum for the words they share"
            ),
        ),
        each(
            change(BAKERY, "published: read to, corrected: bread to", OFFER),
            change(BAKERY, "Offer guests a", "Offer all guests a"),
        ),
    ),
    swapped(
        "erratum",
        BAKERY,
        "  defects:",
        "    - {at: remark, published: before, corrected: after, reason: none}\n  defects:",
        "bakery/S101L2.yaml:53:50: error[erratum] “after” does not occur in 'remark'; "
        "expected words that occur there exactly once",
        name="a remark that is not there",
    ),
    swapped(
        "defect-quote",
        BAKERY,
        "quote: they return",
        "quote: they came",
        "bakery/S101L2.yaml:59:14: error[defect-quote] “they came” is not in 'return'; expected words of that text",
        name="words that are not there",
    ),
)
