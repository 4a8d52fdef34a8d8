"""A unit that lacks a part, or names a part, a unit or a rule that is not there."""

from typing import Final

from rule_examples.example import Example, change, swapped

BAKERY: Final = "bakery/S101L2.yaml"
FERRY: Final = "ferry/S201L2.yaml"
STATEMENTS: Final = """
      - id: greeting
        text: Greet each passenger at the gangway
      - id: lifejackets
        text: Show where the lifejackets are"""
REQUIREMENTS: Final = f"""
  - id: knowledge
    kind: knowledge
    heading: Know the passengers
    statements:
      - id: expectations
        text: Understand what passengers expect
  - id: performance
    kind: performance
    heading: Welcome the passengers
    statements:{STATEMENTS}"""
OUTCOMES: Final = """
    - id: return
      text: Welcome passengers so that they return."""

CONTENT: Final = (
    swapped(
        "unique-ids",
        BAKERY,
        "id: tasting\n        text",
        "id: rye\n        text",
        "bakery/S101L2.yaml:32:13: error[unique-ids] the id 'rye' is taken by 1.2.2; expected an id of its own",
        name="one id twice",
    ),
    swapped(
        "unique-ids",
        FERRY,
        "id: lifejackets",
        "id: range",
        "ferry/S201L2.yaml:22:13: error[unique-ids] 'range' names a part of every unit; expected another id",
        name="a part of every unit",
    ),
    Example(
        "unique-ids",
        "a retired id",
        change(FERRY, "remark: For", "retired: [{id: greeting, since: 2}]\nremark: For"),
        ("ferry/S201L2.yaml:20:13: error[unique-ids] the id 'greeting' is retired; expected an id that was never used",),
        change(FERRY, "retired: [{id: greeting, since: 2}]", "retired: [{id: welcome, since: 2}]"),
    ),
    swapped(
        "empty-requirement",
        BAKERY,
        "kind: truncated",
        "kind: garbled",
        "bakery/S101L2.yaml:37:17: error[empty-requirement] the requirement 'kindness' has no statements; "
        "expected at least one, or a defect of kind 'truncated' at this requirement",
        name="nothing below a heading",
    ),
    swapped(
        "no-requirement",
        FERRY,
        f"performance_requirements:{REQUIREMENTS}",
        "performance_requirements: []",
        "ferry/S201L2.yaml:9:27: error[no-requirement] there is no performance requirement; expected at least one",
        name="nothing to know or do",
    ),
    swapped(
        "no-outcome",
        FERRY,
        f"outcomes:{OUTCOMES}",
        "outcomes: []",
        "ferry/S201L2.yaml:26:13: error[no-outcome] there is no outcome; expected at least one",
        name="nothing to assess",
    ),
    swapped(
        "hidden-character",
        FERRY,
        "text: Show where the lifejackets are",
        r'text: "Show where the life\u200bjackets are"',
        "ferry/S201L2.yaml:23:16: error[hidden-character] U+200B is an invisible or control character; "
        "expected text that can be seen",
        name="an escape in a statement",
    ),
    swapped(
        "hidden-character",
        FERRY,
        "remark: For tests only.",
        r'remark: "For tests\u202e only."',
        "ferry/S201L2.yaml:29:10: error[hidden-character] U+202E is an invisible or control character; "
        "expected text that can be seen",
        name="an escape in the remark",
    ),
    swapped(
        "unknown-place",
        BAKERY,
        "at: tasting",
        "at: tastings",
        "bakery/S101L2.yaml:49:11: error[unknown-place] this unit has no 'tastings'; "
        "expected the id of a clause, or title, range, lead or remark (did you mean 'tasting' or 'expectations'?)",
        name="an erratum",
    ),
    swapped(
        "unknown-place",
        BAKERY,
        "at: return",
        "at: zzz",
        "bakery/S101L2.yaml:57:11: error[unknown-place] this unit has no 'zzz'; "
        "expected the id of a clause, or title, range, lead or remark",
        name="a defect",
    ),
    Example(
        "unknown-place",
        "a replacement",
        change(FERRY, "remark: For", "retired: [{id: old, replaced_by: [greeting, title], since: 2}]\nremark: For"),
        ("ferry/S201L2.yaml:29:45: error[unknown-place] this unit has no clause 'title'; expected the id of a clause",),
        change(FERRY, "[greeting, title]", "[greeting, lifejackets]"),
    ),
    Example(
        "unknown-ref",
        "a unit that is not there",
        change(FERRY, "status: current", "status: current\nsupersedes: [S101L1]"),
        (
            (
                "ferry/S201L2.yaml:8:14: error[unknown-ref] no unit has the code 'S101L1'; "
                "expected the ref of a unit in this register (did you mean 'S101L2' or 'S201L2'?)"
            ),
        ),
        change(FERRY, "supersedes: [S101L1]", "supersedes: [S101L2]"),
    ),
    Example(
        "unknown-ref",
        "an edition that is not there",
        change(FERRY, "status: current", "status: current\nsupersedes: [S101L2@2]"),
        (
            (
                "ferry/S201L2.yaml:8:14: error[unknown-ref] unit S101L2 has no edition 2; "
                "expected the ref of a unit in this register (it has 1)"
            ),
        ),
        change(FERRY, "supersedes: [S101L2@2]", "supersedes: [S101L2@1]"),
    ),
    Example(
        "unknown-ref",
        "a clause",
        change(FERRY, "status: current", 'status: current\nsupersedes: ["S101L2#rye"]'),
        ("ferry/S201L2.yaml:8:15: error[unknown-ref] 'S101L2#rye' is a clause; expected a unit",),
        change(FERRY, '"S101L2#rye"', "S101L2"),
    ),
    Example(
        "unknown-ref",
        "no ref at all",
        change(FERRY, "status: current", "status: current\nsupersedes: [the bakery]"),
        (
            (
                "ferry/S201L2.yaml:8:14: error[unknown-ref] 'the bakery' is not a ref; "
                "expected the ref of a unit in this register (expected CODE, CODE#ID or CODE@EDITION#ID)"
            ),
        ),
        change(FERRY, "supersedes: [the bakery]", "supersedes: [S101L2]"),
    ),
    Example(
        "unknown-ref",
        "superseded by nothing",
        change(FERRY, "status: current", "status: superseded"),
        (
            (
                "ferry/S201L2.yaml:7:9: error[unknown-ref] the unit is superseded, but not said by what; "
                "expected superseded_by with a ref"
            ),
        ),
        change(FERRY, "status: superseded", "status: superseded\nsuperseded_by: [S101L2]"),
    ),
)
