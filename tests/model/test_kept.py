"""What was read and checked once is kept: it is quicker the next time, and the answer is always that of doing it anew."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pytest
from bad_input import BAD, write_with_fault
from click.testing import CliRunner
from standards import FILES, edit, write_standards

import competency
from competency import Diagnostic, Entry, Register, check, yamlfile
from competency.cli import main
from competency.kept import Kept, kept
from competency.rules.examples import example_of
from competency.sample import write_files
from competency.yamlfile import YamlFile

COMMAND: Final = [sys.executable, "-c", "from competency.cli import main; main()", "check"]
Answer = tuple[Register, list[Diagnostic]]


def anew(units: Path) -> Answer:
    register = Register.load(units)
    return register, check(register)


def with_what_is_kept(units: Path) -> Answer:
    with kept() as store:
        register = Register.load(units, store)
        return register, check(register, store)


def told(answer: Answer) -> list[object]:
    """All that there is in an answer, down to which keys a file names."""
    register, problems = answer
    entries: tuple[Entry[Any], ...] = (register.register, *register.units, *register.crosswalks)
    said = [(entry.path, entry.value, entry.file.text, entry.file.data) for entry in entries]
    keys = [entry.value.model_fields_set for entry in entries if entry.value is not None]
    return [said, keys, register.problems, problems]


def calls_of(function: Callable[[Path], object], units: Path) -> set[str]:
    """The names of the functions that ran."""
    seen: set[str] = set()
    sys.setprofile(lambda frame, event, _: seen.add(frame.f_code.co_name) if event == "call" else None)
    try:
        function(units)
    finally:
        sys.setprofile(None)
    return seen


@pytest.mark.usefixtures("kept_in")
def test_a_second_run_parses_no_file_and_asks_no_rule(tmp_path: Path) -> None:
    units = write_standards(tmp_path)

    assert {"build", "model_validate", "unique_ids", "fidelity"} <= calls_of(with_what_is_kept, units)
    assert not {"build", "model_validate", "unique_ids", "fidelity"} & calls_of(with_what_is_kept, units)


@pytest.mark.usefixtures("kept_in")
def test_a_second_check_makes_no_unit_of_what_was_kept_until_somebody_asks_for_it(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    with_what_is_kept(units)

    assert "model_validate_json" not in calls_of(with_what_is_kept, units)
    assert "model_validate_json" in calls_of(lambda root: told(with_what_is_kept(root)), units)


@pytest.mark.usefixtures("kept_in")
def test_a_source_that_changed_is_checked_again_though_no_unit_did(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    with_what_is_kept(units)
    edit(units / "sources/ferry.txt", "Show where", "Say where")

    assert told(with_what_is_kept(units)) == told(anew(units))
    assert {problem.code for problem in with_what_is_kept(units)[1]} >= {"fidelity"}


@pytest.mark.usefixtures("kept_in")
def test_one_changed_file_is_the_only_one_that_is_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    units = write_standards(tmp_path)
    with_what_is_kept(units)
    edit(units / "ferry/S201L2.yaml", "Show where", "Say where")
    parsed = []

    def parse(raw: bytes, path: str) -> YamlFile:
        parsed.append(path)
        return yamlfile.parse(raw, path)

    monkeypatch.setattr("competency.entries.parse", parse)
    with_what_is_kept(units)
    assert parsed == ["ferry/S201L2.yaml"]


def add_comment(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")


def asked_of(units: Path) -> set[str]:
    """The paths of the files that a rule of their kind was asked of, with what is kept."""
    asked: set[str] = set()

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_name in ("fidelity", "crosswalk_ref", "register_ids"):
            asked.add(frame.f_locals["entry"].path)

    sys.setprofile(watch)
    try:
        with_what_is_kept(units)
    finally:
        sys.setprofile(None)
    return asked


@pytest.mark.usefixtures("kept_in")
def test_rules_are_asked_again_of_the_file_that_changed_and_of_those_that_they_looked_from(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    files = {"bakery/S101L2.yaml", "ferry/S201L2.yaml", "crosswalks/welcome.yaml", "register.yaml"}

    assert asked_of(units) == files
    assert asked_of(units) == set()
    edit(units / "ferry/S201L2.yaml", "Show where", "Say where")
    assert asked_of(units) == {"ferry/S201L2.yaml", "crosswalks/welcome.yaml"}
    (units / "sources/bakery.txt").write_text("Nothing of it.\n", encoding="utf-8")
    assert asked_of(units) == {"bakery/S101L2.yaml"}
    add_comment(units / "crosswalks/welcome.yaml")
    assert asked_of(units) == {"crosswalks/welcome.yaml"}
    add_comment(units / "register.yaml")
    assert asked_of(units) == files
    shutil.copy(units / "bakery/S101L2.yaml", units / "ferry/S101L2.yaml")
    assert asked_of(units) == {"ferry/S101L2.yaml"}
    assert told(with_what_is_kept(units)) == told(anew(units))


@pytest.mark.usefixtures("kept_in")
def test_what_is_found_in_a_file_by_a_look_at_all_others_is_found_anew(tmp_path: Path) -> None:
    units = tmp_path / "units"
    example = example_of("broken-word")
    assert example is not None
    write_files(example.files(good=False), units)
    assert [problem.code for problem in with_what_is_kept(units)[1]] == ["broken-word"]

    edit(units / "ferry/S201L2.yaml", "Show where", "Show the loa ves where")
    assert [problem.code for problem in with_what_is_kept(units)[1] if problem.code == "broken-word"] == []
    assert told(with_what_is_kept(units)) == told(anew(units))


@pytest.mark.usefixtures("kept_in")
def test_a_ref_that_led_nowhere_is_looked_up_again(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    edit(units / "bakery/S101L2.yaml", "edition: 1\nstatus", "edition: 1\nsupersedes: [S301L2]\nstatus")
    assert [problem.code for problem in with_what_is_kept(units)[1]] == ["unknown-ref"]

    (units / "ferry/S301L2.yaml").write_text(FILES["ferry/S201L2.yaml"].replace("S201L2", "S301L2"), encoding="utf-8")
    assert "unknown-ref" not in {problem.code for problem in with_what_is_kept(units)[1]}
    (units / "ferry/S301L2.yaml").unlink()
    assert [problem.code for problem in with_what_is_kept(units)[1]] == ["unknown-ref"]


@pytest.mark.usefixtures("kept_in")
def test_the_answer_about_bad_files_is_the_same_the_second_time(tmp_path: Path) -> None:
    write_with_fault(tmp_path)
    units = tmp_path / "units"
    for bad in BAD:
        bad.write(units)

    for _ in range(2):
        assert told(with_what_is_kept(units)) == told(anew(units))


@pytest.mark.usefixtures("kept_in")
def test_after_any_edits_the_answer_is_that_of_a_run_that_kept_nothing(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    dice = random.Random(7)
    for _ in range(int(os.environ.get("EXAMPLES", "60"))):
        path = units / dice.choice([*FILES])
        if not path.exists() or dice.random() < 0.3:
            path.write_text(FILES[path.relative_to(units).as_posix()], encoding="utf-8")
        elif dice.random() < 0.1:
            path.unlink()
        else:
            text = path.read_text(encoding="utf-8")
            place = dice.randrange(len(text))
            path.write_text(text[:place] + dice.choice("aZ0 :-#\n\"'{[") + text[place + dice.randrange(2) :], encoding="utf-8")
        assert told(with_what_is_kept(units)) == told(anew(units))


def garbage(folder: Path) -> None:
    for file in folder.iterdir():
        file.write_bytes(b"this is no database, it only lies where one should be" * 99)


def cut(folder: Path) -> None:
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes()[:-3000])


def cut_at(tenths: int) -> Callable[[Path], None]:
    def cut_there(folder: Path) -> None:
        for file in folder.iterdir():
            file.write_bytes(file.read_bytes()[: file.stat().st_size * tenths // 10])

    cut_there.__name__ = f"cut_at_{tenths}_tenths"
    return cut_there


def scribbled(folder: Path) -> None:
    dice = random.Random(5)
    for file in folder.iterdir():
        content = bytearray(file.read_bytes())
        for _ in range(200):
            content[dice.randrange(100, len(content))] = dice.randrange(256)
        file.write_bytes(content)


def forged(folder: Path) -> None:
    for file in folder.iterdir():
        with sqlite3.connect(file) as database:
            database.execute("UPDATE kept SET value = CAST(value || 'x' AS BLOB)")


def other_table(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()
        with sqlite3.connect(file) as database:
            database.execute("CREATE TABLE kept (something INTEGER)")


def gone(folder: Path) -> None:
    shutil.rmtree(folder)


def a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("no folder", encoding="utf-8")


def locked(folder: Path) -> None:
    database = sqlite3.connect(next(folder.iterdir()), isolation_level=None)
    database.execute("BEGIN EXCLUSIVE")
    LOCKS.append(database)


LOCKS: list[sqlite3.Connection] = []


HARMS: Final = [garbage, cut, *map(cut_at, range(10)), scribbled, forged, other_table, gone, a_file, locked]


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
def test_whatever_happened_to_what_is_kept_the_answer_is_the_same(
    tmp_path: Path, kept_in: Path, harm: Callable[[Path], None]
) -> None:
    units = write_standards(tmp_path)
    edit(units / "ferry/S201L2.yaml", "Show where", "Say where")
    expected = anew(units)
    with_what_is_kept(units)

    harm(kept_in)
    for _ in range(2):
        assert told(with_what_is_kept(units)) == told(expected)
    while LOCKS:
        LOCKS.pop().close()


def test_a_file_that_is_no_database_is_replaced_by_one(tmp_path: Path, kept_in: Path) -> None:
    units = write_standards(tmp_path)
    with_what_is_kept(units)
    garbage(kept_in)
    with_what_is_kept(units)
    with_what_is_kept(units)

    assert "build" not in calls_of(with_what_is_kept, units)


def test_nothing_is_kept_where_the_environment_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPETENCY_CACHE", "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    units = write_standards(tmp_path)

    assert told(with_what_is_kept(units)) == told(anew(units))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["units"]


def test_it_lies_in_the_cache_folder_of_the_user_and_never_beside_the_standards(tmp_path: Path) -> None:
    units = write_standards(tmp_path / "project")
    before = sorted((tmp_path / "project").rglob("*"))
    environment = {name: value for name, value in os.environ.items() if name != "COMPETENCY_CACHE"} | {
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    subprocess.run([*COMMAND, str(units)], env=environment, check=True, capture_output=True)

    assert sorted((tmp_path / "project").rglob("*")) == before
    assert [path.suffix for path in tmp_path.rglob("sphinx-competency/*")] == [".sqlite3"]


def test_nobody_else_can_read_it(tmp_path: Path, kept_in: Path) -> None:
    with_what_is_kept(write_standards(tmp_path))

    assert kept_in.stat().st_mode & 0o777 == 0o700


def test_what_lies_where_others_may_write_is_not_believed(tmp_path: Path, kept_in: Path) -> None:
    units = write_standards(tmp_path)
    with_what_is_kept(units)
    kept_in.chmod(0o777)

    assert "build" in calls_of(with_what_is_kept, units)
    kept_in.chmod(0o700)
    assert "build" not in calls_of(with_what_is_kept, units)


def test_what_another_program_kept_is_not_believed(tmp_path: Path, kept_in: Path) -> None:
    units = write_standards(tmp_path)
    program = tmp_path / "program"
    shutil.copytree(Path(competency.__file__).parent, program / "competency", ignore=shutil.ignore_patterns("__pycache__"))

    def run() -> str:
        environment = {**os.environ, "PYTHONPATH": str(program)}
        command = [*COMMAND, str(units)]
        return subprocess.run(command, env=environment, check=False, capture_output=True, text=True).stdout

    assert run() == ""
    edit(program / "competency/rules/content.py", "if not value_of(entry).assessment_criteria.outcomes:", "if True:")
    assert "error[no-outcome]" in run()
    assert len(list(kept_in.iterdir())) == 2


def test_what_nobody_used_for_a_month_is_taken_away(kept_in: Path) -> None:
    old = kept_in / "0123456789abcdef.sqlite3"
    kept_in.mkdir()
    old.write_bytes(b"")
    month_ago = time.time() - 40 * 86_400
    os.utime(old, (month_ago, month_ago))
    file = kept_in / "fedcba9876543210.sqlite3"
    for day in (-31, -5):
        store = Kept(file, day)
        store.put(b"value", f"of day {day}", b"content")
        store.close()

    store = Kept(file)
    assert not old.exists()
    assert store.get("of day -5", b"content") == b"value"
    store.put(b"value", "today", b"content")
    store.close()
    store = Kept(file)
    assert [store.get(f"of day {day}", b"content") for day in (-31, -5)] == [None, b"value"]
    store.close()


def test_many_processes_may_keep_at_once(tmp_path: Path, kept_in: Path) -> None:
    units = write_standards(tmp_path)
    command = [*COMMAND, str(units)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(8)]
    said = [process.communicate() for process in processes]

    assert {out for out, _ in said} == {""}
    assert {process.returncode for process in processes} == {0}
    assert "build" not in calls_of(with_what_is_kept, units)


def test_a_process_that_is_killed_leaves_nothing_half_kept(tmp_path: Path, kept_in: Path) -> None:
    units = write_standards(tmp_path)
    expected = anew(units)
    command = [*COMMAND, str(units)]
    dice = random.Random(3)
    for _ in range(8):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.2 + 0.3 * dice.random())
        process.kill()
        process.wait()
        assert told(with_what_is_kept(units)) == told(expected)


def test_a_diff_parses_nothing_that_a_check_has_read_and_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = write_standards(tmp_path / "before"), write_standards(tmp_path / "after")
    edit(after / "bakery/S101L2.yaml", "Greet each guest within a minute", "Greet each guest within an hour")
    said: list[str] = []

    def diff(units: Path) -> None:
        said.append(CliRunner().invoke(main, ["diff", str(before), str(after)], catch_exceptions=False).output)

    for units in (before, after):
        with_what_is_kept(units)
    assert "build" not in calls_of(diff, after)  # yamlevents.build: it reads YAML
    monkeypatch.setenv("COMPETENCY_CACHE", "off")
    assert "build" in calls_of(diff, after)
    assert "S101L2" in said[0]
    assert said[1] == said[0]
