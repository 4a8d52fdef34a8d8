"""A change of words is major unless it can be shown to be milder, and the reason names the words."""

import pytest

from competency.change.gravity import Words, judge, judge_parts
from competency.unit import ChangeClass

EDITORIAL = """
Recognise hazards in the work area | Recognize hazards in the work area
Maintain records of stock | Maintain records of stock.
Know the types of adhesive | Know the type of adhesives
Wear safety-glasses at all times | Wear safety glasses at all times
Operate the forklift safely | Operate the fork-lift safely
Explain the proceedure for cleaning | Explain the procedure for cleaning
Asses the condition of the paint | Assess the condition of the paint
Store chemicals in there own cupboard | Store chemicals in their own cupboard
Benefit form training | Benefit from training
Prepare 3 samples | Prepare three samples
Prepare 24 samples | Prepare twenty-four samples
Remove one fifth of the crown | Remove 20 % of the crown
Reduce waste by 10 per cent | Reduce waste by 10 %
Identify tools, equipment and materials | Identify tools, equipment, and materials
Customers' needs are met | Customers needs are met
Sand the the surface | Sand the surface
Sand and paint and paint the door | Sand and paint the door
Select a suitable tool | Select suitable tools
Fit the door in to the frame | Fit the door into the frame
Describe how the alarm works | Describe how the alarm work
Keep a dairy of the work done | Keep a diary of the work done
Let the dough rest for 5-10 minutes | Let the dough rest for 5–10 minutes
Store vaccines at -5 °C | Store vaccines at −5 °C
Weigh 5 KG of flour | Weigh 5 kg of flour
Cook the rice until done, and drain it | Cook the rice until done and drain it
Check that the door is shut | Check the door is shut
Comply the law on waste | Comply with the law on waste
Water the plants twice a year | Water the plants twice per year
Order nails, screws, glue etc. | Order nails, screws, glue and so on
sort the linen; and | sort the linen.
Stack up to 1,000 tiles | Stack up to 1000 tiles
Lock up at 6 p.m. each day | Lock up at 6 pm each day
Wash towels, sheets and gowns | Wash towels, sheets, and gowns
After use, rinse the brushes | After use rinse the brushes
Ask for the martial status | Ask for the marital status
Dispose waste in the bin | Dispose of waste in the bin
Update the data base | Update the database
Re-enter the building | Reenter the building
Use the achievments of staff | Use the achievements of staff
Follow the Rules of Service | Follow the rules of service
Sweep 10 m2 an hour | Sweep 10 m² an hour
Add 1/2 a cup | Add ½ a cup
"""
MINOR = """
Carry out repairs | Perform repairs
Use hand tools such as saws | Use hand tools such as saws and planes
Use hand tools, e.g. saws | Use hand tools
Order fruit and vegetables | Order vegetables and fruit
Keep a register of visitors (name, time, host) | Keep a register of visitors
Put on gloves before work | Before work, put on gloves
Carry out an inspection of the mast | Inspect the mast
Apply knowledge of knots | Use knowledge of knots
Follow the instructions | Comply with the instructions
Visitors must sign | Visitors have to sign
Customers are informed of changes | Inform customers of changes
Clean the work area after each job | After each job, clean the work area
Use fuels, e.g. petrol, oil and gas | Use fuels, e.g. oil and gas
Use saws (e.g. band saws) | Use saws
Use solvents such as acetone outdoors | Use solvents such as benzene outdoors
The tools are cleaned and stored by the worker after use in the workshop | The worker cleans and stores the tools after use in the workshop
Use a torque wrench, i.e. a wrench that shows the force | Use a torque wrench
Choose colours to suit the needs of the client | Choose colours that meet the needs of the customer
Develop plans for staff training | Formulate plans for training of staff
Consider the cost of materials when choosing them | Take the cost of materials into account when choosing them
Load no more than 20 boxes | Load at most 20 boxes
Never open the hatch unless the pump stands still | Open the hatch only if the pump stands still
Keep 4.5 m from cables and 2.5 m from walls | Keep 2.5 m from walls and 4.5 m from cables
Using surveys of customers, the manager evaluates service quality | The quality of service is evaluated by the manager using surveys of customers
"""
MAJOR = """
Store fuels, e.g. petrol, dry and safe | Store fuels, e.g. petrol
Treat wounds, e.g. burns, gently | Treat wounds, e.g. burns
Sell seeds such as millet untreated | Sell seeds such as millet
Serve tea, e.g. green tea, mornings | Serve tea, e.g. green tea
Sell shoes, e.g. boots, half price | Sell shoes, e.g. boots
Cut wood, e.g. oak, crossways | Cut wood, e.g. oak
Teach crafts, e.g. weaving, cheap | Teach crafts, e.g. weaving
Pay bills (in cash) | Pay bills
Pay bills (in cash) | Pay bills (by cheque)
Pay bills, that is, by cheque | Pay bills
If it snows, help drivers to park | Help drivers to park if it snows
Before lunch, remind guests that the pool is closed | Remind guests that the pool is closed before lunch
In the cellar, check the pumps | Check the pumps in the cellar
On Fridays, check the deliveries | Check the deliveries on Fridays
Know which guest stays | Know which guest stay
Help guests who wait | Help guests who waited
Help staff who have trained nurses | Help staff who train nurses
Write the minutes | Write the minute
Count the savings | Count the saving
Order Apple cakes | Order apple cakes
Follow the Factory Act | Follow the factory act
Buy no. 7 needles | Buy no 7 needles
Hire a clerk and driver | Hire a clerk and a driver
Count 10⁵ cells | Count 105 cells
Order fruit and vegetables | Order fruit or vegetables
Clean the machine every week | Clean the machine every month
Clean the machine | Clean the machine regularly
Identify shortcomings | Evaluate shortcomings
Know the parts of a pump | Understand the parts of a pump
Understand the parts of a pump | Master the parts of a pump
Lift loads up to 20 kg | Lift loads up to 25 kg
Lift loads up to 20 kg | Lift loads over 20 kg
Serve at most 20 guests | Serve at least 20 guests
Report to the supervisor | Report to the manager
Wear gloves when handling acid | Wear gloves
Work under supervision | Work independently
Assist in the repair of pumps | Carry out the repair of pumps
Handle simple complaints | Handle complaints
Use all the tools | Use some of the tools
Staff serve customers politely | Customers serve staff politely
Move goods from the store to the shop | Move goods from the shop to the store
Wash hands before touching food | Wash hands after touching food
Apply paint with a brush | Apply paint without a brush
Food must not be reheated | Food must be reheated
Staff may wear gloves | Staff must wear gloves
Use legal substances | Use illegal substances
Serve the employer | Serve the employee
Write a report for the client | Write a report on the client
Prepare starters, including soups and salads | Prepare starters, such as soups and salads
Use a saw, e.g. a bow saw | Use a saw, i.e. a bow saw
Use tools, e.g. saws and chisels | Use tools, e.g. saws and chisels, and sharpen them daily
Use tools e.g. saws | Use tools e.g. saws and must clean them after use
Keep the temperature below 5 °C | Keep the temperature above 5 °C
Keep 4 m from walls and 2 m from cables | Keep 2 m from walls and 4 m from cables
Sell tickets to adults and passes to children | Sell passes to adults and tickets to children
Formulate a market strategy | Formulate a marketing strategy
Advise customers on products | Advise customers on production
Handle cash (under supervision) | Handle cash
Handle cash | Handle cash (small amounts only)
Drive a van (up to 3.5 t) | Drive a van (up to 7.5 t)
Negotiate contracts with suppliers | Negotiate contacts with suppliers
Adopt the safety rules | Adapt the safety rules
Plan and review service | Review the plan for service
Where possible, recycle waste | Recycle waste
Trained staff may enter | Training staff may enter
Meet customers | Satisfy customers
Renew the seals, which harden with age, each year | Renew the seals which harden with age each year
Keep doors closed except during loading | Keep doors closed during loading
Prices need not be shown | Prices need to be shown
Treat the patient with the drug that the doctor prescribes | Prescribe the drug with which the doctor treats the patient
Identify internal customers and train external staff on quality | Identify external customers and train internal staff on quality
Store vaccines at -5 °C | Store vaccines at 5 °C
Measure outputs of 3 mW | Measure outputs of 3 MW
Dilute bleach 1:10 | Dilute bleach 10:1
Check the tyres (monthly) | Check the tyres (weekly)
Allow few changes | Allow a few changes
Record a number of faults | Record the number of faults
Recognise signs of hypertension | Recognise signs of hypotension
Report in accurate figures | Report inaccurate figures
Raise buildings after a fire | Raze buildings after a fire
Hold the saw in the right hand | Hold the saw in the correct hand
Clean hard surfaces | Clean difficult surfaces
Use tools such as ladders and report faults to the manager | Use tools such as ladders and report faults to the owner
Use cleaners, e.g. soap, to clean floors weekly | Use cleaners, e.g. soap, to clean floors daily
Store chemicals such as bleach away from food | Store chemicals such as bleach near food
Advise on products such as loans before signing | Advise on products such as loans after signing
Teach small groups of children | Teach groups of small children
Treat staff as customers | Treat customers as staff
Give the first dose after meals | Give the dose first after meals
Weld, grind and paint joints | Grind, weld and paint joints
Sell fresh fruit and flowers | Sell flowers and fresh fruit
Use hand tools and ladders | Use hand ladders and tools
Plane the board | Plan the board
Scraping the hull | Scrapping the hull
Repair the car | Repair the care
Bake cakes | Make cakes
Plan the trial | Plan the trail
Use sulphate | Use sulphite
Hire nurses | Hire purses
Pay every day costs | Pay everyday costs
Paint green houses | Paint greenhouses
Re-form the clay | Reform the clay
Visit the co-op | Visit the coop
Meet at the extra-ordinary session | Meet at the extraordinary session
Offer 10-year leases | Offer 10 year leases
Employ more-skilled workers | Employ more skilled workers
Check lift doors | Check lift, doors
Check all doors and windows | Check all doors, and windows
Select doors and windows or gates | Select doors, windows or gates
Stop the machine and call the nurse if it smokes | Stop the machine, and call the nurse if it smokes
When lifting, loads must be tied | When lifting loads must be tied
Clean rooms where food is kept | Clean rooms, where food is kept
Train staff using the manual | Train staff, using the manual
Clean the tools, saws | Clean the tools: saws
Clean doors/windows | Clean doors, windows
Check doors, windows … | Check doors, windows
Keep 5 m of rope | Keep 5 M of rope
Take 2 2 mm nails | Take 2 mm nails
Report the fault to IT | Report the fault to it
Clean with polish | Clean with Polish
Keep the log for a year | Keep the log for years
Apply for permits | Apply permits
Keep milk in the fridge | Keep milk on the fridge
Serve iced drinks | Serve ice drinks
Record tools which are repaired | Record tools which were repaired
Check the pumps and their valves | Check the pumps and its valves
Use silicon seals | Use silicone seals
Use solvents such as acetone in open rooms | Use solvents such as acetone in closed rooms
Use tools such as ladders and report faults | Use tools such as ladders and report accidents
Respond soon, i.e. 2 days later | Respond soon, i.e. 5 days later
Use fuels, i.e. coal | Use fuels, i.e. oil
Visitors must not sign | Visitors do not have to sign
Apply paint | Use paint
Perform songs | Conduct songs
Help trained staff with tools | Assist training staff with tools
Help staff explain risks to patients and options to relatives | Assist staff explain options to patients and risks to relatives
The nurse instructs the doctor on care at night in each ward | The nurse is instructed by the doctor on care at night in each ward
Prepare the quotation for the customer and submit the invoice to the manager | Submit the quotation to the manager and prepare the invoice for the customer
"""
PAIRS: list[tuple[ChangeClass, str, str]] = [
    (change_class, *line.split(" | "))  # type: ignore[misc]
    for change_class, lines in (("editorial", EDITORIAL), ("minor", MINOR), ("major", MAJOR))
    for line in lines.strip().splitlines()
]


