"""``competency suggest``: proposals as a patch that git applies line by line, plainly nothing where nothing is close."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from standards import CROSSWALK, edit, write_standards

from competency import Register, check
from competency.cli import main

PUBLISHED = Path(__file__).parents[3] / "units"
FAMILY = "customer-service-strategy"
FILE = f"crosswalks/{FAMILY}.yaml"
REMOVED = ("107137L6#theories", "104926L6#target-customers", "107137L6#privacy")
EMPTY = CROSSWALK[: CROSSWALK.index("concepts:")] + "concepts: []\n"


def suggest(units: Path, name: str = FAMILY) -> Result:
    return CliRunner().invoke(main, ["suggest", name, "--units", str(units)])


def git(folder: Path, *arguments: str, given: str = "") -> str:
    command = ["git", "-c", "user.name=Sample", "-c", "user.email=sample@example.org", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, input=given).stdout


def alike(tmp_path: Path) -> Path:
    """The sample standards, the ferry's greeting and outcome in the words of the bakery."""
    units = write_standards(tmp_path)
    edit(units / "ferry/S201L2.yaml", "Greet each passenger at the gangway", "Greet each guest within a minute")
    edit(units / "ferry/S201L2.yaml", "Welcome passengers so that they return.", "Welcome guests so that they return")
    return units


def begin(folder: Path) -> None:
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Begin")


