"""The declared words by which changes are weighed: general English, no industry's, and nothing that depends on a unit.

What is listed can make a change milder than ``major`` or give its reason a name, and two lists say where a form of a word is no proof of
it. Whatever is not listed is major.
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

OWN_PLURALS: Final = _words(
    "airs amends arms arts ashes authorities banns bars beginnings belongings bitters bonds bowels brains briefs cards cattle"
    " chambers checks circumstances clubs colours communications compasses conditions connections considerations contents"
    " covers credits crossings currents customs damages dealings deeds directions draughts drawers dues dynamics earnings"
    " economics effects ends estates ethics facilities falls feelings figures finances findings fines forces funds"
    " furnishings gains games gates glasses goods graces greens grounds guts handicrafts heads hearts heights holdings"
    " honours humanities interests irons ironworks jeans leaves lengths letters lights limits lines links lodgings looks"
    " losses manners materials mathematics matters means measures minds minutes moods morals movements news notions numbers"
    " odds offices oils operations outskirts overheads pains pants papers particulars parts payments pictures pieces"
    " plastics plates points politics pools powers practices premises premium presents principals proceedings proceeds"
    " provisions quarters rags rails rapids receipts refreshments regards relations remains reserves resources respects"
    " returns rights roads rocks ropes sales sands savings scales sciences scissors securities senses services settlements"
    " shares shorts sights silks sorts spectacles spirits sports springs spurs stairs stakes stations statistics stays steps"
    " stocks straits studies subjects supplies surroundings sweets talks tenses terms textiles thanks tidings tights times"
    " tops tracks trades trappings troops tropics trunks trusts utilities valuables values vapours vitals wages wants waters"
    " ways weights whites wholes winds wits woods woollens words workings works writings yards"
)
"""Plurals that have a meaning of their own beside that of several: the minutes of a meeting, the damages for a damage."""

TELLING_HOW: Final = _words(
    "spring summer autumn winter january february march april may june july august september october november december "
    "retail wholesale express medium rare pink "
    "above abroad afloat aground ahead aloft apart around ashore aside away back below downstairs downtown elsewhere"
    " everywhere far here home indoors inland inside locally nearby offshore offsite onshore onsite outdoors outside"
    " overhead overseas there underfoot underground underneath underwater upright upside upstairs within after afterwards"
    " again already always sideways lengthways crossways edgeways breadthways endways anyways before beforehand early ever finally first hourly last late later next now often once overnight"
    " second sometimes soon sooner straightaway then third today tomorrow tonight twice minutes hours days nights weeks"
    " fortnights months years mornings afternoons evenings weekends weekdays holidays seasons times mondays tuesdays"
    " wednesdays thursdays fridays saturdays sundays morning afternoon evening night noon midnight weekend monday tuesday"
    " wednesday thursday friday saturday sunday minute hour day week month year time alike alone aloud anyhow anyway bare"
    " barefoot blindfold bodily crosswise deep else extra fair fast fine flat free full gratis hard high kindly lengthwise"
    " live loose loud low naked neat only outright please quick raw rather sharp sideways singly slow slowly solo still"
    " straight thus tight together too unaided unassisted unused upwards downwards well whole sales works"
)
"""Words that may say where, when, in what order, how or at what price something is done, whether they are nouns too or not."""

OF_ACTIONS: Final = (
    *("ion", "ions", "ment", "ments", "ing", "ings", "ery", "eries", "al", "als", "ance", "ence"),
    *("visit", "visits", "work"),
)
"""Endings of what is done itself, and may have a time or a doer of its own: deliveries after work, the training of the manager."""

PICTURES: Final = _words("photo photograph picture portrait image story film video model drawing plan map copy cost price value")
"""Things that may be of somebody without being theirs."""

PARTICIPLES: Final = dict(
    pair.split("/")
    for pair in [
        "kept/keep",
        "held/hold",
        "sent/send",
        "made/make",
        "given/give",
        "taken/take",
        "written/write",
        "done/do",
        "bought/buy",
        "sold/sell",
        "built/build",
        "shown/show",
        "told/tell",
        "found/find",
        "led/lead",
        "paid/pay",
        "brought/bring",
        "chosen/choose",
        "drawn/draw",
        "driven/drive",
        "known/know",
        "met/meet",
        "put/put",
        "seen/see",
        "taught/teach",
        "won/win",
        "cut/cut",
        "hidden/hide",
        "broken/break",
        "stolen/steal",
        "spoken/speak",
        "run/run",
        "set/set",
        "lent/lend",
        "spent/spend",
    ]
)
"""Verbs by the participles that do not end in -ed."""

KEEPING: Final = _words(
    "keep keeps have has get gets leave leaves find finds make makes see sees hear want wants watch let set send"
    " need needs order orders require requires request hold holds like help"
)
"""Verbs behind which a participle may say what becomes of a thing: keep guests informed."""

NO_MANNER: Final = _words(
    "hardly lately shortly nearly barely scarcely fairly highly rightly evenly presently justly only really mostly mainly partly"
    " fully completely wholly exactly largely roughly simply merely solely totally newly freshly recently previously formerly"
    " initially finally equally namely likely early usually normally generally commonly occasionally rarely seldom possibly"
    " probably friendly orderly timely costly deadly lively lonely surely badly directly closely"
)
"""Words with -ly that say no manner, or another one than what they are made from."""

SYMMETRIC: Final = _words("compare reconcile")
"""Verbs that say the same of two things in either order."""

SAYINGS: Final = {
    "instruction": "instruct",
    "instructions": "instruct",
    "recommendation": "recommend",
    "recommendations": "recommend",
    "specification": "specify",
    "specifications": "specify",
    "prescription": "prescribe",
    "advice": "advise",
    "suggestions": "suggest",
    "directions": "direct",
}
"""What somebody says who is to be followed, and the verb for saying it."""

APPROVALS: Final = {
    "approval": "approve",
    "authorisation": "authorise",
    "authorization": "authorise",
    "confirmation": "confirm",
    "acceptance": "accept",
    "certification": "certify",
}
"""What somebody gives to what others made, and the verb for giving it."""
