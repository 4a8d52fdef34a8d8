"""Each rule that calls one construction, or one word, the same as another has its likes that ask for something else, and leaves them major."""

import pytest

from competency.change.gravity import Words, judge
from competency.change.remarks import judge_remark
from competency.unit import ChangeClass

SAME: dict[str, str] = {
    "a limit behind its number": """
        Keep at least 3 keys | Keep 3 or more keys
        Wait at least 3 minutes | Wait 3 minutes or more
        Load at most 20 boxes | Load 20 boxes or fewer
        Before a system is bought, test three products or more | Test at least three products before a system is bought
    """,
    "if for whether": """
        Ask whether anyone needs help | Ask if anyone needs help
        Find out whether the lift works | Find out if the lift works
    """,
    "a manner, and an adverb that begins": """
        Answer questions politely | Answer questions in a polite manner
        Politely answer questions | Answer questions politely
        Store fuels safely | Store fuels in a safe way
    """,
    "who does it, in the active and the passive": """
        Waste is sorted by the cook | The cook sorts waste
        Visitors must be accompanied by the guard | The guard must accompany visitors
    """,
    "whose it is": """
        Change the service culture of the organization | Change the organization's service culture
        Check the doors of the hall | Check the hall's doors
    """,
    "help to and help in": """
        Assist guests in choosing wine | Help guests to choose wine
        Help in choosing wine | Help to choose wine
    """,
    "able and capable": "Able to lead staff | Capable of leading staff",
    "a relative clause made short": """
        Check records that are kept in the archive | Check records kept in the archive
        Serve eggs that are boiled in water | Serve eggs boiled in water
    """,
    "only before and behind": """
        Open only on Mondays | Open on Mondays only
        For guests only | Only for guests
    """,
    "two sides that are compared": """
        Compare the invoice with the delivery note | Compare the delivery note with the invoice
        Reconcile the till with the receipts | Reconcile the receipts with the till
    """,
    "what somebody says": """
        Set the load according to the instructions of the maker | Set the load as instructed by the maker
        Set the load in line with the maker's instructions | Set the load as the maker instructs
    """,
    "who approves": """
        Have the plan approved by the board | Get the board's approval for the plan
        Have the plan approved by the board | Obtain approval for the plan from the board
        Write a plan and have it approved by the board | Write a plan and get the approval of the board for it
    """,
    "how often": """
        Check valves fortnightly | Check valves every two weeks
        Check valves quarterly | Check valves every three months
        Report losses weekly | Report losses on a weekly basis
    """,
    "at once": "Report faults immediately | Report faults at once",
    "a verb and its preposition": """
        Provide guests with towels | Supply guests with towels
        Record the weight in the log book | Enter the weight in the log book
        Put towels on the shelf | Place towels on the shelf
    """,
    "a bracket that says what it means": "Explain the bill | Explain the bill (what each line means)",
    "a circumstance and a number": "Test at least 3 lamps before each show | Before each show, test at least 3 lamps",
    "no adverbs": "Plan change, e.g. recruitment, training, reward and penalty | Plan change, e.g. recruitment, training, promotion, reward and penalty",
}
OTHER: dict[str, str] = {
    "a limit behind its number": """
        Keep 3 or more keys | Keep more than 3 keys
        Keep 3 or fewer keys | Keep fewer than 3 keys
        Keep 3 keys or more | Keep 3 keys or less
        Keep 3 keys or more coats | Keep at least 3 keys and coats
        Do not keep 3 or more keys | Do not keep more than 3 keys
        Keep keys for 3 or more rooms | Keep more keys for 3 rooms
        Serve 3 guests or more expensive meals | Serve at least 3 guests expensive meals
        Lend 3 or fewer than 5 keys | Lend at most 3 than 5 keys
    """,
    "if for whether": """
        Check the pump if it leaks | Check whether the pump leaks
        Check if the alarm rings | Check when the alarm rings
        Tell guests if lifts fail | Tell guests whether lifts fail
        Leave if the alarm rings | Leave whether the alarm rings
        Ask if needed | Ask whether needed
        Ask if the guests of the hall need help | Ask the guests of the hall if they need help
    """,
    "a manner, and an adverb that begins": """
        Arrive in a late manner | Arrive lately
        Work in a hard way | Work hardly
        Judge in a fair way | Judge fairly well
        Clean in a way that is safe | Clean in a safe place
        Only clean lamps | Clean lamps only
        Carefully choose and clean lamps | Choose and clean lamps carefully
        Quickly tell guests to leave | Tell guests to leave quickly
        Clearly explain how to mix glue | Explain how to mix glue clearly
        Thickly cut bread | Cut bread thickly
        Fully trained staff | Trained staff fully
        Quietly let guests leave | Let guests leave quietly
        Politely refuse guests who smoke | Refuse guests who smoke politely
        Quickly report repaired lamps | Report quickly repaired lamps
    """,
    "who does it, in the active and the passive": """
        Guests are served by the cook | Guests serve the cook
        Guests were served by the cook | The cook serves guests
        Guests must be served by the cook | The cook serves guests
        Rooms can be cleaned by guests | Guests may clean rooms
        All guests are served by the cook | The cook serves guests
        Waste is not sorted by the cook | The cook sorts waste
        Waste is reduced by sorting | Sorting reduces waste by half
        Guests are served by noon | Noon serves guests
        Every lamp is checked by a clerk | A clerk checks every lamp
        Guests are shown rooms by porters | Porters are shown rooms by guests
        The porter is informed by the nurse of changes | The nurse of changes informs the porter
        Polish is used by the cook | The cook uses polish and Polish
    """,
    "who does it, and to whom": """
        Report guests who are robbed | Report guests who rob
        Serve guests who are served by waiters | Serve guests who serve by waiters
        Report drivers that are hurt | Report drivers that hurt
        Serve members who are invited | Serve members who invite
        Lifts are checked by staff trained by us | Staff check lifts trained by us
        Teach children who are taught by nurses | Teach children who teach by nurses
    """,
    "whose it is": """
        Know the training of the manager | Know the manager's training
        Judge the treatment of the patient | Judge the patient's treatment
        Show the photo of the guest | Show the guest's photo
        Know the fear of dogs | Know the dogs' fear
        Know the mother of the bride's dress | Know the bride's mother's dress
        Judge the report on the clerk | Judge the clerk's report
        Check the doors of the hall and stairs | Check the hall's doors and stairs
        Clean the rooms of old guests | Clean guests' old rooms
        Describe the history of a client | Describe the client's history
        Know the parents of the child's needs | Know the needs of the child's parents
    """,
    "help to and help in": """
        Help staff in training centres | Help staff to train centres
        Help guests in waiting rooms | Help guests to wait rooms
        Help guests to choose wine | Help guests by choosing wine
        Help in marketing campaigns | Help to market campaigns
        Help guests in choosing wine | Choose wine for guests
        Assist in surgery | Assist surgery
    """,
    "able and capable": """
        Able to lead staff | Capable of leading staff badly
        Capable of training staff | Able to staff training
        Capable of meeting guests | Able to hold a meeting with guests
        Able to lead | Able to follow
        Able to help in leading staff | Capable of leading staff
    """,
    "a relative clause made short": """
        Keep guests who are informed of changes | Keep guests informed of changes
        Have tools that are repaired by experts | Have tools repaired by experts
        Order goods that are packed in boxes | Order goods packed in boxes
        Leave doors that are closed by staff | Leave doors closed by staff
        Clean tools that are in the store | Clean tools in the store
        Check goods that were stored in the hall | Check goods stored in the hall
        Check goods that are to be stored in the hall | Check goods stored in the hall
        Report guests, who are booked by phone | Report guests booked by phone
        Check that rooms are cleaned by maids | Check rooms cleaned by maids
    """,
    "only before and behind": """
        Lend only coats for guests | Lend coats for guests only
        Deliver only to neighbours with consent | Deliver to neighbours only with consent
        Open only on Mondays and Fridays | Open on Mondays and Fridays only
        Work with gloves only in the hall | Work with gloves in the hall only
        Only supervisors enter in boots | Supervisors enter in boots only
        Enter only if asked | Enter if only asked
    """,
    "two sides that are compared": """
        Compare prices with wages and rents | Compare wages with prices and rents
        Replace bulbs with lamps | Replace lamps with bulbs
        Compare the bill of the guest with the order | Compare the bill with the order of the guest
        Compare two bills with one order | Compare one bill with two orders
        Compare the bill with the order at once | Compare the order with the bill
        Charge guests with tips | Charge tips with guests
        Compare the cost of gas with oil | Compare oil with the cost of gas
        Compare the new bill with the old order | Compare the old bill with the new order
    """,
    "what somebody says": """
        Set the load according to the maker's instructions | Set the load as the owner instructs
        Set the load as instructed by the maker | Set the load as the maker
        Set the load as the maker instructs | Set the load after the maker instructs
        Set the load according to the maker's instructions | Set the load according to the maker's suggestions
        Set the load as instructed | Set the load as instructed by the maker
        Start as directed by the manager | Start as the manager directed
    """,
    "who approves": """
        Have the plan approved by the board | Get the owner's approval for the plan
        Have the plan approved by the board | Get approval for the plan
        Have the board approved by the planner | Get the board's approval for the planner
        Have the plan improved by the board | Get the board's approval for the plan
        Have the plan approved by the board | Get the board's approval for the plan and the budget
        Have the plan approved by the board | Approve the plan of the board
        Have the plan confirmed by the board | Get the board's approval for the plan
    """,
    "how often": """
        Check lamps every second week | Check lamps every second month
        Check lamps every two weeks | Check lamps twice a week
        Check lamps every two weeks | Check lamps for two weeks
        Check lamps half yearly | Check lamps yearly
        Check lamps every other week | Check every other lamp weekly
        Check lamps hourly | Check lamps for an hour
    """,
    "at once": """
        Lift two crates at once | Lift two crates immediately
        Serve several guests at once | Serve several guests immediately
        Open both doors at once | Open both doors immediately
        Lift all crates at once | Lift all crates immediately
        Test lamps once | Test lamps at once
        Serve meals at the same time each day | Serve meals simultaneously each day
    """,
    "a verb and its preposition": """
        Provide for guests with dogs | Supply guests with dogs
        Enter the hall in boots | Record the hall in boots
        Enter the hall and write names in the log | Record the hall and write names in the log
        Keep notes in the log | Keep records in the log
        Put guests in the lift | Put guests on the lift
        Note faults in the file | Record faults in the file
        Give blood to the nurse | Provide blood to the nurse
        Deliver letters by hand | Deliver letters manually
        Keep records for five years | Maintain records for five years
    """,
    "a verb of a thing": """
        Complete the form | Finish the form
        Prepare fish | Draw up fish
        Get the flu | Obtain the flu
        Solve crimes | Resolve crimes
        Answer the door | Reply to the door
        Gain weight | Acquire weight
        Conduct an orchestra | Hold an orchestra
    """,
    "a bracket that says what it means": """
        Explain the bill | Explain the bill (what each line costs)
        Explain the bill | Explain the bill (how it is paid)
        Explain the bill | Explain the bill (when each line is due)
        Explain the bill | Explain the bill (what guests must mean)
        Explain the bill (what each line means) | Explain the bill (what each item means)
    """,
    "a circumstance and a number": """
        Before lunch, check at most 3 lamps | Check at least 3 lamps before lunch
        Before closing, tell guests to pay 3 bills | Tell guests to pay 3 bills before closing
        Before lunch, check 3 lamps and doors | Check 3 lamps and doors before lunch
        After work, check 3 deliveries | Check 3 deliveries after work
        When it rains, check who waits | Check who waits when it rains
    """,
    "by which standard something is used": """
        According to the plan, use lists to tell guests to leave | Use lists to tell guests to leave according to the plan
        According to the plan, ask staff to check the old rooms | Ask staff to check the old rooms according to the plan
        Before closing, use lists to check the old rooms of guests | Use lists to check the old rooms of guests before closing
        After use, apply wax to protect the floors of halls | Apply wax to protect the floors of halls after use
        In the hall, use lists to find the guests of the day | Use lists to find the guests of the day in the hall
    """,
    "there and their": """
        Leave guests there nights | Leave guests their nights
        Meet guests there Mondays | Meet guests their Mondays
        Take guests there first | Take guests their first
        Leave bags there overnight | Leave bags their overnight
        Let guests eat there | Let guests eat their
    """,
    "a semicolon and an and": """
        Do not smoke; drink the water | Do not smoke and drink the water
        If forms fail, fill them in; sign them | If forms fail, fill them in and sign them
        Clean or wash tools; sign them | Clean or wash tools and sign them
        Clean tools before use; store them | Clean tools before use and store them
        Clean tools; stores; cars | Clean tools and stores; cars
    """,
    "a bracket at the end": """
        Check lamps (in the hall | Check lamps (in the hall) daily
        Check lamps (old and new | Check lamps (old) and new
        Check (old lamps and new | Check (old lamps) and new
        Check lamps (the old ones | Check lamps (the new ones)
        Check (all) lamps (in halls | Check (all) lamps in halls)
    """,
    "two words made from one verb": """
        Explain the conductance | Explain the conduction
        Explain the reactance | Explain the reaction
        Explain the absorbance | Explain the absorption
        Plan maintenance | Plan maintainers
        Explain the transmittance | Explain the transmission
    """,
    "no adverbs": """
        Give gifts, e.g. sweets | Give gifts, e.g. sweets, forward
        Store boxes, e.g. crates | Store boxes, e.g. crates, sideways
        Cut wood, e.g. oak, lengthways | Cut wood, e.g. oak
        Lift guests, e.g. children, upwards | Lift guests, e.g. children
        Serve guests, e.g. nurses, daily | Serve guests, e.g. nurses
    """,
}
SLIPS = """
Give guests there keys | Give guests their keys
Fill in forms; sign them | Fill in forms and sign them
Use tools (e.g. saws | Use tools (e.g. saws)
Check in-coming mail | Check incoming mail
Manage the maintainence of lifts | Manage the maintenance of lifts
"""


