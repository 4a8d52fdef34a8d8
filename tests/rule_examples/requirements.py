"""Requirements that nobody can observe, and outcomes that are two things or none."""

from typing import Final

from rule_examples.language import ALLOW, GREETING, KEEP, OUTCOME, found

REQUIREMENTS: Final = (
    found(
        "observable-verb",
        GREETING,
        "Understand each passenger at the gangway",
        "21:15: “Understand” names nothing that can be observed; expected a verb for what is seen, heard or left as a result "
        f"({KEEP}note a defect (garbled, truncated or doubtful), else {ALLOW})",
        name="a verb of the mind",
    ),
    found(
        "observable-verb",
        GREETING,
        "Attention to each passenger at the gangway",
        "21:15: “Attention” is no verb here; expected an observable verb first "
        f"({KEEP}note a defect (garbled, truncated or doubtful), else {ALLOW})",
        name="a noun",
    ),
    found(
        "observable-verb",
        OUTCOME,
        "Be able to welcome passengers so that they return.",
        "28:13: “Be able to” stands where the verb should be; expected an observable verb first "
        f"({KEEP}note a defect (garbled, truncated or doubtful), else {ALLOW})",
        name="words before the verb",
    ),
    found(
        "double-barrelled",
        OUTCOME,
        "Welcome passengers and clean the deck.",
        "28:36: the outcome asks to “welcome” and to “clean”; expected one thing that is met or not met "
        f"({KEEP}note a defect (garbled or repeated), else {ALLOW})",
        name="two verbs, two objects",
    ),
    found(
        "unsupported-outcome",
        OUTCOME,
        "Repair diesel engines.",
        "28:13: no requirement speaks of what this outcome names: diesel, engines; expected a requirement that supports it "
        f"({KEEP}note a defect (truncated), else {ALLOW})",
        name="what nothing asks for",
    ),
)
