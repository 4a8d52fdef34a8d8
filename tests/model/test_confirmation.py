"""Against an earlier state: what was published stays, and each change of it is confirmed by its author."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from standards import edit, write_standards

from competency import Register, check
from competency.cli import main
from competency.cli._units import WHAT_TO_DO
from competency.rules.confirmation import since
from competency.state import state_named

FERRY = "ferry/S201L2.yaml"
FROZEN = "ferry/editions/S201L2@1.yaml"
ENTRY = "{edition: 2, class: major, equivalent: false, affects_assessment: true, summary: Boats are shown too.}"


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The sample standards, in a repository whose last revision has them; the ferry's unit has no source that would bind it."""
    found = write_standards(tmp_path)
    text = (found / FERRY).read_text(encoding="utf-8")
    (found / FERRY).write_text(text[: text.index("source:")], encoding="utf-8")
    (found / "crosswalks/welcome.yaml").unlink()
    git(tmp_path, "init", "--quiet")
    commit(found)
    return found


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Sample", "-c", "user.email=sample@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def commit(units: Path) -> None:
    git(units.parent, "add", "-A")
    git(units.parent, "commit", "--quiet", "--message", "State")


def printed(units: Path, base: str = "HEAD") -> list[str]:
    return [problem.text() for problem in check(Register.load(units), against=since(state_named(base, units), units))]


def next_edition(units: Path, entry: str = ENTRY) -> None:
    """Freeze the ferry's edition, and open the second with an entry in its history."""
    (units / FROZEN).parent.mkdir(exist_ok=True)
    shutil.copy(units / FERRY, units / FROZEN)
    edit(units / FROZEN, "status: current", "status: superseded\nsuperseded_by: [S201L2@2]")
    edit(units / FERRY, "edition: 1\n", "edition: 2\n")
    with (units / FERRY).open("a", encoding="utf-8") as file:
        file.write(f"history:\n  - {entry}\n")


def test_nothing_is_said_where_nothing_changed(units: Path) -> None:
    assert printed(units) == []


def test_an_editorial_change_needs_no_new_edition(units: Path) -> None:
    edit(units / FERRY, "Show where the lifejackets are", "Show where the life-jackets are")

    assert printed(units) == []


def test_a_change_of_meaning_needs_a_new_edition(units: Path) -> None:
    edit(units / FERRY, "Show where the lifejackets are", "Show where the lifeboats are")

    assert printed(units) == [
        (
            "ferry/S201L2.yaml:23:15: error[unconfirmed-change] edition 1 is published, and this change is major "
            "(2.2: “the lifejackets” became “the lifeboats”); expected a new edition, or an entry in the history that calls it "
            "editorial, with a reason "
            "(`competency edition S201L2 --from HEAD` freezes edition 1 and opens the next)"
        )
    ]


def test_an_author_may_call_it_editorial_with_a_reason(units: Path) -> None:
    edit(units / FERRY, "Show where the lifejackets are", "Show where the lifeboats are")
    with (units / FERRY).open("a", encoding="utf-8") as file:
        file.write("history: [{edition: 1, class: editorial, equivalent: true, affects_assessment: false, summary: A slip.}]\n")
    assert printed(units) == [
        (
            "ferry/S201L2.yaml:30:11: error[unconfirmed-change] edition 1 is published, and this change is major "
            "(2.2: “the lifejackets” became “the lifeboats”); the entry that calls it editorial has no reason; expected its reason, or a "
            "new edition (else `competency edition S201L2 --from HEAD` freezes edition 1 and opens the next)"
        )
    ]

    edit(units / FERRY, "summary: A slip.", "summary: A slip., reason: The printer set the wrong word.")
    assert printed(units) == []


def test_a_draft_changes_freely(units: Path) -> None:
    edit(units / FERRY, "status: current", "status: draft")
    commit(units)
    edit(units / FERRY, "Show where the lifejackets are", "Show where the lifeboats are")
    edit(units / FERRY, "id: greeting", "id: welcome")

    assert printed(units) == []


def test_a_new_edition_whose_history_says_what_its_words_show_is_confirmed(units: Path) -> None:
    next_edition(units)
    edit(units / FERRY, "Show where the lifejackets are", "Show where the lifeboats are")

    assert printed(units) == []


def test_a_new_edition_needs_an_entry_in_the_history(units: Path) -> None:
    next_edition(units)
    edit(units / FERRY, f"history:\n  - {ENTRY}\n", "")
    edit(units / FERRY, "Show where the lifejackets are", "Show where the lifeboats are")

    assert printed(units) == [
        (
            "ferry/S201L2.yaml:1:1: error[unconfirmed-change] the history does not say what edition 2 changes; "
            "expected an entry with its class, and whether it is equivalent and affects assessment"
        )
    ]


