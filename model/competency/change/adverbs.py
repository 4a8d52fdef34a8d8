"""Manners: in a polite manner is politely, and politely answer is answer politely."""

from __future__ import annotations

from competency.change.items import JOINING, Items, small
from competency.change.lexicon import KEEPING, NO_MANNER, PARTICIPLES, SIGNALS, TELLING_HOW
from competency.change.ordering import has_other_verb
from competency.english import frequency
from competency.verbs import may_be_verb


def adverb_for_manner(words: Items) -> Items:
    """In a polite manner is politely."""
    result: Items = []
    place = 0
    while place < len(words):
        is_manner = words[place].word == "in" and _is_manner(words[place + 1 : place + 3])
        adverb = _adverb(words[place + 1].word) if is_manner else ""
        if adverb:
            result.append(small(adverb))
            place += 3
        else:
            result.append(words[place])
            place += 1
    return result


def _is_manner(words: Items) -> bool:
    return len(words) == 2 and words[0].article in ("a", "an") and words[1].word in ("manner", "way", "fashion")


def _adverb(quality: str) -> str:
    """The adverb that is made from an adjective; nothing where it is no word, or says something else, as hardly does."""
    made = (
        f"{quality[:-1]}y"
        if quality.endswith("le")
        else f"{quality[:-1]}ily"
        if quality.endswith("y")
        else f"{quality}ally"
        if quality.endswith("ic")
        else f"{quality}ly"
    )
    return made if frequency(made) and made not in NO_MANNER else ""


def adverb_last(words: Items) -> Items:
    """Politely answer questions: the adverb goes to the end, where no other verb stands that it may belong to."""
    first, *rest = words or [small("")]
    if len(rest) < 2 or not _is_adverb(first.word) or first.word in NO_MANNER or first.token.has(SIGNALS):
        return words
    if (
        not may_be_verb(rest[0].word)
        or rest[0].token.has(KEEPING | PARTICIPLES.keys())
        or rest[0].token.meaning == "=help"
        or rest[0].token.key.endswith("+ed")
        or rest[0].word.endswith("ing")
    ):
        return words
    if any(not item.token.key or item.token.has(JOINING - {"to", "with", "of", "for"}) for item in rest):
        return words
    if has_other_verb([item.token for item in rest]) or any(item.token.key.endswith("+ed") for item in rest):
        return words
    return [*rest, first]


def _is_adverb(word: str) -> bool:
    return (
        word.endswith("ly")
        and word not in TELLING_HOW
        and any(
            frequency(quality) and quality != word and _adverb(quality) == word
            for quality in (word[:-2], f"{word[:-1]}e", f"{word[:-3]}y", word[:-4])
        )
    )
