"""The canonical form: what it looks like, where comments go, which ids are given, and what is refused."""

import textwrap

import pytest
from standards import FILES

from competency.canonical import canonical
from competency.cli.schema import FORMATS
from competency.naming import id_for
from competency.yamlevents import Ambiguous
from competency.yamlfile import parse
from competency.yamlscalars import block, inline


def form(text: str, name: str = "unit") -> str:
    """The canonical form of a text, which says the same."""
    file = parse(textwrap.dedent(text).encode(), "a.yaml")
    found, problems = canonical(file, FORMATS[name])
    assert problems == []
    assert found is not None
    assert parse(found.text.encode(), "a.yaml").data == file.data
    return found.text


def becomes(text: str, expected: str, name: str = "unit") -> None:
    assert form(text, name) == textwrap.dedent(expected)
    assert form(expected, name) == textwrap.dedent(expected)


# Layout


def test_keys_stand_in_the_order_of_the_format_and_where_it_has_none_in_that_of_the_alphabet() -> None:
    becomes("level: 2\ntitle: Bake\ncode: S1\n", "code: S1\ntitle: Bake\nlevel: 2\n")
    becomes("rules: {level: warning, folder: error}\n", "rules:\n  folder: error\n  level: warning\n", "register")


def test_a_key_that_the_format_does_not_have_gets_no_place() -> None:
    found, problems = canonical(parse(b"x: 1\nlevel: 2\ncode: S1\n", "a.yaml"), FORMATS["unit"])

    assert found is None
    assert "a.yaml:1:1: error[unknown-key] the file has an unknown key 'x'" in [
        item.text().partition(";")[0] for item in problems
    ]


def test_a_match_is_one_line_however_long_with_its_pin_in_quotation_marks() -> None:
    note = "says how soon, and " * 8 + "more"
    becomes(
        f"""\
        concepts:
        - matches:
            - note: >-
                {note}
              pin: 5cc0a2259249
              at: S101L2#greeting
              relation: exact
        """,
        f"""\
        concepts:
          - matches:
              - {{at: S101L2#greeting, relation: exact, pin: "5cc0a2259249", note: "{note}"}}
        """,
        "crosswalk",
    )


def test_records_of_prose_have_a_line_for_each_key_and_a_list_of_short_values_one_for_all() -> None:
    becomes(
        """\
        functional_areas:
          - shop
          - oven
        source: {errata: [{at: rye, published: ry, corrected: rye, reason: a letter is lost}], edition: 1}
        history: [ ]
        """,
        """\
        functional_areas: [shop, oven]
        source:
          edition: 1
          errata:
            - at: rye
              published: ry
              corrected: rye
              reason: a letter is lost
        history: []
        """,
    )


def test_a_list_that_is_too_long_for_a_line_has_an_item_a_line() -> None:
    areas = [f"functional-area-{number}" for number in range(5)]

    assert form(f"functional_areas: [{', '.join(areas[:4])}]\n").count("\n") == 1
    becomes(f"functional_areas: [{', '.join(areas)}]\n", "functional_areas:\n" + "".join(f"  - {area}\n" for area in areas))


def test_empty_lines_and_what_yaml_does_not_need_go() -> None:
    becomes("%YAML 1.1\n---\n\ncode: S1\n\n\n? title\n: Bake\n...\n", "code: S1\ntitle: Bake\n")


def test_a_byte_order_mark_and_carriage_returns_go_and_the_last_line_ends() -> None:
    found, problems = canonical(parse(b"\xef\xbb\xbftitle: Bake\r\nrange: |\r\n  one\r\n  two", "a.yaml"), FORMATS["unit"])

    assert problems == []
    assert found is not None
    assert found.text == "title: Bake\nrange: |-\n  one\n  two\n"


def test_nothing_is_written_as_null() -> None:
    becomes("remark:\ncredit: ~\n", "credit: null\nremark: null\n")


# Texts


def test_a_text_that_fits_its_line_stays_on_it_and_a_longer_one_is_folded_at_spaces() -> None:
    words = "bread " * 15
    becomes(f"range: >-\n  {words}xxx\n", f"range: {words}xxx\n")
    becomes(f"range: '{words}xxx bread rolls'\n", f"range: >-\n  {words}xxx\n  bread rolls\n")
    assert len(f"range: {words}xxx") == 100


def test_a_text_is_folded_only_at_single_spaces() -> None:
    long = "x" * 60

    assert block(f"{long}  {long} {long}", 2) == [">-", f"  {long}  {long}", f"  {long}"]


