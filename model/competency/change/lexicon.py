"""The declared words by which changes are weighed: general English, no industry's, and nothing that depends on a unit.

What is listed can only make a change milder than ``major``, or give its reason a name. Whatever is not listed is major.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES: Final = frozenset({"a", "an", "the"})

SMALL: Final = frozenset(
    [
        "to",
        "of",
        "for",
        "in",
        "on",
        "at",
        "as",
        "that",
        "which",
        "who",
        "be",
        "is",
        "are",
        "am",
        "been",
        "being",
        "was",
        "were",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "its",
        "their",
        "it",
        "there",
        "this",
        "these",
        "so",
        "thus",
    ]
)
"""Words that grammar wants and that ask for nothing: a change of these alone, of no other words, is one of grammar."""

EXAMPLE: Final = "e.g."
EXPLANATION: Final = "i.e."
AND_SO_ON: Final = "etc."
INCLUDING: Final = "including"

SAME: Final[dict[str, tuple[str, ...]]] = {
    EXAMPLE: ("eg", "for example", "for instance"),
    EXPLANATION: ("ie", "that is to say"),
    AND_SO_ON: ("etc", "et cetera", "and so on", "and so forth", "and the like"),
    "%": ("per cent", "percent"),
    "and": ("&",),
    "and/or": ("and / or",),
    "cannot": ("can not",),
    "approximately": ("approx",),
    "department": ("dept",),
    "while": ("whilst",),
    "among": ("amongst",),
    "toward": ("towards",),
    "learned": ("learnt",),
    "gray": ("grey",),
    "tire": ("tyre",),
    "mold": ("mould",),
    "plow": ("plough",),
    "aging": ("ageing",),
    "inquiry": ("enquiry",),
    "inquiries": ("enquiries",),
    "inquire": ("enquire",),
    "judgment": ("judgement",),
    "acknowledgment": ("acknowledgement",),
    "aluminum": ("aluminium",),
    "jewelry": ("jewellery",),
    "maneuver": ("manoeuvre",),
    "artifact": ("artefact",),
    "practice": ("practise",),
    "sulfur": ("sulphur",),
    "cozy": ("cosy",),
    "skillful": ("skilful",),
    "email": ("e mail",),
    "coordinate": ("co ordinate",),
    "cooperate": ("co operate",),
}
"""Spellings of one word or phrase: which of them is written is editorial. Letters only, a space between words, in lower case."""

NUMBERS: Final = {
    word: str(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "hundred": "100",
}

SYNONYMS: Final = (
    ("conduct", "carry out", "perform", "undertake"),
    ("use", "utilise", "make use of", "apply"),
    ("staff", "personnel", "employee", "staff member", "members of staff"),
    ("customer", "client"),
    ("ensure", "make sure", "make certain"),
    ("help", "assist"),
    ("start", "begin", "commence"),
    ("buy", "purchase"),
    ("obtain", "get"),
    ("provide", "give", "supply"),
    ("show", "demonstrate", "exhibit"),
    ("goal", "objective", "aim"),
    ("importance", "significance"),
    ("shortcoming", "weakness", "deficiency", "fall short"),
    ("method", "way", "approach"),
    ("according to", "in accordance with", "in line with", "as per", "in keeping with"),
    ("from", "drawing on", "based on", "on the basis of"),
    ("so that", "in such a way that", "in a way that", "such that"),
    ("only if", "only when", "only where"),
    ("nobody", "no one", "no body"),
    ("need", "requirement"),
    ("to", "in order to", "so as to", "for the purpose of"),
    ("about", "regarding", "concerning", "with regard to", "with respect to", "in relation to", "relating to", "pertaining to"),
    ("before", "prior to"),
    ("after", "subsequent to"),
    ("because of", "due to", "owing to"),
    ("during", "in the course of"),
    (EXAMPLE, "such as"),
    (INCLUDING, "which include", "that include", "comprising", "consisting of"),
    ("sufficient", "enough", "adequate"),
    ("various", "different", "diverse", "a variety of"),
    ("many", "numerous"),
    ("main", "principal", "chief", "primary"),
    ("improve", "enhance"),
    ("select", "choose"),
    ("check", "verify"),
    ("formulate", "devise", "draw up", "develop"),
    ("understand", "comprehend"),
    ("establish", "set up"),
    ("handle", "deal with"),
    ("respond", "reply", "answer"),
    ("inform", "notify", "tell"),
    ("repair", "fix", "mend"),
    ("company", "firm", "enterprise", "organisation", "corporation", "corporate"),
    ("error", "mistake"),
    ("fault", "defect"),
    ("problem", "issue"),
    ("result", "outcome"),
    ("consider", "take into account", "take into consideration", "take account of"),
    ("assess", "evaluate", "appraise"),
    ("reduce", "decrease", "lower", "lessen"),
    ("increase", "raise"),
    ("allow", "permit"),
    ("suitable", "appropriate"),
    ("current", "existing", "present"),
    ("whole", "entire"),
    ("and", "as well as", "together with", "along with"),
    ("effect", "impact"),
    ("benefit", "advantage"),
    ("cost", "expense"),
    ("workplace", "place of work", "work place"),
    ("colleague", "coworker", "co worker", "fellow worker"),
    ("collect", "gather"),
    ("find out", "discover"),
    ("rapid", "fast", "quick"),
    ("look after", "take care of"),
    ("although", "though"),
    ("question", "query"),
    ("equipment", "apparatus"),
    ("people", "persons"),
)
"""Words that ask for the same: one for the other is a rewording that keeps the meaning. Words of different depth (understand,
master), of different force (may, must) or of different scope (customers, guests) are no synonyms."""

NEEDS: Final = _words("need requirement expectation demand wish")
MEETING: Final = _words("meet suit satisfy fulfil")
"""These ask for the same where needs follow, and nowhere else: to meet customers is not to satisfy them."""

HOMOPHONES: Final = (
    "brake break", "principal principle", "their there", "form from", "stationary stationery", "complement compliment",
    "affect effect", "loose lose", "than then", "its it's", "council counsel", "weather whether", "to too", "hole whole",
    "role roll", "fair fare", "plain plane", "piece peace", "steel steal", "waist waste", "right write", "hear here",
    "passed past", "knew new", "board bored", "current currant", "chord cord", "coarse course", "dew due", "die dye",
    "flour flower", "heal heel", "key quay", "mail male", "meat meet", "pail pale", "pair pear", "pedal peddle", "poor pour",
    "profit prophet", "rain reign rein", "raise raze", "root route", "sew sow", "stair stare", "storey story", "straight strait",
    "tail tale", "vain vein vane", "wait weight", "ware wear where", "discreet discrete", "lead led", "site sight cite",
    "quiet quite", "trail trial", "angel angle", "desert dessert", "where were", "of off", "though through", "sever severe",
)  # fmt: skip
"""Words that are written for one another: where one takes the other's place, a slip was made or mended."""

