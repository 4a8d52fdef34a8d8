"""Clauses in another construction: active and passive, shortened and not, with an infinitive or without."""

from __future__ import annotations

from typing import Final

from competency.change.examples import may_tell_how
from competency.change.items import JOINING, Item, Items, base_of, ends, made, small
from competency.change.lexicon import APPROVALS, BE, KEEPING, MODALS, SAYINGS, SIGNALS
from competency.change.tokens import Token
from competency.english import follows
from competency.verbs import is_observable, may_be_verb


def active(words: Items) -> Items:
    """Waste is sorted by the cook: the cook sorts waste."""
    places = [place for place, item in enumerate(words) if item.word in BE]
    by = [place for place, item in enumerate(words) if item.word == "by"]
    if len(places) != 1 or len(by) != 1 or by[0] != places[0] + 2 or not 0 < places[0] < len(words) - 3:
        return words
    be, verb = words[places[0]], words[places[0] + 1].token
    done_to, agent = words[: places[0]], words[by[0] + 1 :]
    modal = [done_to.pop()] if done_to[-1].token.has(MODALS) or done_to[-1].token.meaning == "=must" else []
    base = base_of(verb)
    if not base or be.word not in (("be",) if modal else ("is", "are")):
        return words
    if not done_to or (len(done_to) > 1 and is_observable(done_to[0].word)) or agent[0].word.endswith("ing"):
        return words
    if any(not item.token.key or item.token.has(JOINING - {"and", "of"}) for item in (*done_to, *agent)):
        return words
    if any(item.word == "of" for item in agent):
        return words  # informed by the nurse of changes
    if any(item.token.has(SIGNALS) or may_tell_how(item.word) for item in (*done_to, *agent)):
        return words
    is_one = agent[-1].token.key == agent[-1].word and not modal
    return [*agent, *modal, Item(made(verb, base, f"{base}s" if is_one else base)), *done_to]


def help_to(words: Items) -> Items:
    """To assist guests in choosing wine is to help them to choose it."""
    helping = next((place for place, item in enumerate(words) if item.token.meaning == "=help"), None)
    for place in range(1, len(words) - 2):
        verb = words[place + 1].token
        if helping is None or not helping < place <= helping + 3 or words[place].word != "in" or not _is_doing(verb):
            continue
        if any(not item.token.key or item.token.has(JOINING) for item in (*words[helping + 1 : place], words[place + 2])):
            continue
        return [*words[:place], small("to"), Item(made(verb, verb.key)), *words[place + 2 :]]
    return words


def able_to(words: Items) -> Items:
    """Who is capable of leading is able to lead."""
    result = [*words]
    for place, item in enumerate(words[:-1]):
        verb = words[place + 1].token
        if item.token.meaning == "=able to" and item.word.startswith("capable") and verb.word.endswith("ing"):
            result[place + 1] = Item(made(verb, verb.key))
    return result


def _is_doing(verb: Token) -> bool:
    """Whether a word with -ing is a verb here: nobody calls a thing so."""
    return verb.word.endswith("ing") and verb.key != verb.word and not follows("the", verb.word)


def without_relative(words: Items) -> Items:
    """Records that are kept in the archive are records kept there; guests that are kept informed may be something else."""
    if any(item.token.has(KEEPING) for item in words):
        return words
    result: Items = []
    for place, item in enumerate(words):
        if not _is_relative(words, place) and not (place and _is_relative(words, place - 1)):
            result.append(item)
    return result


def _is_relative(words: Items, place: int) -> bool:
    """Whether "that are" begins there, with a participle and what belongs to it behind it."""
    if (
        not 0 < place < len(words) - 2
        or words[place].word not in ("that", "which", "who")
        or words[place + 1].word not in ("is", "are")
    ):
        return False
    before, participle = words[place - 1].token, words[place + 2].token
    if not before.key or before.has(JOINING) or (place == 1 and may_be_verb(before.word)):
        return False
    return bool(base_of(participle)) and place + 3 < len(words) and words[place + 3].word in _BEHIND_PARTICIPLES


_BEHIND_PARTICIPLES: Final = frozenset("by in on at for to from with under after before".split())  # noqa: SIM905


def as_said(words: Items) -> Items:
    """According to the instructions of the maker, or the maker's instructions, is as the maker instructs, or as instructed by the maker."""
    for place, item in enumerate(words):
        behind = words[place + 1 :]
        stop = next(at for at in range(len(behind) + 1) if ends(behind, at))
        if item.token.meaning == "=according to" and behind:
            if len(behind) > 2 and behind[0].word in SAYINGS and behind[1].word == "of" and behind[0].article:
                end = next(at for at in range(2, len(behind) + 1) if ends(behind, at))
                return _said(words, place, behind[0].word, behind[2:end], behind[end:])
            if stop > 1 and behind[stop - 1].word in SAYINGS and behind[stop - 2].token.is_owner:
                return _said(words, place, behind[stop - 1].word, behind[: stop - 1], behind[stop:])
        elif item.word == "as" and behind:
            if len(behind) > 2 and base_of(behind[0].token) in SAYINGS.values() and behind[1].word == "by":
                end = next(at for at in range(2, len(behind) + 1) if ends(behind, at))
                return _said(words, place, base_of(behind[0].token), behind[2:end], behind[end:])
            if stop == len(behind) > 1 and behind[-1].token.key in SAYINGS.values() and behind[0].article:
                return _said(words, place, behind[-1].token.key, behind[:-1], [])
    return words


def _said(words: Items, place: int, saying: str, who: Items, rest: Items) -> Items:
    verb = SAYINGS.get(saying, saying)
    named = [*who[:-1], Item(made(who[-1].token, who[-1].token.key))] if who else []
    return [*words[:place], small("as"), small(verb), *named, *rest]


def approved(words: Items) -> Items:
    """To have the plan approved by the board, and to obtain approval for the plan from the board, is to get the board's approval for the plan."""
    for place, item in enumerate(words):
        if item.token.key not in ("have", "get", "obtain"):
            continue
        parts = _parts(words, place + 1)
        before = [word for word, _ in parts]
        first, *rest = (phrase for _, phrase in parts)
        act = first[-1:] if first else []
        verb = APPROVALS.get(act[0].word, "") if act else ""
        if before[1:] == ["by"] and act and base_of(act[0].token) in APPROVALS.values():
            return _approved(words[:place], base_of(act[0].token), rest[0], first[:-1])
        if item.token.key == "have" or not verb:
            continue
        if before[1:] == ["for"] and len(first) > 1 and first[-2].token.is_owner:
            return _approved(words[:place], verb, first[:-1], rest[0])
        if len(first) == 1 and before[1:] == ["for", "from"]:
            return _approved(words[:place], verb, rest[1], rest[0])
        if len(first) == 1 and before[1:] in (["of", "for"], ["from", "for"]):
            return _approved(words[:place], verb, *rest)
    return words


def _parts(words: Items, start: int) -> list[tuple[str, Items]]:
    """The phrases from a place to the end of a text, each with the word or the sign before it."""
    parts: list[tuple[str, Items]] = [("", [])]
    for place in range(start, len(words)):
        if ends(words, place):
            parts.append((words[place].word, []))
        else:
            parts[-1][1].append(words[place])
    return parts


def _approved(before: Items, verb: str, who: Items, what: Items) -> Items:
    if not who or not what:
        return [*before, small("get"), small(verb)]
    owner = Item(made(who[-1].token, who[-1].token.key), who[-1].article)
    return [*before, small("get"), small(verb), small("by"), *who[:-1], owner, small("for"), *what]