def test_lines_of_a_text_stay_lines_unless_one_is_too_long() -> None:
    long = "bread " * 20 + "end"

    assert block("one\n two\n\nthree", 2) == ["|-", "  one", "   two", "", "  three"]
    assert block("one\n", 2) == [">", "  one"]
    assert block(f"one\n\ntwo\n{long}\n", 2) == [">", "  one", "", "", "  two", "", f"  {long[:96].rstrip()}", f"  {long[96:]}"]


@pytest.mark.parametrize(
    "text", [" a\nb", "a \nb", "a\n\n", "\na", "a\tb\nc", "a\u200bb\nc", "\n", f" {'bread ' * 20}", f"{'bread ' * 20}\n a"]
)
def test_what_a_block_would_not_keep_is_no_block(text: str) -> None:
    assert block(text, 2) is None
    assert form(f"title: {inline(text)}\n") == f"title: {inline(text)}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        *[
            (text, text)
            for text in ("Bake bread", "-5 degrees", "S1#rye", "a:b", "it's", 'say "so"', "“so”", "1st", "a, b", "0x", "2024")
        ][:10],
        *[
            (text, f'"{text}"')
            for text in ("no", "Y", "null", "~", "", "TRUE", "6", "1e3", "1:30", "0o7", "0xFF", ".NaN", "-.inf", "1_000")
        ],
        *[
            (text, f'"{text}"')
            for text in ("2024-01-01", "=", "<<", "a: b", "a:", "a #b", "# a", "- a", "-", "? a", "[a]", "{a}", "&a", "*a")
        ],
        *[(text, f'"{text}"') for text in ("!a", "|", ">", "%a", "@a", "`a`", "'a'", " a", "a ", "---")],
        ('"so" it is', "'\"so\" it is'"),
        (r"[\d]", r"'[\d]'"),
        (r"['\d']", r'''"['\\d']"'''),
        ("a\tb\u200b\u2028\U000e0001", r'"a\tb\u200b\u2028\U000e0001"'),
        ("\x07\n", r'"\x07\n"'),
    ],
)
def test_a_text_has_quotation_marks_only_where_a_reader_could_take_it_for_something_else(text: str, written: str) -> None:
    assert inline(text) == written
    assert parse(f"k: {written}\n".encode(), "a.yaml").data == {"k": text}


def test_within_brackets_a_comma_or_a_bracket_needs_quotation_marks() -> None:
    assert [inline(text, flow=True) for text in ("a, b", "a]", "{a", "a; b")] == ['"a, b"', '"a]"', '"{a"', "a; b"]


def test_a_value_that_readers_take_for_different_things_stays_as_it_is_for_somebody_to_decide() -> None:
    becomes("title: no\nfunctional_areas: [1e3, a]\n", "title: no\nfunctional_areas:\n  - 1e3\n  - a\n")
    assert inline(Ambiguous("0x1F")) == "0x1F"


# Comments


def test_a_comment_travels_with_the_key_or_the_item_that_it_stands_at() -> None:
    becomes(
        """\
        title: Bake  # beside the title
        # above the code
        code: S1
        performance_requirements:# beside the requirements
        # above the first
        - statements:
          - {text: Bake, id: bake} # beside the statement
           # below the statements

          # above the kind
          kind: performance     # beside the kind
          heading: >  # beside the heading
            Bake
          id: performance
        # above the criteria
        assessment_criteria: {lead: The person, # beside the lead
          # above the outcomes
          outcomes: [  # beside the outcomes
            {id: baked, text: bakes} # beside the outcome
            # below the outcomes
          ]}
        # at the foot
        """.replace("requirements:#", "requirements: #"),
        """\
        # above the code
        code: S1
        title: Bake  # beside the title
        performance_requirements:  # beside the requirements
          # above the first
          - id: performance
            # above the kind
            kind: performance  # beside the kind
            heading: >  # beside the heading
              Bake
            statements:
              # beside the statement
              - id: bake
                text: Bake
              # below the statements
        # above the criteria
        assessment_criteria:
          lead: The person  # beside the lead
          # above the outcomes
          outcomes:  # beside the outcomes
            # beside the outcome
            - id: baked
              text: bakes
            # below the outcomes
        # at the foot
        """,
    )


def test_comments_above_the_first_key_stay_at_the_head() -> None:
    becomes("# schema\n\n# a sample\ntitle: Bake\ncode: S1\n", "# schema\n# a sample\ncode: S1\ntitle: Bake\n")


def test_a_short_record_with_a_comment_within_has_a_line_for_each_key() -> None:
    becomes(
        """\
        unmatched:
          - {at: S1#rye, reason: only here} # beside
          - {at: S1#white, # within
             reason: only here}
        """,
        """\
        unmatched:
          - {at: S1#rye, reason: only here}  # beside
          - at: S1#white  # within
            reason: only here
        """,
        "crosswalk",
    )


