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
    ("daily", "every day", "each day"),
    ("weekly", "every week", "each week", "once a week"),
    ("monthly", "every month", "each month", "once a month"),
    ("yearly", "annual", "annually", "every year", "each year", "once a year"),
    ("immediately", "without delay", "straight away"),
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
)
"""Groups of words and phrases that ask for the same in any standard of work."""

_RULES: Final = "rule law regulation legislation ordinance procedure instruction standard policy code guideline requirement"
_PLANS: Final = "plan strategy policy programme measure scheme procedure proposal guideline"
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
    (("formulate", "devise", "draw up", "develop"), _PLANS),
    (("comply with", "adhere to", "abide by", "follow"), _RULES),
    (("provide", "give", "supply"), "information advice detail"),
    (("provide", "give"), "support feedback training instruction help assistance guidance"),
    (("show", "demonstrate", "exhibit"), "knowledge understanding skill ability competence commitment respect"),
    (("establish", "set up"), "system procedure policy programme team committee"),
    (("handle", "deal with"), "complaint enquiry query request dispute"),
    (("record", "write down", "note down"), "reading result measurement detail"),
    (("whole", "entire"), "organisation company process system team building"),
    (("meet", "suit", "satisfy", "fulfil"), "need requirement expectation demand wish"),
)
"""Groups of words that ask for the same of these things, as far as nothing but a phrase stands between: to conduct a survey is to carry it
out, and to conduct songs is not to perform them."""
