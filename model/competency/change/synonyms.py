"""Words that ask for the same: everywhere, or only of certain things.

One for the other is a rewording that keeps the meaning. Words of different depth (understand, master), of different force (may,
must), of different scope (customers, guests) or that a trade keeps apart (accurate, precise) are no synonyms.
"""

from __future__ import annotations

from typing import Final

from competency.change.spellings import EXAMPLE, INCLUDING


def _conditions(words: str) -> list[str]:
    return [
        f"{conjunction} {word}" for word in words.split() for conjunction in ("if", "when", "where", "as", "whenever", "wherever")
    ]


def _each(time: str) -> list[str]:
    return [f"every {time}", f"each {time}", f"once a {time}", f"once every {time}", f"once per {time}", f"on a {time}ly basis"]


AT_ONCE: Final = ("immediately", "at once")
"""Without delay; but two at once are two at the same time."""

EVERYWHERE: Final = (
    ("use", "utilise", "make use of"),
    ("staff", "personnel", "employee", "staff member", "members of staff"),
    ("customer", "client"),
    ("ensure", "make sure", "make certain"),
    ("help", "assist"),
    ("start", "begin", "commence"),
    ("buy", "purchase"),
    ("goal", "objective", "aim"),
    ("importance", "significance"),
    ("shortcoming", "weakness", "deficiency", "fall short"),
    ("according to", "in accordance with", "in line with", "as per", "in keeping with"),
    ("from", "drawing on", "based on", "on the basis of"),
    ("so that", "in such a way that", "in a way that", "such that"),
    ("only if", "only when", "only where"),
    ("nobody", "no one", "no body"),
    ("must", "have to", "has to"),
    ("apply to", "applicable to"),
    ("to", "in order to", "so as to", "for the purpose of"),
    ("about", "regarding", "concerning", "with regard to", "with respect to", "in relation to", "relating to", "pertaining to"),
    ("before", "prior to"),
    ("after", "subsequent to"),
    ("because of", "due to", "owing to"),
    ("during", "in the course of"),
    (EXAMPLE, "such as"),
    (INCLUDING, "which include", "that include", "comprising", "consisting of"),
    ("sufficient", "enough", "adequate"),
    ("various", "diverse", "a variety of"),
    ("many", "numerous"),
    ("improve", "enhance"),
    ("select", "choose"),
    ("understand", "comprehend"),
    ("respond", "reply"),
    ("inform", "notify"),
    ("repair", "mend"),
    ("company", "enterprise", "organisation", "corporation", "corporate"),
    ("error", "mistake"),
    ("fault", "defect"),
    ("result", "outcome"),
    ("consider", "take into account", "take into consideration", "take account of"),
    ("assess", "evaluate", "appraise"),
    ("reduce", "decrease", "lessen"),
    ("suitable", "appropriate"),
    ("and", "as well as", "together with", "along with"),
    ("effect", "impact"),
    ("workplace", "place of work", "work place"),
    ("colleague", "coworker", "co worker", "fellow worker"),
    ("collect", "gather"),
    ("find out", "discover"),
    ("rapid", "quick"),
    ("look after", "take care of"),
    ("although", "though"),
    ("people", "persons"),
    ("each", "every"),
    ("daily", "every day", "each day", "on a daily basis"),
    ("weekly", *_each("week")),
    ("fortnightly", "every two weeks", "every second week", "every other week", *_each("fortnight")),
    ("monthly", *_each("month")),
    ("quarterly", "every three months", *_each("quarter")),
    ("half yearly", "every six months", *_each("half year")),
    ("yearly", "annual", "annually", *_each("year")),
    ("hourly", *_each("hour")),
    ("regularly", "on a regular basis"),
    (AT_ONCE[0], "without delay", "straight away", "right away", AT_ONCE[1]),
    ("at least", "no less than", "not less than", "no fewer than", "a minimum of"),
    ("at most", "no more than", "not more than", "a maximum of"),
    ("more than", "in excess of"),
    ("less than", "fewer than"),
    ("where needed", *_conditions("needed necessary required")),
    ("where appropriate", *_conditions("appropriate suitable")),
    ("where possible", *_conditions("possible")),
    ("without", "with no"),
    ("anyone", "anybody"),
    ("everyone", "everybody"),
    ("someone", "somebody"),
    ("able to", "capable of"),
    ("discard", "throw away"),
    ("turn off", "switch off"),
    ("turn on", "switch on"),
    ("fill in", "fill out"),
    ("cooperate", "collaborate", "work together"),
    ("discuss", "talk about"),
    ("type", "kind"),
    ("job", "task"),
    ("implement", "put into practice", "put into effect"),
    ("predict", "forecast", "foresee"),
    ("dangerous", "hazardous"),
    ("wrong", "incorrect"),
    ("quickly", "swiftly", "rapidly"),
    ("often", "frequently"),
    ("usually", "normally"),
    ("large", "big"),
    ("each other", "one another"),
    ("strengthen", "reinforce"),
    ("subordinates", "subordinate staff", "subordinate employees"),
    ("long term", "in the long run", "in the long term", "over the long term"),
    ("short term", "in the short run", "in the short term", "over the short term"),
    ("how", "way of", "way in which", "manner in which"),
    ("beforehand", "in advance"),
    ("forbid", "prohibit"),
    ("suspend", "put on hold"),
    ("trend", "tendency"),
    ("yardstick", "benchmark"),
    ("in case of", "in the event of"),
    ("despite", "in spite of"),
    ("participate in", "take part in"),
    ("in writing", "in written form"),
    ("until", "till"),
    ("speak to", "talk to", "speak with", "talk with"),
    ("respond to", "reply to"),
    ("phone", "telephone"),
    ("responsible for", "in charge of"),
    ("beside", "next to"),
    ("by means of", "with the help of", "with the aid of"),
    ("instead of", "in place of"),
    ("as soon as possible", "as quickly as possible"),
    ("punctually", "on time"),
    ("carefully", "with care"),
    ("easily", "with ease"),
    ("polite", "courteous"),
    ("politely", "courteously"),
    ("stop", "cease"),
    ("remain", "stay"),
    ("get rid of", "dispose of"),
    ("rubbish", "garbage", "trash"),
)
"""Groups of words and phrases that ask for the same in any standard of work."""