MILD = "{edition: 2, class: editorial, equivalent: true, affects_assessment: false, summary: Boats.}"


def test_a_milder_class_than_the_words_show_needs_a_reason(units: Path) -> None:
    next_edition(units, MILD)
    edit(units / FERRY, "Show where the lifejackets are", "Show where the lifeboats are")

    shown = "(2.2: “the lifejackets” became “the lifeboats”); expected what the words show, or a reason"
    assert printed(units) == [
        f"ferry/S201L2.yaml:31:25: error[milder-class] edition 2 is called editorial, its changes show major {shown}",
        (
            "ferry/S201L2.yaml:31:74: error[milder-class] edition 2 is said not to affect assessment, "
            f"its changes show that it does {shown}"
        ),
    ]

    edit(units / FERRY, "summary: Boats.}", "summary: Boats., reason: The committee means boats by either word.}")
    assert printed(units) == []


def test_the_class_is_that_of_all_that_changed_since_the_edition_before_and_not_since_the_last_commit(units: Path) -> None:
    next_edition(units, MILD)
    edit(units / FERRY, "status: current", "status: draft")
    edit(units / FERRY, "Show where the lifejackets are", "Show where the lifeboats are")
    commit(units)
    edit(units / FERRY, "Greet each passenger", "Greet every passenger")

    assert [line.split("[")[1].split("]")[0] for line in printed(units)] == ["milder-class"] * 2


def test_an_id_that_vanishes_is_retired(units: Path) -> None:
    next_edition(units)
    edit(units / FERRY, "      - id: lifejackets\n        text: Show where the lifejackets are\n", "")
    assert printed(units) == [
        (
            "ferry/S201L2.yaml:1:1: error[lost-id] the published id 'lifejackets' is gone; "
            "expected each published id on a clause, or under retired (add {id: lifejackets, since: 2})"
        )
    ]

    with (units / FERRY).open("a", encoding="utf-8") as file:
        file.write("retired: [{id: lifejackets, since: 2}]\n")
    assert printed(units) == []


def test_an_id_that_is_renamed_is_retired_and_says_by_what_it_was_replaced(units: Path) -> None:
    edit(units / FERRY, "id: lifejackets", "id: jackets")
    hint = "add {id: lifejackets, replaced_by: [jackets], since: 1}"
    assert printed(units) == [
        (
            "ferry/S201L2.yaml:1:1: error[lost-id] the published id 'lifejackets' is gone; "
            f"expected each published id on a clause, or under retired ({hint})"
        )
    ]

    with (units / FERRY).open("a", encoding="utf-8") as file:
        file.write("retired: [{id: lifejackets, replaced_by: [jackets], since: 1}]\n")
    assert printed(units) == []


def test_a_retirement_is_never_forgotten(units: Path) -> None:
    with (units / FERRY).open("a", encoding="utf-8") as file:
        file.write("retired: [{id: old, since: 1}]\n")
    commit(units)
    edit(units / FERRY, "retired: [{id: old, since: 1}]\n", "remark: Another.\n")
    edit(units / FERRY, "remark: For tests only.\n", "")

    assert [line for line in printed(units) if "lost-id" in line] == [
        (
            "ferry/S201L2.yaml:1:1: error[lost-id] the id 'old' is no longer said to be retired; "
            "expected each published id on a clause, or under retired (put its entry back)"
        )
    ]


def test_ids_do_not_change_places(units: Path) -> None:
    edit(units / FERRY, "id: greeting", "id: place")
    edit(units / FERRY, "id: lifejackets", "id: greeting")
    edit(units / FERRY, "id: place", "id: lifejackets")

    assert printed(units) == [
        f"ferry/S201L2.yaml:{line}:13: error[lost-id] the published id '{name}' names another clause now; expected an id that was never used"
        for line, name in ((20, "lifejackets"), (22, "greeting"))
    ]


def test_an_id_that_was_retired_names_no_other_clause(units: Path) -> None:
    with (units / FERRY).open("a", encoding="utf-8") as file:
        file.write("retired: [{id: old, since: 1}]\n")
    commit(units)
    edit(units / FERRY, "retired: [{id: old, since: 1}]\n", "")
    edit(units / FERRY, "      - id: lifejackets\n", "      - id: old\n        text: Ring the bell\n      - id: lifejackets\n")

    assert "22:13: error[lost-id] the published id 'old' names another clause now" in "".join(printed(units))


def test_an_id_of_an_older_edition_is_kept_too(units: Path) -> None:
    next_edition(units)
    edit(units / FERRY, "status: current", "status: draft")
    commit(units)
    edit(units / FERRY, "id: lifejackets", "id: jackets")

    assert "the published id 'lifejackets' is gone" in "".join(printed(units))


