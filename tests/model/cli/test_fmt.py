"""``competency fmt``: files are replaced as a whole by their canonical form, or left alone with a reason."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bad_input import BAD
from click.testing import CliRunner, Result
from published import UNITS
from standards import edit, write_standards

from competency import Register, check
from competency.cli import main
from competency.pins import accept, broken_pins

UNIT = "bakery/S101L2.yaml"


@pytest.fixture
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample standards in canonical form."""
    monkeypatch.chdir(tmp_path)
    found = write_standards(tmp_path)
    assert fmt().exit_code == 0
    return found


def fmt(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["fmt", *arguments])


def contents(units: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(units.rglob("*")) if file.is_file()}


def test_every_file_of_the_standards_is_put_in_canonical_form_and_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    units = write_standards(tmp_path)
    (units / "sources/notes.yaml").write_text("b:   1\n")
    (units / "stray.yaml").write_text("b:   1\n")
    before = Register.load(units)
    result = fmt()
    after = Register.load(units)

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "units/bakery/S101L2.yaml: formatted",
        "units/crosswalks/welcome.yaml: formatted",
        "units/register.yaml: formatted",
    ]
    assert result.stderr == "3 files formatted, 1 file in canonical form\n"
    assert [entry.value for entry in after.units] == [entry.value for entry in before.units]
    assert [entry.value for entry in after.crosswalks] == [entry.value for entry in before.crosswalks]
    assert after.about == before.about
    assert [problem.code for problem in check(after)] == ["stray-file"]
    assert fmt().output == "4 files in canonical form\n"


def test_check_says_which_files_would_change_and_where_and_writes_nothing(units: Path) -> None:
    edit(units / UNIT, "level: 2\ncredit: 3\n", "credit: 3\nlevel: 2\n")
    before = contents(units)
    result = fmt("--check")

    assert (result.exit_code, result.stdout) == (1, "units/bakery/S101L2.yaml:5:1: not in canonical form\n")
    assert result.stderr == "1 file not in canonical form, 3 files in canonical form\n"
    assert contents(units) == before
    assert fmt("--check", "units/ferry").exit_code == 0


def test_only_what_lies_at_the_paths_is_formatted(units: Path) -> None:
    edit(units / UNIT, "level: 2", "level:  2")
    edit(units / "ferry/S201L2.yaml", "level: 2", "level:  2")

    assert fmt("units/ferry").output == "units/ferry/S201L2.yaml: formatted\n1 file formatted\n"
    assert fmt(f"units/{UNIT}").output == "units/bakery/S101L2.yaml: formatted\n1 file formatted\n"
    assert fmt("units/sources").output == "no file of the standards here\n"


def test_a_file_that_cannot_be_read_is_left_alone_with_its_problems_and_the_others_are_formatted(units: Path) -> None:
    edit(units / UNIT, "level: 2\n", "level: 2\nlevel: 3\n")
    edit(units / "ferry/S201L2.yaml", "level: 2", "level:  2")
    before = (units / UNIT).read_bytes()
    problem = (
        "units/bakery/S101L2.yaml:6:1: error[duplicate-key] the key 'level' stands twice in one mapping; expected each key once\n"
    )
    looked, result = fmt("--check"), fmt()

    assert (looked.exit_code, looked.stdout) == (2, f"{problem}units/ferry/S201L2.yaml:5:1: not in canonical form\n")
    assert (result.exit_code, result.stdout) == (2, f"{problem}units/ferry/S201L2.yaml: formatted\n")
    assert result.stderr == "1 file formatted, 1 file left alone, 2 files in canonical form\n"
    assert (units / UNIT).read_bytes() == before


def test_whatever_files_are_there_it_runs_to_the_end_and_no_file_gets_a_problem_that_it_had_not(units: Path) -> None:
    for bad in BAD:
        bad.write(units)
    before = {(problem.path, problem.code) for problem in check(Register.load(units))}
    unread = {entry.path for entry in Register.load(units).units if entry.file.data is None and entry.value is None}
    kept = {path: (units / path).read_bytes() for path in unread if (units / path).is_file()}
    result = fmt()

    assert (result.exit_code, type(result.exception)) == (2, SystemExit)
    assert {(problem.path, problem.code) for problem in check(Register.load(units))} == before - {
        ("bakery/S116L2.yaml", "invisible-character"),  # a byte order mark
        ("bakery/S117L2.yaml", "invisible-character"),  # carriage returns
    }
    assert {path: (units / path).read_bytes() for path in kept} == kept


