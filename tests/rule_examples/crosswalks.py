"""A crosswalk that points at what is not there, or at words that are not those its editor saw."""

from typing import Final

from rule_examples.example import Example, move, swapped

WELCOME: Final = "crosswalks/welcome.yaml"

CROSSWALKS: Final = (
    swapped(
        "crosswalk-name",
        WELCOME,
        "id: welcome",
        "id: welcoming",
        "crosswalks/welcome.yaml:1:5: error[crosswalk-name] the file is called 'welcome.yaml', its crosswalk 'welcoming'; "
        "expected a file named welcoming.yaml",
        name="another id",
    ),
    Example(
        "crosswalk-name",
        "another ending",
        move(WELCOME, "crosswalks/welcome.yml"),
        (
            (
                "crosswalks/welcome.yml:1:5: error[crosswalk-name] the file is called 'welcome.yml', its crosswalk 'welcome'; "
                "expected a file named welcome.yaml"
            ),
        ),
        move("crosswalks/welcome.yml", WELCOME),
    ),
    swapped(
        "crosswalk-ref",
        WELCOME,
        "role: variant}\nconcepts",
        "role: variant}\n  - {ref: S301L2, role: related}\nconcepts",
        "crosswalks/welcome.yaml:8:11: error[crosswalk-ref] no unit has the code 'S301L2'; "
        "expected the ref of a unit in this register (did you mean 'S201L2' or 'S101L2'?)",
        name="a member that is not there",
    ),
    swapped(
        "crosswalk-ref",
        WELCOME,
        "role: variant}\nconcepts",
        "role: variant}\n  - {ref: S101L2#rye, role: related}\nconcepts",
        "crosswalks/welcome.yaml:8:11: error[crosswalk-ref] 'S101L2#rye' is a clause; expected a unit",
        name="a member that is a clause",
    ),
    swapped(
        "crosswalk-ref",
        WELCOME,
        "role: variant}\nconcepts",
        "role: variant}\n  - {ref: S101L2, role: related}\nconcepts",
        "crosswalks/welcome.yaml:8:11: error[crosswalk-ref] S101L2 stands twice; expected each unit once",
        name="a member twice",
    ),
    swapped(
        "crosswalk-ref",
        WELCOME,
        "S101L2#greeting",
        "S101L2#greetings",
        "crosswalks/welcome.yaml:19:14: error[crosswalk-ref] unit S101L2 has no clause 'greetings'; "
        "expected the ref of a clause (did you mean 'greeting'?)",
        name="a match that is not there",
    ),
    swapped(
        "crosswalk-ref",
        WELCOME,
        "S101L2#greeting",
        "S101L2",
        "crosswalks/welcome.yaml:19:14: error[crosswalk-ref] 'S101L2' is a unit; expected the ref of a clause: CODE#ID",
        name="a match that is a unit",
    ),
    swapped(
        "crosswalk-ref",
        WELCOME,
        "S101L2#greeting",
        "S101L2@1#greeting",
        "crosswalks/welcome.yaml:19:14: error[crosswalk-ref] S101L2@1 is not among the crosswalk's units; "
        "expected one of S101L2, S201L2 (did you mean 'S101L2' or 'S201L2'?)",
        name="a match that is in no member",
    ),
    swapped(
        "crosswalk-ref",
        WELCOME,
        "S201L2#lifejackets],",
        "S201L2#life-jackets],",
        "crosswalks/welcome.yaml:22:29: error[crosswalk-ref] unit S201L2 has no clause 'life-jackets'; "
        "expected the ref of a clause (did you mean 'lifejackets'?)",
        name="a pair that is not there",
    ),
    swapped(
        "crosswalk-ref",
        WELCOME,
        "S101L2#rye",
        "S101L2 rye",
        "crosswalks/welcome.yaml:24:10: error[crosswalk-ref] 'S101L2 rye' is not a ref; "
        "expected the ref of a clause (expected CODE, CODE#ID or CODE@EDITION#ID)",
        name="no ref at all",
    ),
    swapped(
        "crosswalk-pin",
        WELCOME,
        'pin: "5cc0a2259249"',
        'pin: "000000000000"',
        "crosswalks/welcome.yaml:13:58: error[crosswalk-pin] the words of S101L2#expectations are not those of the pin "
        "000000000000; expected 5cc0a2259249 (read the statement again; if the match still holds, write the new pin)",
        name="the words changed",
    ),
    swapped(
        "crosswalk-twice",
        WELCOME,
        "id: greeting\n",
        "id: expectations\n",
        "crosswalks/welcome.yaml:15:9: error[crosswalk-twice] two concepts have the id 'expectations'; expected each id once",
        name="two concepts",
    ),
    swapped(
        "crosswalk-twice",
        WELCOME,
        "says where}\n",
        'says where}\n      - {at: S101L2#greeting, relation: close, pin: "e85948c40f19"}\n',
        "crosswalks/welcome.yaml:21:14: error[crosswalk-twice] S101L2#greeting stands twice in this concept; "
        "expected each statement once",
        name="one statement twice",
    ),
    swapped(
        "crosswalk-complete",
        WELCOME,
        "  - {at: S101L2#white, reason: only the bakery sells bread}\n",
        "",
        "crosswalks/welcome.yaml:6:11: error[crosswalk-complete] S101L2#white has no match and no reason why not; "
        "expected a match in a concept, or an entry under unmatched",
        name="a statement that nobody judged",
    ),
    swapped(
        "crosswalk-lone",
        WELCOME,
        '      - {at: S201L2#greeting, relation: narrow, pin: "a12fdf5be952", note: says where}\n',
        "",
        "crosswalks/welcome.yaml:15:9: error[crosswalk-lone] the concept 'greeting' has matches of S101L2 alone; "
        "expected matches of two units, or its statements under unmatched instead",
        name="a concept of one unit",
    ),
    swapped(
        "crosswalk-lone",
        WELCOME,
        "not_same:\n",
        "  - {id: smile, title: Smiling, aspect: performance, matches: []}\nnot_same:\n",
        "crosswalks/welcome.yaml:21:10: error[crosswalk-lone] the concept 'smile' has no matches; "
        "expected matches of two units, or its statements under unmatched instead",
        name="a concept of no unit",
    ),
    swapped(
        "crosswalk-contradiction",
        WELCOME,
        "at: S101L2#rye, reason",
        "at: S101L2#greeting, reason",
        "crosswalks/welcome.yaml:24:10: error[crosswalk-contradiction] S101L2#greeting is said to have no match, and matches the "
        "concept 'greeting'; expected one of the two judgements",
        name="matched by a part and unmatched",
    ),
    swapped(
        "crosswalk-ref",
        WELCOME,
        "at: S101L2#rye, reason",
        "at: S101L2#performance, reason",
        "crosswalks/welcome.yaml:24:10: error[crosswalk-ref] S101L2#performance is a heading; expected a statement or an outcome",
        name="a heading without a match",
    ),
    swapped(
        "crosswalk-contradiction",
        WELCOME,
        "refs: [S101L2#tasting, S201L2#lifejackets]",
        "refs: [S101L2#expectations, S201L2#expectations]",
        "crosswalks/welcome.yaml:22:12: error[crosswalk-contradiction] S101L2#expectations and S201L2#expectations are said not to be "
        "the same, and both match the concept 'expectations' exactly; expected one of the two judgements",
        name="the same and not the same",
    ),
    swapped(
        "crosswalk-contradiction",
        WELCOME,
        "at: S101L2#rye, reason",
        "at: S101L2#expectations, reason",
        "crosswalks/welcome.yaml:24:10: error[crosswalk-contradiction] S101L2#expectations is said to have no match, and matches the "
        "concept 'expectations'; expected one of the two judgements",
        name="matched and unmatched",
    ),
    swapped(
        "crosswalk-contradiction",
        WELCOME,
        "at: S101L2#white, reason",
        "at: S101L2#breads, reason",
        "crosswalks/welcome.yaml:26:10: error[crosswalk-contradiction] S101L2#breads stands twice under unmatched; expected each "
        "statement once",
        name="unmatched twice",
    ),
)