def printed(units: Path) -> list[str]:
    """What the rules say of the crosswalk: codes and messages."""
    return [
        f"{problem.code}: {problem.message}" for problem in check(Register.load(units)) if problem.path.startswith("crosswalks")
    ]


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The published standards in a repository, with two matches, a concept and a reason taken out of the crosswalk."""
    shutil.copytree(PUBLISHED, tmp_path / "standards/units")
    file = tmp_path / "standards/units" / FILE
    text = re.sub(r"  - id: local-strategy\n.*?(?=  - id: )", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    lines = [line for line in text.splitlines(keepends=True) if not any(f"{{at: {at}," in line for at in REMOVED)]
    lines.insert(0, "# Somebody's remark on the whole.\n")
    file.write_text("".join(lines), encoding="utf-8")
    begin(tmp_path)
    return tmp_path / "standards/units"


def test_the_patch_applies_and_the_rules_then_say_only_what_was_not_proposed(units: Path) -> None:
    top = units.parents[1]
    result = suggest(units)
    before = (units / FILE).read_text(encoding="utf-8")
    git(top, "apply", given=result.stdout)
    after = (units / FILE).read_text(encoding="utf-8")

    assert result.exit_code == 0
    assert result.stdout.startswith(f"--- a/standards/units/{FILE}\n+++ b/standards/units/{FILE}\n@@ ")
    assert result.stderr == (
        "4 matches proposed: computed from words alone, reviewed by nobody\nnothing is close enough to:\n  107137L6#privacy\n"
    )
    assert printed(units) == ["crosswalk-complete: 107137L6#privacy has no match and no reason why not"]
    rest = iter(after.splitlines())
    assert all(line in rest for line in before.splitlines()), "what was there stays, comments and order too"


def test_the_patch_applies_with_patch_as_well(units: Path) -> None:
    patch = shutil.which("patch")
    if patch is None:
        pytest.skip("there is no patch here")
    subprocess.run([patch, "-p1", "--silent"], cwd=units.parents[1], check=True, input=suggest(units).stdout, text=True)

    assert len(printed(units)) == 1


def test_a_match_is_a_line_with_the_words_it_was_found_by_and_may_be_left_out(units: Path) -> None:
    patch = suggest(units).stdout
    line = (
        '+      - {at: 107137L6#theories, relation: close, pin: "d9e2ac30adbd"}  # computed, not reviewed, 0.81: '
        "“Understand the theory of CSM, for example:” beside “Understand customer service management theories” (105408L6#theories)\n"
    )
    assert line in patch
    git(units.parents[1], "apply", "--recount", given=patch.replace(line, ""))

    assert sorted(printed(units)) == [
        f"crosswalk-complete: {at} has no match and no reason why not" for at in ("107137L6#privacy", "107137L6#theories")
    ]


def test_a_patch_is_made_only_of_added_lines_and_nothing_is_written(units: Path) -> None:
    before = (units / FILE).read_bytes()
    patch = suggest(units).stdout

    assert [line for line in patch.splitlines()[2:] if line.startswith("-")] == []
    assert (units / FILE).read_bytes() == before


def test_the_same_words_are_what_their_like_is(units: Path) -> None:
    assert '+      - {at: 104926L6#target-customers, relation: exact, pin: "fa6d51998cf9"}  # computed, not reviewed, 1.00: ' in (
        suggest(units).stdout
    )


def test_what_has_no_concept_yet_becomes_one_with_all_its_members(units: Path) -> None:
    lines = [line.partition("  #")[0] for line in suggest(units).stdout.splitlines()]
    start = lines.index("+  - id: local-strategy")

    assert lines[start : start + 6] == [
        "+  - id: local-strategy",
        '+    title: "Expanding local customer service strategies"',
        "+    aspect: performance",
        "+    matches:",
        '+      - {at: 105408L6#local-strategy, relation: exact, pin: "ec9f3b6ecc5d"}',
        '+      - {at: 107137L6#local-strategy, relation: close, pin: "2e269526f564"}',
    ]


def test_what_is_said_to_have_no_match_is_left_alone(tmp_path: Path) -> None:
    result = suggest(write_standards(tmp_path), "welcome")

    assert (result.stdout, result.stderr) == ("", "nothing to propose: every statement has a match, or a reason why not\n")


def test_a_relation_leads_to_the_concept_and_not_to_the_statement_it_was_found_by(tmp_path: Path) -> None:
    units = alike(tmp_path)
    line = '      - {at: S201L2#greeting, relation: narrow, pin: "a12fdf5be952", note: says where}\n'
    edit(units / "crosswalks/welcome.yaml", line, "")

    assert "+      - {at: S201L2#greeting, relation: narrow, pin: " in suggest(units, "welcome").stdout


@pytest.mark.parametrize("known", [True, False], ids=["into a concept", "into a new concept"])
def test_what_is_not_the_same_is_never_proposed_together(tmp_path: Path, *, known: bool) -> None:
    units = alike(tmp_path)
    file = units / "crosswalks/welcome.yaml"
    if known:
        edit(file, '      - {at: S201L2#greeting, relation: narrow, pin: "a12fdf5be952", note: says where}\n', "")
    else:
        file.write_text(EMPTY, encoding="utf-8")
    assert "{at: S201L2#greeting," in suggest(units, "welcome").stdout

    text = file.read_text(encoding="utf-8").partition("not_same:")[0]
    file.write_text(f"{text}not_same:\n  - {{refs: [S201L2#greeting, S101L2#greeting], note: a sample}}\n", encoding="utf-8")
    result = suggest(units, "welcome")
    assert "{at: S201L2#greeting," not in result.stdout
    assert "  S201L2#greeting\n" in result.stderr


@pytest.mark.parametrize("end", ["\n", ""], ids=["as files end", "without an end of line"])
def test_a_crosswalk_that_is_still_empty_gets_its_first_concepts(tmp_path: Path, end: str) -> None:
    units = alike(tmp_path)
    file = units / "crosswalks/welcome.yaml"
    file.write_text(EMPTY.rstrip() + end, encoding="utf-8")
    begin(tmp_path)
    git(tmp_path, "apply", given=suggest(units, "welcome").stdout)
    crosswalk = Register.load(units).crosswalks[0].value

    assert crosswalk
    assert [(concept.id, len(concept.matches)) for concept in crosswalk.concepts] == [
        ("greeting", 2),
        ("tasting", 2),
        ("return", 2),
    ]


def test_a_new_concept_takes_no_name_that_is_taken(tmp_path: Path) -> None:
    units = alike(tmp_path)
    file = units / "crosswalks/welcome.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").partition("not_same:")[0].replace("id: greeting", "id: return"), encoding="utf-8"
    )

    assert "+  - id: return-2  #" in suggest(units, "welcome").stdout


def test_where_no_line_can_be_added_it_says_where(tmp_path: Path) -> None:
    units = alike(tmp_path)
    file = units / "crosswalks/welcome.yaml"
    first, second = CROSSWALK[CROSSWALK.index("      - {at: S101L2#greeting") : CROSSWALK.index("not_same:")].splitlines()
    edit(file, f"    matches:\n{first}\n{second}\n", f"    matches: [{first.partition('- ')[2]}]\n")
    result = suggest(units, "welcome")

    assert result.exit_code == 2
    assert (
        "crosswalks/welcome.yaml:18:14: no line can be added to this list; expected each item on lines of its own"
        in result.output
    )


def test_an_unknown_crosswalk_gets_the_nearest_names(tmp_path: Path) -> None:
    result = suggest(write_standards(tmp_path), "welcom")

    assert result.exit_code == 2
    assert "no crosswalk is called 'welcom' (did you mean 'welcome'?)" in result.output