@pytest.mark.parametrize(("expected", "one", "other"), PAIRS)
def test_the_class_is_the_same_in_both_directions(expected: ChangeClass, one: str, other: str) -> None:
    assert judge(one, other, Words()).change_class == expected
    assert judge(other, one, Words()).change_class == expected


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Keep  stock", "Keep stock", "only white space"),
        ("Keep stock", "Keep stock.", "only punctuation"),
        ("Keep Fresh Stock", "Keep fresh stock", "only capitals: Fresh / fresh, Stock / stock"),
        ("Keep the stock", "Keep a stock", "only articles"),
        ("Organise and analyse", "Organize and analyze", "only spelling: Organise / Organize, analyse / analyze"),
        ("Recieve goods", "Receive goods", "only a typing error: Recieve / Receive"),
        ("Keep 3 jars", "Keep three jars", "only the way a number is written: 3 / three"),
        ("Keep jars", "Keep jar", "only the form of a word: jars / jar"),
        ("Conduct audits", "Carry out audits", "another word for the same: Conduct / Carry out"),
        ("Use tools e.g. saws", "Use tools e.g. saws and planes", "an example: “and planes” was added"),
        ("Keep jars (of glass)", "Keep jars", "“of glass” was left out"),
        ("Keep jars", "Keep jars (that is, glass vessels)", "an explanation: “that is glass vessels” was added"),
        ("Staff may wear gloves", "Staff must wear gloves", "the modal “may” became “must”"),
        ("Report to managers", "Never report to managers", "the negation “Never” was added"),
        ("Rest when tired", "Rest", "the condition “when” was left out"),
        ("Use all tools", "Use tools", "the quantity “all” was left out"),
        ("Wait 5 minutes", "Wait 10 minutes", "the number “5” became “10”"),
        ("Identify hazards", "Evaluate hazards", "the first word “Identify” became “Evaluate”"),
        ("Repair red pumps", "Repair blue pumps", "“red” became “blue”"),
        ("Check lift doors", "Check lift, doors", "a sign may say what belongs together: “lift doors” became “lift , doors”"),
        ("Clean with polish", "Clean with Polish", "a capital may make another word: “polish” became “Polish”"),
        ("Know windows", "Know Windows", "a capital may make another word: “windows” became “Windows”"),
        ("Use an opportunity", "Use opportunities", "only the form of a word: opportunity / opportunities"),
        ("Keep minutes", "Keep the minute", "the number or the form may mean another thing: “minutes” became “minute”"),
        ("Train cooks and waiters", "Train cooks and the waiters", "an article before “waiter” may make two of one"),
        ("Use tools e.g. saws", "Use tools and saws", "“saws” was an example and is asked for now; “e.g.” became “and”"),
    ],
)
def test_the_reason_names_the_words_that_it_rests_on(one: str, other: str, reason: str) -> None:
    assert judge(one, other, Words()).reason == reason