def draft_of_a_second_edition(units: Path) -> None:
    """Nothing keeps the edition before it."""
    edit(units / FERRY, "edition: 1\n", "edition: 2\n")
    edit(units / FERRY, "status: current", "status: draft")


def test_an_id_that_only_a_draft_had_may_go(units: Path) -> None:
    draft_of_a_second_edition(units)
    commit(units)
    edit(units / FERRY, "      - id: lifejackets\n        text: Show where the lifejackets are\n", "")

    assert printed(units) == []


def test_what_a_draft_retired_stays_retired_for_it_was_published_before(units: Path) -> None:
    draft_of_a_second_edition(units)
    with (units / FERRY).open("a", encoding="utf-8") as file:
        file.write("retired: [{id: old, since: 2}]\n")
    commit(units)
    edit(units / FERRY, "retired: [{id: old, since: 2}]\n", "")

    assert printed(units) == [
        (
            "ferry/S201L2.yaml:1:1: error[lost-id] the id 'old' is no longer said to be retired; "
            "expected each published id on a clause, or under retired (put its entry back)"
        )
    ]


@pytest.mark.parametrize("changed", [True, False], ids=["the draft changed too", "the draft is as it was"])
def test_an_edition_that_is_kept_only_now_holds_the_draft_to_its_ids(units: Path, *, changed: bool) -> None:
    published = (units / FERRY).read_text(encoding="utf-8")
    draft_of_a_second_edition(units)
    edit(units / FERRY, "      - id: lifejackets\n        text: Show where the lifejackets are\n", "")
    commit(units)
    (units / FROZEN).parent.mkdir()
    (units / FROZEN).write_text(published, encoding="utf-8")
    edit(units / FROZEN, "status: current", "status: superseded\nsuperseded_by: [S201L2@2]")
    if changed:
        edit(units / FERRY, "remark: For tests only.\n", "remark: For tests.\n")

    assert printed(units) == [
        (
            "ferry/S201L2.yaml:1:1: error[lost-id] the published id 'lifejackets' is gone; "
            "expected each published id on a clause, or under retired (add {id: lifejackets, since: 2})"
        )
    ]


Step = Callable[[Path], None]


def delete(units: Path) -> None:
    (units / FERRY).unlink()


def recode(units: Path) -> None:
    edit(units / FERRY, "code: S201L2", "code: S202L2")
    (units / FERRY).rename(units / "ferry/S202L2.yaml")


def unpublish(units: Path) -> None:
    edit(units / FERRY, "status: current", "status: draft")


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (
            delete,
            (
                "ferry/S201L2.yaml:1:1: error[published-stays] the unit S201L2 was published, and is gone; expected its file, "
                "with the status 'withdrawn' or 'superseded' where it is no longer in force"
            ),
        ),
        (
            recode,
            (
                "ferry/S202L2.yaml:1:7: error[published-stays] the code of a published unit was S201L2 and is S202L2; "
                "expected the code S201L2, or a unit of its own (keep S201L2 as superseded by S202L2)"
            ),
        ),
        (
            unpublish,
            (
                "ferry/S201L2.yaml:7:9: error[published-stays] edition 1 was published, and is a draft again; "
                "expected current, superseded or withdrawn, or a new edition"
            ),
        ),
    ],
    ids=["deleted", "another code", "a draft again"],
)
def test_nothing_published_is_taken_back(units: Path, step: Step, said: str) -> None:
    step(units)

    assert printed(units) == [said]


def test_a_unit_may_move_to_another_file_and_a_published_one_be_withdrawn(units: Path) -> None:
    edit(units / FERRY, "status: current", "status: withdrawn")

    assert printed(units) == []


def test_a_frozen_edition_never_changes(units: Path) -> None:
    next_edition(units)
    commit(units)
    edit(units / FROZEN, "Show where the lifejackets are", "Show where the life-jackets are")

    assert printed(units) == [
        (
            "ferry/editions/S201L2@1.yaml:24:15: error[frozen-edition] edition 1 of S201L2 is frozen, and was changed: "
            "2.2: only the division of words: the lifejackets / the life jackets; expected the edition as it was published (change the current one)"
        )
    ]


def test_a_comment_or_another_layout_of_a_frozen_edition_changes_nothing_that_it_says(units: Path) -> None:
    next_edition(units)
    commit(units)
    edit(units / FROZEN, "code: S201L2\n", "# A sample.\ncode:   'S201L2'\n")

    assert printed(units) == []