MODALS: Final = _words("may must shall should can could will would might ought")
NEGATIONS: Final = _words("not no never none neither nor without except excluding unless cannot hardly nothing nobody avoid")
QUANTIFIERS: Final = frozenset(
    [
        "all",
        "any",
        "each",
        "every",
        "some",
        "several",
        "few",
        "most",
        "many",
        "more",
        "less",
        "least",
        "minimum",
        "maximum",
        "only",
        "half",
        "double",
        "once",
        "twice",
        "always",
        "sometimes",
    ]
)
CONDITIONS: Final = frozenset(
    [
        "if",
        "when",
        "where",
        "whenever",
        "wherever",
        "until",
        "provided",
        "subject",
        "under",
        "supervision",
        "supervised",
        "guidance",
        "independently",
        "independent",
        "alone",
        "unaided",
        "only_if",
    ]
)
SIGNALS: Final = MODALS | NEGATIONS | CONDITIONS | QUANTIFIERS
"""Words that widen, narrow or bind: with one of these inside, brackets explain nothing."""

BINDING: Final = (MODALS - _words("may can could will would might")) | frozenset(
    [
        "not",
        "no",
        "never",
        "only",
        "least",
        "most",
        "minimum",
        "maximum",
        "required",
        "require",
        "requires",
        "requirement",
        "need",
        "needs",
        "mandatory",
        "compulsory",
        "prerequisite",
        "condition",
        "before",
        "without",
        "unless",
    ]
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

NOT_PLURAL: Final = _words("goods customs means news arms premises ethics statistics logistics works glasses economics")
"""Words that end in s and are no plural of what is left without it."""

OTHER_WITH_ING: Final = _words("market account bank engineer build paint price meet cater")
"""Nouns that are other things with -ing: a market strategy is no marketing strategy."""

PRONOUNS: Final = _words("it its them they their these this those")
"""Words that stand for others named before, which then need not be named again."""