def _rows(texts: dict[str, str], expected: ChangeClass) -> list[tuple[ChangeClass, str, str]]:
    lines = (line.strip() for text in texts.values() for line in text.strip().splitlines())
    return [(expected, *line.split(" | ")) for line in lines]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("expected", "one", "other"), [*_rows(SAME, "minor"), *_rows(OTHER, "major"), *_rows({"": SLIPS}, "editorial")]
)
def test_what_says_the_same_is_told_from_what_looks_like_it_in_both_directions(
    expected: ChangeClass, one: str, other: str
) -> None:
    assert judge(one, other, Words()).change_class == expected
    assert judge(other, one, Words()).change_class == expected


def test_every_rule_has_five_likes_that_are_major() -> None:
    assert [rule for rule, text in OTHER.items() if len(text.strip().splitlines()) < 5] == []
    assert SAME.keys() <= OTHER.keys()


def test_another_construction_is_given_as_the_reason() -> None:
    judgement = judge("Waste is sorted by the cook", "The cook sorts waste", Words())

    assert judgement.reason == "the same in another construction"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("For the sample only.", "This unit is for the sample only.", "the same said of the unit"),
        (None, "The wording of this unit follows that of the watch trade.", "a remark on how the text was made"),
        (None, "This unit was translated together with others.", "a remark on how the text was made"),
    ],
)
def test_a_remark_that_sets_no_condition_is_minor(old: str | None, new: str, reason: str) -> None:
    for before, after in ((old, new), (new, old)):
        judgement = judge_remark(before, after, Words())

        assert (judgement.change_class, judgement.reason) == ("minor", reason)


@pytest.mark.parametrize(
    "remark",
    [
        "This unit is only for halls with guests.",
        "The text follows S101L2.",
        "The text is based on the law that candidates know.",
        "This unit was written for holders of level 4.",
        "This unit was drawn up by the board.",
        "The wording of this unit follows that of the code that must be met.",
        "This text was written when holders were trained.",
        "The text was revised; the old one no longer holds.",
        "The wording is taken from the test.",
        "Gloves are usually worn.",
        "The work is usually done in a team.",
    ],
)
def test_any_other_remark_may_set_a_condition(remark: str) -> None:
    for old, new in ((None, remark), (remark, None), ("For the sample only.", remark)):
        judgement = judge_remark(old, new, Words())

        assert judgement.change_class == "major"
        assert judgement.reason.startswith("the remark may set a condition")
