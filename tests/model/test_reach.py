"""How far a change reaches: each place that names what changed is found, and what the change does to it."""

import shutil
from pathlib import Path

import goldens
from standards import edit
from states import BAKERY, CROSSWALK, FERRY, commit, committed, compared, edited

from competency import checksum
from competency.reach import Reach

MAP, TABLES = "coverage/welcome", ["transfer/S101L2", "transfer/S201L2"]


def told(found: Reach) -> list[tuple[str, str, str, str]]:
    return [(mention.effect, mention.way, mention.of, mention.by) for mention in found.mentions]


def reached(folder: Path, *edits: tuple[str, str, str]) -> Reach:
    return compared(edited(folder, *edits))[1]


def addresses(found: Reach) -> list[str]:
    return [page.address for page in found.pages]


GREETING = (BAKERY, "Greet each guest within a minute", "Greet each guest within two minutes")


def test_where_nothing_changed_nothing_is_touched(tmp_path: Path) -> None:
    assert reached(tmp_path) == Reach()


def test_a_match_of_reworded_words_is_to_be_read_again_and_its_sister_shows_them(tmp_path: Path) -> None:
    found = reached(tmp_path, GREETING)

    assert told(found) == [
        ("read again", "match", "S101L2#greeting", "welcome"),
        ("shows", "beside", "S101L2#greeting", "S201L2#greeting"),
    ]
    assert {mention.concept for mention in found.mentions} == {"Greeting people"}
    assert {mention.path for mention in found.mentions} == {CROSSWALK}
    assert addresses(found) == ["compare/welcome", MAP, *TABLES, "units/bakery/S101L2", "units/ferry/S201L2"]


def test_a_match_with_a_new_pin_has_been_read_again(tmp_path: Path) -> None:
    pin = (CROSSWALK, "e85948c40f19", checksum(GREETING[2]))
    found = reached(tmp_path, GREETING, pin)

    assert told(found)[0] == ("shows", "match", "S101L2#greeting", "welcome")


def test_a_statement_that_is_gone_breaks_what_names_it(tmp_path: Path) -> None:
    gone = (FERRY, "      - id: lifejackets\n        text: Show where the lifejackets are\n", "")

    assert told(reached(tmp_path, gone)) == [
        ("broken", "not_same", "S201L2#lifejackets", "welcome"),
        ("broken", "unmatched", "S201L2#lifejackets", "welcome"),
    ]


def test_a_matched_statement_that_is_gone_breaks_the_match_and_is_missed_beside_its_sister(tmp_path: Path) -> None:
    gone = (FERRY, "      - id: greeting\n        text: Greet each passenger at the gangway\n", "")
    found = reached(tmp_path, gone)

    assert told(found) == [
        ("broken", "match", "S201L2#greeting", "welcome"),
        ("shows", "beside", "S201L2#greeting", "S101L2#greeting"),
    ]
    assert "units/bakery/S101L2" in addresses(found)


def test_of_a_renamed_id_it_is_said_what_it_is_called_now(tmp_path: Path) -> None:
    found = reached(tmp_path, (FERRY, "id: greeting", "id: welcome-aboard"))

    (broken,) = (mention for mention in found.mentions if mention.effect == "broken")
    assert (broken.way, broken.of, broken.now) == ("match", "S201L2#greeting", ("welcome-aboard",))


def test_a_place_that_was_broken_before_is_none_of_this_change(tmp_path: Path) -> None:
    units = committed(tmp_path)
    edit(units / CROSSWALK, "S201L2#lifejackets, reason", "S201L2#rafts, reason")
    edit(units / FERRY, "Greet each passenger", "Greet every passenger")

    assert [of for effect, _, of, _ in told(compared(units)[1]) if effect == "broken"] == []


