"""Severities and allowances that change nothing, or may not."""

from typing import Final

from rule_examples.content import FERRY
from rule_examples.example import Example, change, each, swapped, write
from standards import FILES

ALLOWED: Final = "allow: [{rule: unbalanced, at: greeting, reason: as printed}]\nremark: For"

EXCEPTIONS: Final = (
    swapped(
        "unknown-severity",
        "register.yaml",
        "rules: {}",
        "rules: {levels: warning}",
        "register.yaml:22:9: error[unknown-severity] no rule is called 'levels'; "
        "expected a rule that may be broken with a reason (did you mean 'level'?)",
        name="no such rule",
    ),
    swapped(
        "unknown-severity",
        "register.yaml",
        "rules: {}",
        "rules: {fidelity: warning}",
        "register.yaml:22:9: error[unknown-severity] the rule 'fidelity' holds without exception; "
        "expected a rule that may be broken with a reason",
        name="a rule without exception",
    ),
    swapped(
        "unknown-rule",
        FERRY,
        "remark: For",
        "allow: [{rule: fidelty, at: greeting, reason: none}]\nremark: For",
        "ferry/S201L2.yaml:29:16: error[unknown-rule] no rule is called 'fidelty'; "
        "expected a rule that may be broken with a reason (did you mean 'fidelity'?)",
        name="no such rule",
    ),
    swapped(
        "unknown-rule",
        FERRY,
        "remark: For",
        "allow: [{rule: fidelity, at: greeting, reason: none}]\nremark: For",
        "ferry/S201L2.yaml:29:16: error[unknown-rule] the rule 'fidelity' holds without exception; "
        "expected a rule that may be broken with a reason",
        name="a rule without exception",
    ),
    swapped(
        "unused-allowance",
        FERRY,
        "remark: For",
        ALLOWED,
        "ferry/S201L2.yaml:29:9: error[unused-allowance] there is nothing to allow: 'unbalanced' finds no fault at 'greeting'; "
        "expected an allowance that is needed (take it away)",
        name="no fault there",
    ),
    Example(
        "unused-allowance",
        "twice",
        each(
            change(FERRY, "text: Greet each", "text: Greet (each"),
            change(FERRY, "remark: For", ALLOWED.replace("}]", "}, {rule: unbalanced, at: greeting, reason: as printed}]")),
        ),
        (
            (
                "ferry/S201L2.yaml:29:63: error[unused-allowance] 'unbalanced' is allowed at 'greeting' twice; "
                "expected each allowance once"
            ),
        ),
        write(FERRY, FILES[FERRY].encode()),
    ),
)
