"""Whether a word is asked for, or stands in an example or an explanation: in brackets, or behind words that begin one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from competency.change.examples import certain_length, may_tell_how
from competency.change.lexicon import ARTICLES, CLAUSE_STARTS, QUANTIFIERS, SIGNALS, TURNING
from competency.change.spellings import AND_SO_ON, EXAMPLE, EXPLANATION
from competency.change.tokens import SENTENCE_END, Region, Token
from competency.verbs import NOUNS_TOO, is_base


def with_regions(found: Sequence[Token]) -> list[Token]:
    """Say of each token whether it is asked for, or stands in an example or an explanation.

    Brackets alone explain nothing: what stands in them may be a condition or a limit.
    """
    regions: list[Region] = ["asked"] * len(found)
    for opening, closing in _brackets(found):
        inside = found[opening : closing + 1]
        kind = _KINDS.get(inside[1].meaning) or _said_beside(inside[1:-1])
        if says_what_it_means(inside[1:-1]):
            regions[opening : closing + 1] = ["explanation"] * len(inside)
        elif kind and not any(token.has(SIGNALS) or token.key[:1].isdigit() for token in inside):
            regions[opening : closing + 1] = [kind] * len(inside)
    depth = opened = stop = 0
    region: Region = "asked"
    for place, token in enumerate(found):
        depth += (token.text in ("(", "[")) - (token.text in (")", "]"))
        if place >= stop or depth < opened or _ends(found, place, opened):
            region = "asked"
        if token.meaning == f"={EXAMPLE}":
            region, opened, stop = "example", depth, len(found)
            if depth == 0:
                end = next((i for i in range(place + 1, len(found)) if _ends(found, i, 0)), len(found))
                stop = place + 1 + certain_length(found[place + 1 : end])
        elif token.key == EXPLANATION:
            region, opened, stop = "explanation", depth, len(found)
        if region != "asked":
            regions[place] = region
        if token.key == AND_SO_ON:
            region = "asked"
    return [replace(token, region=region) for token, region in zip(found, regions, strict=True)]


def _ends(found: Sequence[Token], place: int, opened: int) -> bool:
    """Whether examples or an explanation, begun within so many brackets, surely end before a place."""
    return _ends_examples(found, place) or (opened == 0 and found[place].has(_ENDS_OUTSIDE_BRACKETS))


_ENDS_EXAMPLES: Final = CLAUSE_STARTS | (SIGNALS - QUANTIFIERS) | TURNING | {"to", "away", "near", "during"}


def _ends_examples(found: Sequence[Token], place: int) -> bool:
    """Whether something else is said from there on: a sentence, a condition, or a further task ("and sharpen them")."""
    token = found[place]
    if token.text in SENTENCE_END or token.has(_ENDS_EXAMPLES):
        return True
    verb, thing = (found[place + step] if place + step < len(found) else None for step in (1, 2))
    if token.key != "and" or verb is None or thing is None or verb.word in ARTICLES or verb.word.endswith("ing"):
        return False
    return thing.word in _OBJECTS or (
        is_base(verb.word) and thing.word[:1].isalpha() and (verb.word not in NOUNS_TOO or thing.word.endswith("s"))
    )


_ENDS_OUTSIDE_BRACKETS: Final = frozenset({"in", "on", "at", "with", "for", "by", "through", "via", "using"})
"""Words that may begin a demand behind examples; in brackets they belong to the examples."""
_OBJECTS: Final = ARTICLES | {"it", "them", "these", "those", "this", "all", "every", "each", "any", "their", "its"}
_KINDS: Final[dict[str, Region]] = {f"={EXAMPLE}": "example", EXPLANATION: "explanation"}
"""What a bracket is that begins with these."""


def _said_beside(inside: Sequence[Token]) -> Region | None:
    """What a bracket is without such words: one that says what a thing is ("the lowest part of the shaft"), or names several things."""
    if inside and inside[0].word in ARTICLES and len(inside) > 2:
        return "explanation"
    members: list[list[Token]] = [[]]
    for token in inside:
        members.append([]) if token.text == "," or token.key in ("and", "or") else members[-1].append(token)
    named = [member for member in members if member]
    if len(named) < 2 or not any(token.text == "," for token in inside):
        return None
    if any(len(member) > 2 or any(token.has(_NO_NAME) for token in member) for member in named):
        return None
    doubtful = sum(any(may_tell_how(token.word) for token in member) for member in named)
    return "example" if doubtful == 0 or (doubtful == 1 and len(named) > 2) else None


def says_what_it_means(inside: Sequence[Token]) -> bool:
    """Whether a bracket is a question for a meaning, which says what explaining a thing is: what each line means."""
    binding = SIGNALS - {"each", "every", "all"}
    return (
        len(inside) in (3, 4)
        and inside[0].word == "what"
        and inside[-1].word in ("mean", "means")
        and not any(token.has(binding) for token in inside)
    )


_NO_NAME: Final = _ENDS_OUTSIDE_BRACKETS | _ENDS_EXAMPLES | {"also", "even", "as", "of"}


def _brackets(found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for place, token in enumerate(found):
        if token.text in ("(", "["):
            opened.append(place)
        elif token.text in (")", "]") and opened:
            yield opened.pop(), place