def test_a_unit_that_is_gone_breaks_the_list_of_units_and_every_match(tmp_path: Path) -> None:
    units = committed(tmp_path)
    (units / FERRY).unlink()
    found = compared(units)[1]

    assert ("broken", "unit", "S201L2", "welcome") in told(found)
    assert {of for effect, way, of, _ in told(found) if (effect, way) == ("broken", "match")} == {
        "S201L2#expectations",
        "S201L2#greeting",
    }
    assert ("units/ferry/S201L2", "removed") in [(page.address, page.how) for page in found.pages]


def test_a_unit_that_supersedes_another_names_it_still_when_that_is_gone(tmp_path: Path) -> None:
    units = committed(tmp_path)
    edit(units / BAKERY, "edition: 1\nstatus", "edition: 1\nsupersedes: [S201L2]\nstatus")
    (units / FERRY).unlink()

    assert ("broken", "supersedes", "S201L2", "S101L2") in told(compared(units)[1])


def test_a_unit_that_did_not_change_and_names_its_predecessor_is_found(tmp_path: Path) -> None:
    units = committed(tmp_path)
    edit(units / BAKERY, "edition: 1\nstatus", "edition: 1\nsupersedes: [S201L2]\nstatus")
    commit(units)
    edit(units / FERRY, "Greet each passenger", "Greet every passenger")
    found = compared(units)[1]

    assert ("shows", "supersedes", "S201L2", "S101L2") in told(found)


def test_a_renamed_code_breaks_what_names_the_old_one(tmp_path: Path) -> None:
    units = committed(tmp_path)
    edit(units / FERRY, "code: S201L2", "code: S202L2")
    (units / FERRY).rename(units / "ferry/S202L2.yaml")
    found = compared(units)[1]

    assert ("broken", "unit", "S201L2", "welcome") in told(found)
    assert [(page.address, page.how) for page in found.pages if page.address.startswith("units/ferry")] == [
        ("units/ferry/S201L2", "removed"),
        ("units/ferry/S202L2", "changed"),
    ]


def test_notes_of_the_unit_itself_on_other_words_are_to_be_read_again(tmp_path: Path) -> None:
    found = reached(
        tmp_path, (BAKERY, "text: Welcome guests so that they return.", "text: Welcome guests so that they return soon.")
    )

    assert ("read again", "defects", "S101L2#return", "S101L2") in told(found)


def test_notes_on_an_id_that_is_gone_are_broken(tmp_path: Path) -> None:
    found = reached(tmp_path, (BAKERY, "      - id: tasting\n", "      - id: slice\n"))

    assert ("broken", "errata", "S101L2#tasting", "S101L2") in told(found)


def test_a_retired_id_whose_successor_is_gone_too_is_broken(tmp_path: Path) -> None:
    units = committed(tmp_path)
    edit(
        units / FERRY,
        "remark: For tests only.",
        "remark: For tests only.\nretired: [{id: rafts, replaced_by: [lifejackets], since: 1}]",
    )
    commit(units)
    edit(units / FERRY, "id: lifejackets", "id: jackets")
    found = compared(units)[1]

    assert [(item.of, item.now) for item in found.mentions if item.way == "retired"] == [("S201L2#lifejackets", ("jackets",))]


def test_a_new_title_is_shown_by_lists_and_by_the_pages_of_the_family(tmp_path: Path) -> None:
    found = reached(tmp_path, (FERRY, "title: Welcome passengers", "title: Greet passengers"))

    assert ("shows", "unit", "S201L2", "welcome") in told(found)
    assert addresses(found) == [
        "compare/index",
        "compare/welcome",
        MAP,
        "industries/ferry",
        "levels/2",
        "planner/index",
        *TABLES,
        "units/bakery/S101L2",
        "units/ferry/S201L2",
        "units/index",
    ]


def test_a_new_level_is_shown_at_both_levels(tmp_path: Path) -> None:
    found = reached(tmp_path, (FERRY, "level: 2", "level: 3"))

    assert {"levels/2", "levels/3", "levels/index"} <= {*addresses(found)}