_RULES: Final = "rule law regulation legislation ordinance procedure instruction standard policy code guideline requirement"
_PLANS: Final = "plan strategy policy programme measure scheme procedure proposal guideline budget timetable schedule"
_ACTIONS: Final = (
    "test check review audit repair survey inspection assessment evaluation analysis maintenance training work task research"
    " study measurement investigation calculation interview experiment duty"
)
OF_THINGS: Final = (
    (
        ("conduct", "carry out", "perform", "undertake"),
        _ACTIONS,
    ),
    (("use", "apply"), "knowledge skill technique method principle theory"),
    (("formulate", "devise", "draw up", "develop", "prepare"), _PLANS),
    (("comply with", "adhere to", "abide by", "follow"), _RULES),
    (("provide", "give", "supply"), "information advice detail"),
    (("provide", "give"), "support feedback training instruction help assistance guidance"),
    (("show", "demonstrate", "exhibit"), "knowledge understanding skill ability competence commitment respect"),
    (("establish", "set up"), "system procedure policy programme team committee"),
    (("handle", "deal with"), "complaint enquiry query request dispute"),
    (("record", "write down", "note down"), "reading result measurement detail"),
    (("whole", "entire"), "organisation company process system team building"),
    (("meet", "suit", "satisfy", "fulfil"), "need requirement expectation demand wish"),
    (("obtain", "get"), "approval consent permission feedback information signature quotation advice"),
    (("draw up", "prepare"), "list inventory contract agreement agenda roster rota"),
    (("answer", "respond to", "reply to"), "enquiry question email letter"),
    (("solve", "resolve"), "problem dispute conflict issue difficulty"),
    (("hold", "conduct"), "meeting briefing discussion"),
    (("finish", "complete"), "task work job shift course"),
    (("keep", "maintain"), "contact confidentiality"),
    (("gain", "acquire"), "knowledge skill experience"),
    (("make", "take", "reach"), "decision"),
)
"""Groups of words that ask for the same of these things, as far as nothing but a phrase stands between: to conduct a survey is to carry it
out, and to conduct songs is not to perform them."""

_BOOKS: Final = "log book logbook register diary form file list table journal ledger database sheet"
WITH_THINGS: Final = (
    (("provide", "supply"), "with", ""),
    (("record", "enter", "note down", "write down"), "in", _BOOKS),
    (("put", "place"), "on", ""),
    (("put", "place"), "in", ""),
    (("put", "place"), "into", ""),
)
"""Groups of verbs that ask for the same where such a preposition stands behind them, with one of these things, or any: to enter a weight in
the log is to record it there, and to enter a room is not."""
