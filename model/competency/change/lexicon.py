"""The declared words by which changes are weighed: general English, no industry's, and nothing that depends on a unit.

What is listed can only make a change milder than ``major``, or give its reason a name. Whatever is not listed is major.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _conditions(words: str) -> list[str]:
    return [
        f"{conjunction} {word}" for word in words.split() for conjunction in ("if", "when", "where", "as", "whenever", "wherever")
    ]


ARTICLES: Final = frozenset({"a", "an", "the"})

SMALL: Final = _words(
    "to of for in on at as that which who be is are am been being was were has have had do does did its their it there this these so thus per"
)
"""Words that grammar wants and that ask for nothing: a change of these alone, of no other words, is one of grammar."""

PREPOSITIONS: Final = _words("to of for in on at as")
LIKE_PREPOSITIONS: Final = (_words("in on at"), _words("of for in"))
"""Those that take each other's place without a change of meaning; a report on clients is none for clients."""

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
    ("result", "outcome"),
    ("consider", "take into account", "take into consideration", "take account of"),
    ("assess", "evaluate", "appraise"),
    ("reduce", "decrease", "lessen"),
    ("increase", "raise"),
    ("allow", "permit"),
    ("suitable", "appropriate"),
    ("current", "existing"),
    ("whole", "entire"),
    ("and", "as well as", "together with", "along with"),
    ("effect", "impact"),
    ("benefit", "advantage"),
    ("cost", "expense"),
    ("workplace", "place of work", "work place"),
    ("colleague", "coworker", "co worker", "fellow worker"),
    ("collect", "gather"),
    ("find out", "discover"),
    ("rapid", "quick"),
    ("look after", "take care of"),
    ("although", "though"),
    ("question", "query"),
    ("equipment", "apparatus"),
    ("people", "persons"),
    ("each", "every"),
    ("daily", "every day", "each day"),
    ("weekly", "every week", "each week", "once a week"),
    ("monthly", "every month", "each month", "once a month"),
    ("yearly", "annual", "annually", "every year", "each year", "once a year"),
    ("immediately", "at once", "without delay", "straight away"),
    ("at least", "no less than", "not less than", "no fewer than", "a minimum of"),
    ("at most", "no more than", "not more than", "up to", "a maximum of"),
    ("more than", "in excess of"),
    ("less than", "fewer than"),
    ("where needed", *_conditions("needed necessary required")),
    ("where appropriate", *_conditions("appropriate suitable")),
    ("where possible", *_conditions("possible")),
    ("without", "with no"),
    ("anyone", "anybody"),
    ("everyone", "everybody"),
    ("someone", "somebody"),
    ("until", "till"),
    ("able to", "capable of"),
    ("comply with", "adhere to", "abide by", "follow"),
    ("discard", "throw away", "dispose of"),
    ("turn off", "switch off"),
    ("turn on", "switch on"),
    ("fill in", "fill out"),
    ("record", "write down", "note down"),
    ("cooperate", "collaborate", "work together"),
    ("discuss", "talk about"),
    ("type", "kind"),
    ("part", "component"),
    ("job", "task"),
    ("implement", "put into practice", "put into effect", "execute"),
    ("predict", "forecast", "foresee", "anticipate"),
    ("because", "since"),
    ("dangerous", "hazardous"),
    ("wrong", "incorrect"),
    ("quickly", "swiftly", "rapidly"),
    ("often", "frequently"),
    ("usually", "normally"),
    ("exact", "precise"),
    ("large", "big"),
    ("each other", "one another"),
    ("strengthen", "reinforce"),
    ("former", "previous", "earlier"),
    ("subordinates", "subordinate staff", "subordinate employees"),
    ("long term", "in the long run", "in the long term", "over the long term"),
    ("short term", "in the short run", "in the short term", "over the short term"),
    ("how", "way of", "way in which", "manner in which"),
    ("beforehand", "in advance"),
    ("forbid", "prohibit"),
    ("trend", "tendency"),
    ("yardstick", "benchmark"),
)
"""Words that ask for the same: one for the other is a rewording that keeps the meaning. Words of different depth (understand,
master), of different force (may, must) or of different scope (customers, guests) are no synonyms."""

NEEDS: Final = _words("need requirement expectation demand wish")
MEETING: Final = _words("meet suit satisfy fulfil")
"""These ask for the same where needs follow, and nowhere else: to meet customers is not to satisfy them."""

HOMOPHONES: Final = (
    "brake break", "principal principle", "their there", "form from", "stationary stationery", "complement compliment",
    "affect effect", "loose lose", "than then", "its it's", "weather whether", "to too", "hole whole",
    "role roll", "fair fare", "plain plane", "piece peace", "steel steal", "waist waste", "right write", "hear here",
    "passed past", "knew new", "board bored", "current currant", "chord cord", "coarse course", "dew due", "die dye",
    "flour flower", "heal heel", "key quay", "mail male", "meat meet", "pail pale", "pair pear", "pedal peddle", "poor pour",
    "profit prophet", "rain reign rein", "root route", "sew sow", "stair stare", "storey story", "straight strait",
    "tail tale", "vain vein vane", "wait weight", "ware wear where", "discreet discrete", "lead led", "site sight cite",
    "quiet quite", "trail trial", "angel angle", "desert dessert", "where were", "of off", "though through", "sever severe", "dairy diary", "casual causal", "untied united", "asses assess", "posses possess", "manger manager", "costumer customer",
)  # fmt: skip
"""Words that are written for one another: where one takes the other's place, a slip was made or mended."""

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

OPPOSITE_STARTS: Final = (
    ("hyper", "hypo"),
    ("inter", "intra"),
    ("im", "e"),
    ("in", "ex"),
    ("over", "under"),
    ("macro", "micro"),
    ("ante", "anti"),
    ("pre", "post"),
)
"""Beginnings that make opposites of one word: none is a slip for the other."""

PARTICLES: Final = _words("out up off on away down into")
"""Words that may stand apart from their verb: carry it out, take the cost into account."""

JOINING: Final = _words("and or with by through via on for of in at")