def test_a_renamed_industry_reaches_its_units_and_what_stands_beside_them(tmp_path: Path) -> None:
    found = reached(tmp_path, ("register.yaml", "name: Sample Ferry", "name: Sample Ferries"))

    assert told(found) == [("shows", "industry", "ferry", "S201L2")]
    assert {"industries/ferry", "units/ferry/S201L2", "units/bakery/S101L2", "compare/welcome"} <= {*addresses(found)}
    assert not found.everywhere


def test_an_industry_that_is_gone_breaks_its_units(tmp_path: Path) -> None:
    units = committed(tmp_path)
    text = (units / "register.yaml").read_text(encoding="utf-8")
    start, end = text.index("  - id: ferry"), text.index("rules: {}")
    (units / "register.yaml").write_text(text[:start] + text[end:], encoding="utf-8")

    assert told(compared(units)[1]) == [("broken", "industry", "ferry", "S201L2")]


def test_rights_and_framework_are_shown_everywhere(tmp_path: Path) -> None:
    assert reached(tmp_path, ("register.yaml", "credit_hours: 10", "credit_hours: 12")).everywhere


def test_a_crosswalk_that_changed_is_shown_on_the_pages_of_its_units(tmp_path: Path) -> None:
    found = reached(tmp_path, (CROSSWALK, "title: Greeting people", "title: Saying hello"))

    assert found.mentions == ()
    lists = ["compare/index", "compare/welcome", MAP, "planner/index"]
    assert addresses(found) == [*lists, *TABLES, "units/bakery/S101L2", "units/ferry/S201L2"]


def test_what_counts_may_change_wherever_a_chain_of_crosswalks_leads(tmp_path: Path) -> None:
    units = committed(tmp_path)
    shutil.rmtree(units)
    shutil.copytree(goldens.UNITS, units)
    (units / "crosswalks/cleaning.yaml").unlink()
    edit(units / "crosswalks/loop.yaml", "  - {ref: G101L2, role: variant}\n", "")
    commit(units)
    edit(units / "bakery/G101L2.yaml", "text: Weigh the ingredients\n", "text: Weigh all of the ingredients\n")
    found = compared(units)[1]

    reached_from_there = {"transfer/G101L2", "transfer/G201L2", "transfer/G301L2"}
    assert {address for address in addresses(found) if address.startswith("transfer/")} == reached_from_there


def test_a_crosswalk_that_goes_takes_its_map_and_the_tables_of_its_units_with_it(tmp_path: Path) -> None:
    units = committed(tmp_path)
    (units / CROSSWALK).unlink()
    found = compared(units)[1]

    assert {page.address for page in found.pages if page.how == "removed"} == {"compare/welcome", MAP, *TABLES}


def test_a_crosswalk_that_names_a_changed_unit_and_cannot_be_read_is_said(tmp_path: Path) -> None:
    units = committed(tmp_path)
    edit(units / CROSSWALK, "author: sample editors", "authors: sample editors")
    commit(units)
    edit(units / FERRY, "Greet each passenger", "Greet every passenger")
    found, far = compared(units)

    assert (found.unread, far.unread) == ((), (CROSSWALK,))


def test_a_crosswalk_that_cannot_name_a_changed_unit_is_not_read(tmp_path: Path) -> None:
    units = committed(tmp_path)
    other = (units / FERRY).read_text(encoding="utf-8").replace("S201L2", "S203L2")
    (units / "ferry/S203L2.yaml").write_text(other, encoding="utf-8")
    edit(units / CROSSWALK, "author: sample editors", "authors: sample editors")
    commit(units)
    edit(units / "ferry/S203L2.yaml", "Greet each passenger", "Greet every passenger")

    assert compared(units)[1].unread == ()


def test_a_code_that_is_written_with_an_escape_is_found(tmp_path: Path) -> None:
    units = committed(tmp_path)
    edit(units / CROSSWALK, "{at: S201L2#greeting", r'{at: "S\x3201L2#greeting"')
    commit(units)
    edit(units / FERRY, "Greet each passenger", "Greet every passenger")

    assert ("read again", "match", "S201L2#greeting", "welcome") in told(compared(units)[1])