def test_a_list_with_a_comment_within_has_an_item_a_line() -> None:
    becomes("functional_areas: [shop, # for now\n oven]  # all\n", "functional_areas:  # all\n  - shop  # for now\n  - oven\n")


def test_a_comment_that_is_indented_below_a_key_belongs_to_it() -> None:
    becomes("source:\n  # edition: 1\nremark: null\n", "remark: null\n# edition: 1\nsource: null\n")


def test_of_two_comments_for_one_line_the_first_goes_above() -> None:
    becomes("title: # first\n  Bake # second\n", "# first\ntitle: Bake  # second\n")


def test_a_number_sign_within_a_text_is_no_comment() -> None:
    becomes("title: 'Bake # 1'\nrange: |\n  # one\n  two\n", 'title: "Bake # 1"\nrange: |\n  # one\n  two\n')


# Ids


UNNAMED = """\
performance_requirements:
  - kind: knowledge
    heading: Know the guests
    statements:
      - text: Understand what the guests of the bakery expect
      - {text: "Understand what guests of a bakery expect today", id: null}
      - text: Understand what the guests of the bakery expect
        items:
          - text: Title
          - text: Rye
          - text: 裸麥
      - text: White!
  - {kind: knowledge, heading: Know the bread, statements: []}
assessment_criteria:
  outcomes:
    - text: of the
    - text:
retired:
  - {id: rye, since: 2}
source:
  defects:
    - {at: white, kind: doubtful, note: nobody is called so}
"""


def test_a_clause_without_an_id_gets_one_of_its_own_words_that_nothing_else_has_or_means() -> None:
    found, problems = canonical(parse(UNNAMED.encode(), "a.yaml"), FORMATS["unit"])

    assert problems == []
    assert found is not None
    assert found.ids == (
        "knowledge",  # as its kind, while that is free
        "understand-what-guests-bakery",
        "understand-what-guests-bakery-expect",
        "understand-what-guests-bakery-2",
        "title-2",  # reserved
        "rye-2",  # retired
        "statement-1",  # no letter that an id may have
        "white-2",  # a defect speaks of it
        "know-bread",
        "of-the",
    )
    again, _ = canonical(parse(found.text.encode(), "a.yaml"), FORMATS["unit"])
    assert again is not None
    assert (again.text, again.ids) == (found.text, ())


def test_an_id_has_no_letter_outside_ascii_and_no_word_without_end() -> None:
    assert id_for("Évaluer les coûts", "statement", ()) == "evaluer-les-couts"
    assert id_for("x" * 500, "statement", ()) == "x" * 30
    assert id_for("…", "outcome", {"outcome-1"}) == "outcome-2"


def test_an_id_that_is_there_is_never_changed() -> None:
    text = "performance_requirements:\n  - id: Not in Kebab\n    heading: Bake\n"

    assert form(text) == text
    assert form(text.replace("Not in Kebab", "[a]")) == text.replace("Not in Kebab", "[a]")


def test_other_formats_get_no_ids() -> None:
    becomes("concepts: [{title: Greeting}]\n", "concepts:\n  - title: Greeting\n", "crosswalk")


# Refusals


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"a: b\na: c\n", "a.yaml:2:1: error[duplicate-key] the key 'a' stands twice in one mapping; expected each key once"),
        (b"- a\n", "a.yaml:1:1: error[wrong-type] the file is a list; expected keys and values"),
        (b"a: caf\xe9\n", "a.yaml:1:7: error[not-utf-8] byte 0xe9 is not UTF-8; expected text in UTF-8"),
        (b"# only a comment\n", "a.yaml:1:1: error[empty-file] the file is empty; expected keys and values"),
        (
            "a: b\u200b\n".encode(),
            "a.yaml:1:5: error[invisible-character] U+200B is an invisible or control character; expected text that can be seen (delete it)",
        ),
    ],
)
def test_what_cannot_be_read_has_no_canonical_form(content: bytes, problem: str) -> None:
    found, problems = canonical(parse(content, "a.yaml"), FORMATS["unit"])

    assert found is None
    assert [item.text() for item in problems] == [problem]


def test_a_key_that_cannot_be_written_on_a_line_has_no_canonical_form() -> None:
    found, problems = canonical(parse(b"rules:\n  ? " + b"a" * 2000 + b"\n  : error\n", "a.yaml"), FORMATS["register"])

    assert found is None
    assert [item.text() for item in problems] == [
        "a.yaml:1:1: error[no-canonical-form] the file has no canonical form that says the same; expected keys of at most 1,000 letters"
    ]


# What is there


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith(".yaml")])
def test_the_sample_standards_say_the_same_in_canonical_form(path: str) -> None:
    name = "register" if path == "register.yaml" else "crosswalk" if path.startswith("crosswalks") else "unit"

    assert form(form(FILES[path], name), name) == form(FILES[path], name)