def test_a_clause_without_an_id_gets_one_and_then_nothing_is_missing(units: Path) -> None:
    edit(units / "ferry/S201L2.yaml", "      - id: greeting\n        text", "      - text")
    assert [problem.code for problem in check(Register.load(units))][-1] == "missing-key"
    result = fmt()

    assert result.stdout == "units/ferry/S201L2.yaml: formatted; new ids: greet-each-passenger-gangway\n"
    assert "      - id: greet-each-passenger-gangway\n" in (units / "ferry/S201L2.yaml").read_text()


def test_a_file_keeps_its_mode_and_nothing_is_left_beside_it(units: Path) -> None:
    file = units / UNIT
    file.chmod(0o640)
    edit(file, "level: 2", "level:  2")
    names = sorted(file.parent.iterdir())
    fmt()

    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(file.parent.iterdir()) == names


def test_a_symbolic_link_and_a_read_only_file_are_left_alone_with_a_reason(units: Path) -> None:
    for path in (UNIT, "ferry/S201L2.yaml"):
        edit(units / path, "level: 2", "level:  2")
    shutil.move(units / UNIT, units / "elsewhere")
    (units / UNIT).symlink_to("../elsewhere")
    (units / "ferry/S201L2.yaml").chmod(0o444)
    before = contents(units)
    result = fmt()

    assert result.exit_code == 2
    assert result.stdout.splitlines() == [
        "units/bakery/S101L2.yaml cannot be written: it is a symbolic link (name the file that it leads to: ../elsewhere)",
        "units/ferry/S201L2.yaml cannot be written: it is read-only (chmod u+w lets it be written)",
    ]
    assert contents(units) == before
    assert fmt("--check").exit_code == 1


def test_where_the_disk_refuses_a_file_it_is_said_and_nothing_is_lost(units: Path) -> None:
    edit(units / UNIT, "level: 2", "level:  2")
    before = contents(units)
    command = f"ulimit -f 0; exec {sys.executable} -B -c 'from competency.cli import main; main()' fmt"
    result = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)

    assert (result.returncode, result.stdout) == (2, "units/bakery/S101L2.yaml cannot be written: File too large\n")
    assert contents(units) == before


def test_outside_a_units_folder_it_cannot_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert fmt().exit_code == 2


# What else writes


def test_a_crosswalk_whose_pin_was_accepted_is_in_canonical_form(units: Path) -> None:
    edit(units / "ferry/S201L2.yaml", "Greet each passenger at the gangway", "Greet each passenger at the bow")
    register = Register.load(units)
    accept(register, broken_pins(register))

    assert list(broken_pins(Register.load(units))) == []
    assert fmt("--check").output == "4 files in canonical form\n"


def test_what_was_suggested_is_in_canonical_form(tmp_path: Path) -> None:
    units = tmp_path / "units"
    shutil.copytree(UNITS, units)
    file = units / "crosswalks/customer-service-strategy.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    (lost,) = (number for number, line in enumerate(lines) if "{at: 107137L6#local-strategy" in line)
    del lines[lost]
    file.write_text("".join(lines), encoding="utf-8")
    suggested = CliRunner().invoke(main, ["suggest", "customer-service-strategy", "--units", str(units)]).stdout
    subprocess.run(["git", "apply"], input=suggested, cwd=tmp_path, text=True, check=True)

    assert "{at: 107137L6#local-strategy, " in file.read_text(encoding="utf-8")
    assert fmt("--check", str(units)).output == "8 files in canonical form\n"


def test_without_a_path_it_is_the_whole_folder_wherever_one_stands(units: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(units / UNIT, "level: 2", "level:   2")
    monkeypatch.chdir(units / "ferry")
    result = fmt("--check")

    assert (result.exit_code, result.stdout) == (1, "../bakery/S101L2.yaml:5:1: not in canonical form\n")


def test_a_file_with_a_key_that_nobody_knows_is_left_alone_with_its_problems(units: Path) -> None:
    edit(units / UNIT, "level: 2\ncredit: 3\n", "credit: 3\nlevel: 2\nlevle: 3\n")
    before = contents(units)
    result = fmt()

    assert result.exit_code == 2
    assert result.stdout.startswith(
        "units/bakery/S101L2.yaml:7:1: error[unknown-key] the file has an unknown key 'levle'; expected"
    )
    assert result.stderr == "1 file left alone, 3 files in canonical form\n"
    assert contents(units) == before


def test_whoever_misses_an_id_is_told_of_the_command(units: Path) -> None:
    edit(units / "ferry/S201L2.yaml", "      - id: greeting\n        text", "      - text")
    (problem,) = [problem for problem in check(Register.load(units)) if problem.path == "ferry/S201L2.yaml"]

    assert problem.sentence == (
        "performance_requirements[1].statements[0] has no 'id'; expected the key 'id' (`competency fmt` makes one of its words)"
    )
