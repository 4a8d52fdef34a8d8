"""Whether a word is asked for, or stands in an example or an explanation: in brackets, or behind words that begin one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from competency.change.lexicon import ARTICLES, CLAUSE_STARTS, QUANTIFIERS, SIGNALS, TURNING
from competency.change.spellings import AND_SO_ON, EXAMPLE, EXPLANATION
from competency.change.tokens import SENTENCE_END, Region, Token
from competency.verbs import NOUNS_TOO, is_base


def with_regions(found: Sequence[Token]) -> list[Token]:
    """Say of each token whether it is asked for, or stands in an example or an explanation."""
    regions: list[Region] = ["asked"] * len(found)
    for opening, closing in _brackets(found):
        inside = found[opening : closing + 1]
        if not any(token.has(SIGNALS) or token.key[:1].isdigit() for token in inside):
            regions[opening : closing + 1] = ["explanation"] * len(inside)
    depth = opened = 0
    region: Region = "asked"
    for place, token in enumerate(found):
        depth += (token.text in ("(", "[")) - (token.text in (")", "]"))
        ends = depth < opened or _ends_examples(found, place) or (opened == 0 and token.has(_ENDS_OUTSIDE_BRACKETS))
        region = "asked" if ends else region
        if token.meaning == f"={EXAMPLE}":
            region, opened = "example", depth
        elif token.key == EXPLANATION:
            region, opened = "explanation", depth
        if region != "asked":
            regions[place] = region
        if token.key == AND_SO_ON:
            region = "asked"
    return [replace(token, region=region) for token, region in zip(found, regions, strict=True)]


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


def _brackets(found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for place, token in enumerate(found):
        if token.text in ("(", "["):
            opened.append(place)
        elif token.text in (")", "]") and opened:
            yield opened.pop(), place
