"""What changed in a unit beside its clauses: the title, the level, the range, metadata, and the notes on its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from competency.change.edits import list_edits, value_edit
from competency.change.findings import Judgement
from competency.change.gravity import Words, judge
from competency.change.remarks import judge_remark
from competency.change.types import Change, Edit, judged
from competency.parts import Part
from competency.unit import Unit
from competency.wording import collapse

ORDER: Final = (
    *("code", "title", "industry", "functional_areas", "level", "credit", "edition", "status", "published", "supersedes"),
    *("superseded_by", "range", "clauses", "lead", "outcomes", "remark", "source.edition", "source.document", "source.sha256"),
    *("source.errata", "source.defects", "history", "retired", "allow"),
)
"""The keys of a unit in the order of its file."""

_TEXTS: Final = frozenset({"title", "range", "lead", "remark"})
_ENTRIES: Final = {
    "source.errata": (("at", "published"), "an erratum: the repair is certain"),
    "source.defects": (("at", "kind"), "a note on the source"),
    "history": (("edition",), "the history of the unit"),
    "retired": (("id",), "ids that are no longer used"),
    "allow": (("rule", "at"), "an exception from a rule"),
}
"""Keys with lists of notes: what says which of them are one and the same, and what they are."""


def fact_changes(old: Unit, new: Unit, words: Words, renamed: Mapping[str, str]) -> Iterator[tuple[str, Change]]:
    """The changes of a unit beside its clauses, each with its key in :data:`ORDER`.

    :param renamed: the ids that clauses have now, by those that they had: notes follow them.
    """
    for key in ORDER:
        before, after = _value(old, key), _value(new, key)
        if before == after:
            continue
        name = key.removeprefix("source.")
        if key in _ENTRIES:
            keys, reason = _ENTRIES[key]
            followed = [_followed(item, renamed) for item in before or ()]
            for edit in list_edits(name, followed, after or (), keys):
                yield key, judged(edit, "editorial", False, reason)
        elif key in _TEXTS:
            judgement = (
                judge_remark(before, after, words)
                if key == "remark"
                else _lead(before, after, words)
                if key == "lead"
                else judge(before, after, words, limits=True)
            )
            affects = judgement.change_class == "major" or (key == "lead" and judgement.change_class == "minor")
            edit = value_edit(name, before, after, "reworded")
            yield key, judged(edit, judgement.change_class, affects and key != "title", judgement.reason)
        else:
            edit = value_edit(name, before, after, "renamed" if key == "code" else "changed")
            yield key, _plain(key, edit)


def _followed(note: Part, renamed: Mapping[str, str]) -> Part:
    """A note at the id that its clause has now."""
    at = getattr(note, "at", None)
    return note.model_copy(update={"at": renamed[at]}) if isinstance(at, str) and at in renamed else note


def _plain(key: str, edit: Edit) -> Change:
    """The class of a change of a value that is no text."""
    was, now = ((side[0].text if side else "not said") for side in (edit.old, edit.new))
    if key == "industry":
        return judged(edit, "major", True, f"it is published by {now}, no longer by {was}")
    if key in ("level", "credit"):
        return judged(edit, "major", key == "level", f"the {key} was {was} and is {now}")
    return judged(edit, "editorial", False, "metadata")


def _value(unit: Unit, key: str) -> Any:
    if key in ("clauses", "outcomes"):
        return None
    if key == "lead":
        return collapse(unit.assessment_criteria.lead)
    value = getattr(unit.source, key.removeprefix("source."), None) if key.startswith("source.") else getattr(unit, key)
    return collapse(value) if isinstance(value, str) else value


def _lead(old: str, new: str, words: Words) -> Judgement:
    """A lead says of somebody who can do what follows that it can be done, in one of a few ways."""
    one, other = (_CAN.sub("can", text) for text in (old, new))
    if one == other != "" and old != new:
        return Judgement("minor", "another word for the same: being able")
    return judge(old, new, words)


_CAN: Final = re.compile(
    r"\b(?:that the person(?: assessed)? )?(?:(?:is|are) (?:able to|capable of)|(?:(?:has|have) )?the ability to|can)\b"
    r"(?:(?: do)? the following)?(?=:?$)"
)
