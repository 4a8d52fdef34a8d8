"""Rules: the text is the published text; every departure is an erratum, every fault that stays a defect."""

from __future__ import annotations

from collections.abc import Iterator

from competency.diagnostics import line_column
from competency.entries import Entry
from competency.refs import RESERVED_IDS
from competency.register import Register
from competency.rules._rule import Finding, unit_rule, value_of
from competency.transcript import Difference, compare
from competency.unit import Unit
from competency.wording import quote


@unit_rule("source-document", "without its source nobody can check a text")
def source_document(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """The source lies below the units folder, can be read, is UTF-8, and has the checksum that was noted."""
    unit: Unit = value_of(entry)
    if unit.source is None:
        return
    pointer, name = ("source", "document"), unit.source.document
    raw = register.source(name)
    if raw is None:
        yield Finding(
            pointer=pointer,
            message=f"the source '{name}' cannot be read",
            expected="a file of at most 4 MB below the units folder",
        )
        return
    found = register.source_digest(name)
    if found != unit.source.sha256:
        message = f"the source '{name}' is not the one that was transcribed: its SHA-256 is {found}"
        hint = "bring the untouched source back, or compare the unit with the new one and note its checksum"
        yield Finding(pointer=("source", "sha256"), message=message, expected=unit.source.sha256, hint=hint)
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        yield Finding(
            pointer=pointer, message=f"the source '{name}' is not UTF-8 at byte {error.start}", expected="text in UTF-8"
        )


@unit_rule("fidelity", "the site never says what the standard does not say")
def fidelity(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """With the errata undone, the words of the unit are those of its source, and its list marks start its clauses."""
    unit: Unit = value_of(entry)
    industry = register.industries.get(unit.industry)
    if industry is None or unit.source is None or unit.source.edition != unit.edition:
        return
    raw = register.source(unit.source.document)
    if raw is None:
        return
    published = raw.decode(errors="replace")
    differences, marks = compare(unit, industry, published)
    changed = bool(differences) and register.source_digest(unit.source.document) != unit.source.sha256
    for difference in differences:
        place = line_column(published, difference.offset)
        yield _finding(difference, unit.source.document, place, changed=changed)
    for mark in marks:
        line, column = line_column(published, mark.offset)
        document = unit.source.document
        where = f"{document}:{line}:{column}"
        message = f"the list mark at {where} starts nothing here, before {quote(mark.before)}"
        if mark.missing:
            message = f"{quote(mark.before)} starts without a list mark, in a line of the source that has them (at {where})"
        expected = "a heading, statement or outcome that starts where the mark stands"
        yield Finding(pointer=mark.pointer, word=mark.word, message=message, expected=expected)


def _finding(difference: Difference, document: str, place: tuple[int, int], *, changed: bool) -> Finding:
    line, column = place
    where = f"{document}:{line}:{column}"
    ours, theirs = quote(difference.ours), quote(difference.theirs)
    if not difference.theirs:
        message = f"{ours} is not in the source (at {where})"
    elif not difference.ours:
        message = f"the source has {theirs} here (at {where}), the unit does not"
    else:
        message = f"the unit has {ours} where the source has {theirs} (at {where})"
    expected = "the published words, or an erratum that says why they differ"
    if changed:  # the checksum says which side moved
        return Finding(pointer=difference.pointer, message=message, expected=expected, place=(document, line, column))
    if difference.erratum is not None:
        pointer = ("source", "errata", difference.erratum, "published")
        return Finding(
            pointer=pointer, word=difference.erratum_word, message=message, expected="an erratum that quotes the source"
        )
    return Finding(pointer=difference.pointer, word=difference.word, message=message, expected=expected)


@unit_rule("erratum", "an erratum must say exactly where it applies")
def erratum_applies(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """What an erratum corrects occurs exactly once in its place; errata do not overlap; the words differ."""
    unit: Unit = value_of(entry)
    taken: dict[str, list[tuple[int, int]]] = {}
    for position, erratum in enumerate(unit.source.errata if unit.source else ()):
        pointer = ("source", "errata", position, "corrected")
        text = unit.text_at(erratum.at)
        if text is None and erratum.at not in RESERVED_IDS:
            continue
        text = text or ""
        count = text.count(erratum.corrected)
        if erratum.corrected == erratum.published:
            yield Finding(
                pointer=pointer, message="the erratum corrects nothing: both texts are the same", expected="two different texts"
            )
        if count != 1:
            times = "does not occur" if count == 0 else f"occurs {count} times"
            message = f"{quote(erratum.corrected)} {times} in '{erratum.at}'"
            yield Finding(pointer=pointer, message=message, expected="words that occur there exactly once")
            continue
        start = text.index(erratum.corrected)
        span = (start, start + len(erratum.corrected))
        if any(span[0] < end and begin < span[1] for begin, end in taken.get(erratum.at, [])):
            yield Finding(
                pointer=pointer, message=f"two errata overlap in '{erratum.at}'", expected="one erratum for the words they share"
            )
        taken.setdefault(erratum.at, []).append(span)


@unit_rule("defect-quote", "a note about words that are not there misleads")
def defect_quote(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """The words that a defect quotes stand in the text it is about."""
    unit: Unit = value_of(entry)
    for position, defect in enumerate(unit.source.defects if unit.source else ()):
        text = unit.text_at(defect.at)
        if defect.quote is not None and text is not None and defect.quote not in text:
            pointer = ("source", "defects", position, "quote")
            yield Finding(
                pointer=pointer, message=f"{quote(defect.quote)} is not in '{defect.at}'", expected="words of that text"
            )
