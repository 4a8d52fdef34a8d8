"""Every code that a problem can have is explained."""

import ast
import re
from pathlib import Path

import competency
from competency.cases import CODES
from competency.codes import READING
from competency.rules import RULES
from competency.rules.explanations import explanations

READERS = ("characters.py", "register.py", "shape.py", "yamlevents.py", "yamlfile.py")
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")


def texts() -> set[str]:
    """Every text in the modules that read files."""
    model = Path(competency.__file__).parent
    trees = (ast.parse((model / name).read_text(encoding="utf-8")) for name in READERS)
    return {
        node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_the_codes_of_reading_are_those_that_reading_gives() -> None:
    assert set(READING) <= texts()
    assert {text for text in texts() if CODE.fullmatch(text)} <= set(READING)


def test_every_code_says_what_holds_and_why() -> None:
    assert set(explanations()) == {*RULES, *CODES, *READING}
    assert len(explanations()) == len(RULES) + len(CODES) + len(READING)
    for code, explanation in explanations().items():
        assert explanation.code == code
        assert re.fullmatch(r"[A-Z`].*\.", explanation.holds)
        assert re.fullmatch(r"[^.\n].*[^.\s]", explanation.why)


def test_only_a_lenient_rule_may_be_broken() -> None:
    assert explanations()["fidelity"].exception == "It holds without exception."
    assert explanations()["unbalanced"].exception == "It may be broken; its findings are warnings."