def test_an_abbreviation_is_the_words_that_the_unit_explains_it_with() -> None:
    words = Words({"CSM": "customer service management"})
    known = judge("Understand CSM", "Understand customer service management", words)

    assert (known.change_class, known.reason) == ("editorial", "only an abbreviation: CSM")
    assert judge("Understand CSM", "Understand customer service management", Words()).change_class == "major"


def test_a_word_that_no_list_has_is_one_where_the_unit_uses_it_elsewhere() -> None:
    first, second = "Load the zorbatron", "Load the zorbatran"

    assert judge(first, second, Words()).change_class == "major"
    assert judge(first, second, Words(known={"zorbatron": 2})).change_class == "editorial"
    assert judge(first, second, Words(known={"zorbatron": 2, "zorbatran": 2})).change_class == "major"


def test_many_places_are_counted_and_three_of_them_named() -> None:
    colours = judge("red blue green white black", "RED BLUE GREEN WHITE BLACK", Words())

    assert colours.reason == "only capitals: red / RED, blue / BLUE, green / GREEN and 2 more"


@pytest.mark.parametrize(
    ("whole", "parts", "expected"),
    [
        ("Clean and dry chairs after each use", ["Clean chairs", "Dry chairs after each use"], "major"),
        ("Clean and dry chairs after each use", ["Clean chairs after each use", "Dry chairs after each use"], "minor"),
        ("Do not smoke and drink", ["Do not smoke", "Drink"], "major"),
        ("Check all doors and windows", ["Check doors", "Check all windows"], "major"),
        ("Give tea to guests and cake to staff", ["Give tea to staff", "Give cake to guests"], "major"),
        ("Sweep and mop the floor twice a day", ["Sweep the floor twice a day", "Mop the floor"], "major"),
        ("Sweep the floor twice a day and mop the floor", ["Sweep the floor twice a day", "Mop the floor"], "minor"),
    ],
)
def test_what_binds_the_whole_binds_each_of_its_parts(whole: str, parts: list[str], expected: ChangeClass) -> None:
    assert judge_parts([whole], parts, Words()).change_class == expected
    assert judge_parts(parts, [whole], Words()).change_class == expected
