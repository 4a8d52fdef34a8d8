"""``competency edition``: the current edition is frozen as it stands and the next is opened, or nothing is written."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from gits import commit, git
from standards import BAKERY, FERRY, edit, write_standards

from competency import Register, check
from competency.cli import main

SAID = ("--class", "minor", "--equivalent", "--no-effect-on-assessment", "--summary", "Guests are greeted sooner.")
OWN, FROZEN = "bakery/S101L2.yaml", "bakery/editions/S101L2@1.yaml"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["edition", *arguments])


@pytest.fixture
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_standards(tmp_path)


def files(units: Path) -> dict[str, str]:
    return {path.relative_to(units).as_posix(): path.read_text(encoding="utf-8") for path in units.rglob("*") if path.is_file()}


def test_the_frozen_file_is_the_file_as_it_was_but_for_what_came_after(units: Path) -> None:
    head = '# yaml-language-server: $schema=../unit.schema.json\ncode:  "S101L2"  # kept\n'
    text = BAKERY.replace("code: S101L2\n", head).replace("status: current", "status:   'current' # for now")
    (units / OWN).write_text(text, encoding="utf-8")
    result = run("S101L2", *SAID)

    assert result.exit_code == 0
    assert files(units)[FROZEN] == text.replace(
        "status:   'current' # for now\n", "status:   superseded # for now\nsuperseded_by: [S101L2@2]\n"
    )


def test_the_opened_file_is_a_draft_with_the_change_that_its_author_names(units: Path) -> None:
    edit(units / OWN, "status: current\n", "status: current\npublished: 2020-01-31\nsupersedes: []\n")
    before = files(units)[OWN]
    result = run("S101L2", *SAID, "--reason", "Guests\n left.", "--date", "2024-02-29")

    assert result.exit_code == 0
    assert files(units)[OWN] == before.replace(
        "edition: 1\nstatus: current\npublished: 2020-01-31\nsupersedes: []\n",
        "edition: 2\nstatus: draft\npublished: null\nsupersedes: [S101L2@1]\n",
    ) + (
        "history:\n  - edition: 2\n    date: 2024-02-29\n    class: minor\n    equivalent: true\n    affects_assessment: false\n"
        "    summary: Guests are greeted sooner.\n    reason: Guests left.\n"
    )
    assert "published: 2020-01-31" in files(units)[FROZEN]


def test_both_files_hold_to_every_rule_and_it_is_said_what_is_left_to_do(units: Path) -> None:
    result = run("S101L2", *SAID)

    assert result.output == (
        "units/bakery/editions/S101L2@1.yaml: edition 1, frozen\n"
        "units/bakery/S101L2.yaml: edition 2, a draft\n\n"
        "Next:\n"
        "- Write the new words into units/bakery/S101L2.yaml. The id of what goes stands under `retired`, `since: 2`.\n"
        "- Its `source` is the text of edition 1: the words are no longer compared with it. Once edition 2 is published, note its text"
        " instead.\n"
        "- Crosswalks mean the new edition now. `competency crosswalk review` shows each match whose words have changed.\n"
        "- When it is published: `status: current`, and `published:` with the day.\n"
    )
    assert check(Register.load(units)) == []


def test_a_published_edition_is_followed_by_another(units: Path) -> None:
    run("S101L2", *SAID)
    edit(units / OWN, "status: draft", "status: current")
    edit(units / OWN, "Greet each guest within a minute", "Greet each guest at once")
    for row in ("S101L2#greeting",):
        CliRunner().invoke(main, ["crosswalk", "accept", row])
    result = run("S101L2", "--class", "major", "--not-equivalent", "--affects-assessment", "--summary", "No tasting: it is gone")

    assert result.exit_code == 0
    register = Register.load(units)
    assert check(register) == []
    assert {key: entry.path for key, entry in register.editions.items() if key[0] == "S101L2"} == {
        ("S101L2", 1): FROZEN,
        ("S101L2", 2): "bakery/editions/S101L2@2.yaml",
        ("S101L2", 3): OWN,
    }
    unit = register.current["S101L2"].value
    assert unit is not None
    assert [(item.edition, item.change_class, item.summary) for item in unit.history] == [
        (2, "minor", "Guests are greeted sooner."),
        (3, "major", "No tasting: it is gone"),
    ]
    assert unit.supersedes == ("S101L2@2",)


def test_the_words_are_bound_to_the_source_only_in_the_edition_that_it_prints(units: Path) -> None:
    run("S101L2", *SAID)
    edit(units / OWN, "Understand what guests expect", "Understand what guests hope for")
    edit(units / FROZEN, "Greet each guest within a minute", "Greet each guest within an hour")
    found = {(problem.path, problem.code) for problem in check(Register.load(units))}

    assert (FROZEN, "fidelity") in found
    assert (OWN, "fidelity") not in found


def test_an_edition_opened_written_and_published_holds_to_the_rules_against_the_one_before(units: Path) -> None:
    git = ["git", "-c", "user.name=Sample", "-c", "user.email=sample@example.org"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "Begin"]):
        subprocess.run([*git, *arguments], cwd=units.parent, check=True, capture_output=True)
    run("S101L2", "--class", "major", "--not-equivalent", "--affects-assessment", "--summary", "All guests are welcome.")
    opened = CliRunner().invoke(main, ["check", "--against", "HEAD"])
    edit(units / OWN, "heading: Welcome the guests", "heading: Welcome all the guests")
    edit(units / OWN, "status: draft", "status: current")
    published = CliRunner().invoke(main, ["check", "--against", "HEAD"])

    assert (opened.exit_code, opened.stdout) == (0, "")
    assert (published.exit_code, published.stdout) == (0, "")


def test_what_the_author_has_not_said_is_asked_for_all_at_once(units: Path) -> None:
    before = files(units)
    result = run("S101L2", "--equivalent", "--summary", " ")

    assert result.exit_code == 2
    assert (
        "what an edition changes is for its author to say; missing: --class, --affects-assessment or --no-effect-on-assessment, --summary"
    ) in result.output
    assert files(units) == before


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("S101L3", "no unit has the code 'S101L3' (did you mean 'S101L2' or 'S201L2'?)"),
        ("S101L2#rye", "'S101L2#rye' names more than a unit; expected S101L2, whose current edition is frozen"),
        ("S101L2@1", "'S101L2@1' names more than a unit; expected S101L2, whose current edition is frozen"),
        ("the bakery", "'the bakery' is not a ref (expected CODE, CODE#ID or CODE@EDITION#ID)"),
    ],
)
def test_a_name_that_is_no_unit_is_refused(units: Path, code: str, message: str) -> None:
    result = run(code, *SAID)

    assert (result.exit_code, message in result.output) == (2, True)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("status: current", "status: draft"),
            "edition 1 of S101L2 is a draft: edit it as it is (a new edition follows one that is published, with `status: current`)",
        ),
        (
            ("status: current", "status: withdrawn"),
            "S101L2 is withdrawn; a new edition follows one that is published, with `status: current`",
        ),
    ],
)
def test_an_edition_that_cannot_be_frozen_is_left_alone(units: Path, change: tuple[str, str], message: str) -> None:
    edit(units / OWN, *change)
    before = files(units)
    result = run("S101L2")

    assert (result.exit_code, message in result.output) == (2, True)
    assert files(units) == before


def test_a_unit_with_problems_is_refused_with_its_problems_and_no_others(units: Path) -> None:
    edit(units / OWN, "level: 2", "level: 3")
    edit(units / "ferry/S201L2.yaml", "level: 2", "level: 3")
    before = files(units)
    result = run("S101L2", *SAID)

    assert result.exit_code == 2
    assert result.output == (
        "units/bakery/S101L2.yaml:5:8: error[fidelity] the unit has “3” where the source has “2” (at sources/bakery.txt:8:7); expected"
        " the published words, or an erratum that says why they differ\n"
        "units/bakery/S101L2.yaml:5:8: error[level] the level is 3, the code S101L2 says 2; expected level 2, or another code\n"
        "Error: units/bakery/S101L2.yaml has 2 problems, which would be frozen with it: mend it first\n"
    )
    assert files(units) == before


def test_a_unit_that_cannot_be_read_is_refused_with_its_problems(units: Path) -> None:
    (units / OWN).write_text("code: [", encoding="utf-8")
    result = run("S101L2", *SAID)

    assert result.exit_code == 2
    assert "units/bakery/S101L2.yaml:1:8: error[yaml-syntax]" in result.output
    assert "units/bakery/S101L2.yaml has a problem, which would be frozen with it: mend it first" in result.output


def test_a_file_that_stands_where_the_frozen_one_would_is_not_overwritten(units: Path) -> None:
    (units / "bakery/editions").mkdir()
    (units / FROZEN).symlink_to("nowhere.yaml")
    result = run("S101L2", *SAID)

    assert result.exit_code == 2
    assert "bakery/editions/S101L2@1.yaml is there already: a frozen edition is never overwritten" in result.output
    assert (units / OWN).read_text(encoding="utf-8") == BAKERY


def test_where_one_file_cannot_be_written_neither_is(units: Path) -> None:
    (units / OWN).chmod(0o444)
    before = files(units)
    result = run("S101L2", *SAID)

    assert result.exit_code == 2
    assert (
        "units/bakery/S101L2.yaml cannot be written: it is read-only (chmod u+w lets it be written); nothing was written"
    ) in result.output
    assert files(units) == before
    assert not (units / "bakery/editions").exists()


def test_a_folder_that_cannot_be_made_is_said(units: Path) -> None:
    (units / "bakery/editions").write_text("in the way", encoding="utf-8")
    result = run("S101L2", *SAID)

    assert result.exit_code == 2
    assert "units/bakery/editions/S101L2@1.yaml cannot be written: " in result.output
    assert (units / OWN).read_text(encoding="utf-8") == BAKERY


def test_files_in_canonical_form_stay_in_it(units: Path) -> None:
    CliRunner().invoke(main, ["fmt", "."])
    run("S101L2", *SAID, "--date", "2024-02-29", "--reason", "Guests told the bakery: a minute is long. " * 6)
    result = CliRunner().invoke(main, ["fmt", "--check", "."])

    assert (result.exit_code, result.output) == (0, "5 files in canonical form\n")


@pytest.mark.parametrize("option", ["--summary", "--reason"])
def test_what_cannot_be_seen_is_not_written(units: Path, option: str) -> None:
    before = files(units)
    result = run("S101L2", *SAID, option, "left\u202eright")

    assert result.exit_code == 2
    assert f"U+202E in the {option[2:]} is an invisible or control character; expected text that can be seen" in result.output
    assert files(units) == before


def test_what_the_author_says_holds_to_the_rules_or_is_not_written(units: Path) -> None:
    before = files(units)
    result = run("S101L2", *SAID, "--class", "major", "--affects-assessment")

    assert result.exit_code == 2
    assert result.output == (
        "error[history-class] a change is called major and equivalent; expected the other, or a reason\n"
        "Error: the new edition would break what stands above; nothing was written\n"
    )
    assert files(units) == before
    assert run("S101L2", *SAID, "--class", "major", "--affects-assessment", "--reason", "Both are taught as one.").exit_code == 0


def test_what_the_author_says_may_look_like_yaml(units: Path) -> None:
    hostile = "- {a: [b]} # no: 'comment' \"x\" & *y !z | > % @ ` \\ é"
    run("S101L2", *SAID, "--summary", hostile, "--reason", hostile * 9)
    unit = Register.load(units).current["S101L2"].value

    assert unit is not None
    assert (unit.history[0].summary, unit.history[0].reason) == (hostile, hostile * 9)


def test_a_unit_without_source_or_crosswalk_is_told_only_what_concerns_it(units: Path) -> None:
    text = FERRY.replace("S201L2", "S202L2").partition("source:\n")[0]
    (units / "ferry/S202L2.yaml").write_text(text, encoding="utf-8")
    result = run("S202L2", *SAID)

    assert result.exit_code == 0
    assert "source" not in result.output
    assert "Crosswalks" not in result.output


@pytest.fixture
def repository(units: Path) -> Path:
    """The sample standards in a repository, with a branch that left main."""
    commit(units.parent, "Begin")
    git(units.parent, "checkout", "--quiet", "-b", "next")
    return units


MAJOR = ("--class", "major", "--not-equivalent", "--affects-assessment", "--summary", "Guests are greeted at once.")


def follow(printed: str, *options: str) -> Result:
    """Run the command that a message names, with what its author says."""
    found = re.search("`competency edition (.*?)`", printed)
    assert found is not None, printed
    return run(*found[1].split(), *options)


def test_what_was_edited_first_is_the_next_edition_and_the_published_words_are_frozen(repository: Path) -> None:
    before = files(repository)[OWN]
    edit(repository / OWN, "Greet each guest within a minute", "Greet each guest at once  # sooner")
    commit(repository.parent, "Greet sooner")
    checked = CliRunner().invoke(main, ["check", "--against", "main", "--select", "unconfirmed-change"])
    assert "(`competency edition S101L2 --from main` freezes edition 1 and opens the next)" in checked.stdout
    result = follow(checked.stdout, *MAJOR)

    assert (result.exit_code, result.output) == (
        0,
        (
            "units/bakery/editions/S101L2@1.yaml: edition 1, frozen\n"
            "units/bakery/S101L2.yaml: edition 2, a draft\n\n"
            "Next:\n"
            "- The words in units/bakery/S101L2.yaml are those of edition 2 now. The id of what goes stands under `retired`, `since: 2`.\n"
            "- Its `source` is the text of edition 1: the words are no longer compared with it. Once edition 2 is published, note its text"
            " instead.\n"
            "- Crosswalks mean the new edition now. `competency crosswalk review` shows each match whose words have changed.\n"
            "- When it is published: `status: current`, and `published:` with the day.\n"
        ),
    )
    assert files(repository)[FROZEN] == before.replace("status: current\n", "status: superseded\nsuperseded_by: [S101L2@2]\n")
    assert "        text: Greet each guest at once  # sooner\n" in files(repository)[OWN]
    assert "edition: 2\nstatus: draft\nsupersedes: [S101L2@1]\n" in files(repository)[OWN]
    CliRunner().invoke(main, ["crosswalk", "accept", "S101L2#greeting"])
    checked = CliRunner().invoke(main, ["check", "--against", "main"])
    assert (checked.exit_code, checked.stdout) == (0, "")


def test_the_published_words_are_found_where_the_branch_left_however_far_main_has_gone_on(repository: Path) -> None:
    before = files(repository)[OWN]
    git(repository.parent, "checkout", "--quiet", "main")
    edit(repository / OWN, "Know the kinds of bread", "Know all kinds of bread")
    commit(repository.parent, "Go on")
    git(repository.parent, "checkout", "--quiet", "next")
    edit(repository / OWN, "Greet each guest within a minute", "Greet each guest at once")
    run("S101L2", *MAJOR, "--from", "main")

    assert files(repository)[FROZEN].replace("status: superseded\nsuperseded_by: [S101L2@2]\n", "status: current\n") == before


def test_the_published_words_may_be_in_another_folder(units: Path, tmp_path: Path) -> None:
    shutil.copytree(units, tmp_path / "published/units")
    edit(units / OWN, "Greet each guest within a minute", "Greet each guest at once")
    result = run("S101L2", *MAJOR, "--from", "published")

    assert result.exit_code == 0, result.output
    assert "Greet each guest within a minute" in files(units)[FROZEN]
    assert "Greet each guest at once" in files(units)[OWN]


def test_words_that_were_not_committed_are_not_frozen_as_the_published_ones(repository: Path) -> None:
    edit(repository / OWN, "credit: 3", "credit: 4")
    before = files(repository)
    result = run("S101L2", *MAJOR)

    assert (result.exit_code, result.output) == (
        2,
        (
            "Error: bakery/S101L2.yaml differs from the last commit: frozen as it is, the words that edition 1 was published with would be"
            " lost; name the revision that has them (`competency edition S101L2 --from HEAD`), or commit first what belongs to edition 1\n"
        ),
    )
    assert files(repository) == before
    assert follow(result.output, *MAJOR).exit_code == 0
    assert "credit: 3" in files(repository)[FROZEN]


def test_an_edition_that_was_set_by_hand_is_set_back_and_opened_by_the_command(repository: Path) -> None:
    edit(repository / OWN, "Greet each guest within a minute", "Greet each guest at once")
    edit(repository / OWN, "\nedition: 1\n", "\nedition: 2\n")
    checked = CliRunner().invoke(main, ["check", "--against", "main", "--select", "edition-step"])
    assert (
        "(set it back to 1: then `competency edition S101L2 --from main` freezes edition 1 and opens edition 2)" in checked.stdout
    )
    edit(repository / OWN, "\nedition: 2\n", "\nedition: 1\n")
    assert follow(checked.stdout, *MAJOR).exit_code == 0
    CliRunner().invoke(main, ["crosswalk", "accept", "S101L2#greeting"])
    checked = CliRunner().invoke(main, ["check", "--against", "main"])

    assert (checked.exit_code, checked.stdout) == (0, "")
    assert "Greet each guest within a minute" in files(repository)[FROZEN]


@pytest.mark.parametrize(
    ("change", "base", "message"),
    [
        (("status: current", "status: draft"), "main", "edition 1 of S101L2 is a draft: edit it as it is"),
        (("\nedition: 1\n", "\nedition: 3\n"), "main", "edition 1 of S101L2 is here, edition 3 there; expected the same"),
        (("code: S101L2", "code: ["), "main", "bakery/S101L2.yaml cannot be read in 'main'; name another with --from"),
        (("level: 2", "level: 2"), "nowhere", "git knows no revision 'nowhere' here; name a branch, a tag"),
    ],
)
def test_what_has_no_published_edition_is_not_frozen(units: Path, change: tuple[str, str], base: str, message: str) -> None:
    published = (units / OWN).read_text(encoding="utf-8")
    edit(units / OWN, *change)
    commit(units.parent, "Begin")
    (units / OWN).write_text(published, encoding="utf-8")
    before = files(units)
    result = run("S101L2", *MAJOR, "--from", base)

    assert (result.exit_code, message in result.output) == (2, True), result.output
    assert files(units) == before
