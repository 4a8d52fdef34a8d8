"""What a change of the remark means: a remark may set a condition in any words, and few kinds of them certainly set none."""

from __future__ import annotations

import re
from typing import Final

from competency.change.findings import Judgement
from competency.change.gravity import Words, judge
from competency.change.lexicon import SIGNALS
from competency.change.spellings import NUMBERS
from competency.terms import stem


def judge_remark(old: str | None, new: str | None, words: Words) -> Judgement:
    """The class of the change from one remark to another, or to none: major unless it means the same, or certainly asks for nothing."""
    judgement = judge(old, new, words) if old and new else None
    if judgement and judgement.change_class != "major":
        return judgement
    if old and new and judge(_elliptic(old), _elliptic(new), words).change_class != "major":
        return Judgement("minor", "the same said of the unit")
    texts = [text for text in (old, new) if text]
    if all(map(_is_on_text, texts)):
        return Judgement("minor", "a remark on how the text was made")
    return Judgement("major", f"the remark may set a condition{f': {judgement.reason}' if judgement else ''}")


def _elliptic(text: str) -> str:
    """A remark that is a sentence on the unit as a mere phrase, which a remark without a verb is."""
    return _OF_UNIT.sub("", text)


_OF_UNIT: Final = re.compile(
    r"^(?:This|The) (?:unit|standard)(?: of competency)? is (?=(?:only )?(?:for|from|in|on|by|of|under)\b)"
)

_ON_TEXT: Final = re.compile(
    r"(?:This (?:unit|standard|text) (?:was|has been) (?:drawn up|written|prepared|translated|typeset)"
    r"|(?:This|The) (?:text|wording|translation|numbering|layout)(?: of this (?:unit|standard|text))?"
    r" (?:follows|resembles|is taken from|is based on|(?:was|has been) (?:drawn up|written|prepared|made|taken|revised|edited)))"
    r"(?: (?!(?:for|by|before|after)\b)[\w-]+)*\."
)


def _is_on_text(text: str) -> bool:
    """Whether a remark only says how the text was made, and nothing of those who are assessed, or of how."""
    return bool(_ON_TEXT.fullmatch(text)) and not any(map(_may_bind, re.findall(r"\w+", text.lower())))


def _may_bind(word: str) -> bool:
    return word in SIGNALS or word in NUMBERS or any(map(str.isdigit, word)) or stem(word) in _OF_ASSESSMENT


_OF_ASSESSMENT: Final = frozenset(
    map(
        stem,
        "applicant apprentice assess assessor assessment candidate certificate compulsory competence credit employee entry evidence examine"  # noqa: SIM905
        " examination exempt experience grade holder law learner legal level licence mandatory pass permit practitioner prerequisite"
        " qualification qualify require requirement student test trainee training".split(),
    )
)
