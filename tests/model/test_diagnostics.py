"""A problem is one line: where, how bad, which rule, what is wrong, what was expected, and perhaps a hint."""

from competency import Diagnostic, Severity


def problem(**more: str) -> Diagnostic:
    return Diagnostic(path="bakery/S101L2.yaml", line=5, column=8, code="level", message="the level is 3", **more)  # type: ignore[arg-type]


def test_a_problem_is_printed_in_one_line() -> None:
    assert problem().text() == "bakery/S101L2.yaml:5:8: error[level] the level is 3"
    assert problem(expected="2").text() == "bakery/S101L2.yaml:5:8: error[level] the level is 3; expected 2"
    assert problem(expected="2", hint="or another code").text() == (
        "bakery/S101L2.yaml:5:8: error[level] the level is 3; expected 2 (or another code)"
    )


def test_the_path_can_be_printed_as_seen_from_elsewhere() -> None:
    assert problem().text("../units/") == "../units/bakery/S101L2.yaml:5:8: error[level] the level is 3"


def test_a_problem_stays_one_line_that_can_be_read_whatever_it_quotes() -> None:
    quoting = problem(expected="é\u200b\u202e\n::error::\x1b[31m")

    assert quoting.text("\udcff/") == (
        "\\udcff/bakery/S101L2.yaml:5:8: error[level] the level is 3; expected é\\u200b\\u202e\\n::error::\\x1b[31m"
    )


def test_a_warning_is_called_a_warning() -> None:
    warning = Diagnostic(path="a.yaml", line=1, column=1, code="level", message="low", severity=Severity.WARNING)

    assert warning.text() == "a.yaml:1:1: warning[level] low"


def test_problems_are_ordered_by_file_and_line_as_numbers_not_as_text() -> None:
    def at(path: str, line: int, column: int, code: str = "level") -> Diagnostic:
        return Diagnostic(path=path, line=line, column=column, code=code, message="low")

    ordered = [at("a.yaml", 9, 10), at("a.yaml", 10, 9), at("a.yaml", 10, 10, "code"), at("a.yaml", 10, 10), at("b.yaml", 1, 1)]

    assert sorted({*ordered}, key=lambda found: found.sort_key) == ordered
