"""The declared words by which changes are weighed: general English, no industry's, and nothing that depends on a unit.

What is listed can only make a change milder than ``major``, or give its reason a name. Whatever is not listed is major.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES: Final = frozenset({"a", "an", "the"})

SMALL: Final = _words(
    "to of for in on at as that which who be is are am been being was were has have had do does did its their it there this these so thus per"
)
"""Words that grammar wants and that name nothing; what a change of them alone means is for grammar to say."""

PREPOSITIONS: Final = _words("to of for in on at as")

MODALS: Final = _words("may must shall should can could will would might ought")
NEGATIONS: Final = _words("not no never none neither nor without except excluding unless cannot hardly nothing nobody avoid")
QUANTIFIERS: Final = _words(
    "all any each every some several few most many more less least minimum maximum only half double once twice always sometimes"
)
CONDITIONS: Final = _words(
    "if when where whenever wherever until provided subject under supervision supervised guidance independently independent alone unaided only_if"
)
FREQUENCIES: Final = _words("hourly daily nightly weekly fortnightly monthly quarterly yearly annually immediately")
SIGNALS: Final = MODALS | NEGATIONS | CONDITIONS | QUANTIFIERS | FREQUENCIES
"""Words that widen, narrow or bind: with one of these inside, brackets explain nothing."""

BINDING: Final = (MODALS - _words("may can could will would might")) | _words(
    "not no never only least most minimum maximum required require requires requirement need needs mandatory compulsory prerequisite condition before without unless"
)
"""Words that make a condition of a remark."""

TURNING: Final = _words("from before after over above below than instead rather into within outside beyond between")
"""Words that turn what follows them: from A to B is not from B to A."""

RELATING: Final = _words(
    "according by with through via using on both what how which whether when where these it them itself themselves anyone anybody and or one"
)
"""Words that only say how others belong together, where a whole sentence is said in another way."""

ASKING: Final = _words("identify determine show know explain find see judge decide describe understand assess tell check")
"""Verbs after which "where", "when" and "if" ask a question, and set no condition."""

CLAUSE_STARTS: Final = _words("according if when where unless while must shall should may not whereby provided without")
"""Words with which a list of examples is at its end."""

NOT_PLURAL: Final = _words("goods customs means news arms premises ethics statistics logistics glasses economics")
"""Words that end in s and are no plural of what is left without it."""

OTHER_WITH_ING: Final = _words("market account bank engineer build paint price meet cater")
"""Nouns that are other things with -ing: a market strategy is no marketing strategy."""

PRONOUNS: Final = _words("it its them they their these this those")
"""Words that stand for others named before, which then need not be named again."""

LEADING: Final = _words(
    "in from by with to for after before at on during when where if while as according using drawing based upon within under"
)
"""Words with which a sentence begins that puts its verb behind a comma."""

BE: Final = _words("is are be been being was were")

DOING: Final = _words("make give have take")
"""Verbs that say nothing of their own before the noun of an action: to make an assessment is to assess."""

RELATIVE: Final = _words("which who whom whose")
"""Words before which a comma says that all are meant, and no comma that only some are."""

FORGOTTEN: Final = _words("with from by about into against upon between among")
"""Prepositions that a verb may want: where one is missing and no other reading is left, it was forgotten."""

PARTICLES: Final = _words("out up off on away down into")
"""Words that may stand apart from their verb: carry it out, take the cost into account."""

JOINING: Final = _words("and or with by through via on for of in at")

NAMES_TOO: Final = _words(
    "polish march may august china turkey japan nice reading bath rugby mobile cologne chile java brazil job mark bill frank art"
)
"""Words that are names with a capital."""