def test_an_edition_is_frozen_with_the_words_that_were_published(units: Path) -> None:
    edit(units / FERRY, "Show where the lifejackets are", "Show where the lifeboats are")
    next_edition(units)

    lines = printed(units)
    assert [line.split("; ")[0] for line in lines] == [
        (
            "ferry/editions/S201L2@1.yaml:24:15: error[frozen-edition] edition 1 of S201L2 is frozen, and was changed: "
            "2.2: “the lifejackets” became “the lifeboats”"
        )
    ]


def test_a_change_of_a_file_that_could_not_be_read_is_not_passed_over(units: Path) -> None:
    edit(units / FERRY, "code: S201L2", "code: [S201L2")
    commit(units)
    edit(units / FERRY, "code: [S201L2", "code: S201L2")
    edit(units / FERRY, "Show where the lifejackets are", "Show where the lifeboats are")

    (line,) = printed(units)
    assert line.startswith(
        "ferry/S201L2.yaml:1:1: error[unconfirmed-change] nothing says what changed here: the earlier file cannot be read (line "
    )
    assert line.endswith("; expected an earlier state that can be read (name a revision from before that fault)")


def test_a_status_that_changes_in_a_frozen_edition_is_named(units: Path) -> None:
    next_edition(units)
    commit(units)
    edit(units / FROZEN, "status: superseded\nsuperseded_by: [S201L2@2]", "status: withdrawn")

    assert [line.split("; ")[0] for line in printed(units)] == [
        (
            "ferry/editions/S201L2@1.yaml:7:9: error[frozen-edition] edition 1 of S201L2 is frozen, and was changed: "
            "status: metadata"
        )
    ]


def test_standards_that_came_with_this_branch_are_held_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "README").write_text("Sample.", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path / "units")
    units = write_standards(tmp_path)
    result = CliRunner().invoke(main, ["check", str(units), "--against", "HEAD"])

    assert (result.exit_code, result.stdout) == (0, "")


def test_a_frozen_edition_is_not_deleted(units: Path) -> None:
    next_edition(units)
    commit(units)
    (units / FROZEN).unlink()

    assert printed(units)[0] == (
        "ferry/editions/S201L2@1.yaml:1:1: error[published-stays] edition 1 of S201L2 was published, and is gone; "
        "expected its file, with the status 'withdrawn' or 'superseded' where it is no longer in force"
    )


@pytest.mark.parametrize("number", [3, 9])
def test_no_edition_is_left_out(units: Path, number: int) -> None:
    next_edition(units, ENTRY.replace("edition: 2", f"edition: {number}"))
    edit(units / FERRY, "\nedition: 2\n", f"\nedition: {number}\n")

    assert f"ferry/S201L2.yaml:6:10: error[edition-step] the edition was 1 and is {number}; expected 1 or 2" in printed(units)


def test_the_edition_before_is_kept(units: Path) -> None:
    next_edition(units)
    (units / FROZEN).unlink()
    assert [line for line in printed(units) if "edition-step" in line] == [
        (
            "ferry/S201L2.yaml:6:10: error[edition-step] edition 1 was not kept; expected the file ferry/editions/S201L2@1.yaml "
            "(set it back to 1, and take its entry out of the history: then `competency edition S201L2 --from HEAD` freezes edition 1 and "
            "opens edition 2)"
        )
    ]


def test_another_folder_is_an_earlier_state_too(units: Path, tmp_path: Path) -> None:
    shutil.copytree(units, tmp_path / "before/units")
    edit(units / FERRY, "level: 2", "level: 3")

    assert "unconfirmed-change" in "".join(printed(units, str(tmp_path / "before")))


def test_a_base_that_is_not_there_is_said_and_nothing_is_checked(units: Path) -> None:
    result = CliRunner().invoke(main, ["check", str(units), "--against", "nowhere"])

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"Error: git knows no revision 'nowhere' here; {WHAT_TO_DO}\n"


def test_the_command_asks_against_a_revision(units: Path) -> None:
    edit(units / FERRY, "level: 2\n", "level: 2\ncredit: 7\n")
    result = CliRunner().invoke(main, ["check", str(units), "--against", "HEAD"])

    assert result.exit_code == 1
    assert "error[unconfirmed-change] edition 1 is published, and this change is major" in result.stdout


def test_an_id_that_is_gone_for_good_is_retired_with_the_edition_that_is_to_be_opened(units: Path) -> None:
    text = (units / FERRY).read_text(encoding="utf-8")
    start = text.index("      - id: lifejackets")
    (units / FERRY).write_text(text[:start] + text[text.index("assessment_criteria:") :], encoding="utf-8")
    (found,) = [line for line in printed(units) if "lost-id" in line]

    assert found.endswith("(add {id: lifejackets, since: 2})")
