"""A small invented register: two sample industries, two units with their sources, one crosswalk."""

from pathlib import Path
from typing import Final

REGISTER: Final = r"""title: Sample standards
framework:
  name: Sample Qualifications Framework
  levels: [1, 2, 3]
  credit_hours: 10
  codes: ['^S\d{3}L(?P<level>[1-9])$']
rights: Invented for tests; nobody publishes these standards.
industries:
  - id: bakery
    name: Sample Bakery
    standard: Sample Standards of the Bakery Trade
    labels: {area: "Functional Area:", credit_note: (sample)}
    functional_areas:
      - {id: shop, name: Shop}
      - {id: oven, name: Oven}
  - id: ferry
    name: Sample Ferry
    standard: Sample Standards of the Ferry Trade
    labels: {range: Description}
    functional_areas:
      - {id: deck, name: Deck}
rules: {}
"""

BAKERY: Final = """code: S101L2
title: Welcome guests of a sample bakery
industry: bakery
functional_areas: [shop]
level: 2
credit: 3
edition: 1
status: current
range: >-
  This sample unit applies to bakeries
  that exist in tests only.
performance_requirements:
  - id: knowledge
    kind: knowledge
    heading: Know the guests
    statements:
      - id: expectations
        text: Understand what guests expect
      - id: breads
        text: "Know the kinds of bread, such as:"
        items:
          - id: white
            text: white bread
          - id: rye
            text: rye bread
  - id: performance
    kind: performance
    heading: Welcome the guests
    statements:
      - id: greeting
        text: Greet each guest within a minute
      - id: tasting
        text: Offer guests a slice of bread to taste
  - id: kindness
    kind: professionalism
    heading: Be kind
    statements: []
assessment_criteria:
  lead: "A competent person is able to:"
  outcomes:
    - id: return
      text: Welcome guests so that they return.
remark: null
source:
  edition: 1
  document: sources/bakery.txt
  sha256: 3fcf8eb22997c42b1233577808edda7a845c0e1cce3f6f39f886cdf4484d7576
  errata:
    - at: tasting
      published: slice of read
      corrected: slice of bread
      reason: the first letter of the word is lost
  defects:
    - at: kindness
      kind: truncated
      note: the list breaks off after its first mark
    - at: return
      kind: doubtful
      quote: they return
      note: a word such as “gladly” may be missing
"""

BAKERY_SOURCE: Final = """Sample Standards of the Bakery Trade Unit of Competency

Functional Area: Shop

Title\tWelcome guests of a sample bakery
Code\tS101L2
Range\tThis sample unit applies to bakeries that exist in tests only.
Level\t2
Credit\t3 (sample)
Competency\tPerformance Requirements 1. Know the guests • Understand what guests expect • Know the kinds of bread, \
such as: • white bread • rye bread 2. Welcome the guests • Greet each guest within a minute • Offer guests a slice of \
read to taste 3. Be kind •
Assessment Criteria\tA competent person is able to: • Welcome guests so that they return.
Remark\t"""

FERRY: Final = """code: S201L2
title: Welcome passengers aboard a sample ferry
industry: ferry
functional_areas: [deck]
level: 2
edition: 1
status: current
range: This sample unit applies to ferries that exist in tests only.
performance_requirements:
  - id: knowledge
    kind: knowledge
    heading: Know the passengers
    statements:
      - id: expectations
        text: Understand what passengers expect
  - id: performance
    kind: performance
    heading: Welcome the passengers
    statements:
      - id: greeting
        text: Greet each passenger at the gangway
      - id: lifejackets
        text: Show where the lifejackets are
assessment_criteria:
  lead: "A competent person is able to:"
  outcomes:
    - id: return
      text: Welcome passengers so that they return.
remark: For tests only.
source:
  edition: 1
  document: sources/ferry.txt
  sha256: bc95ede14819d9c0f1ec454ee1421d401e08e78ee77bb7e68df0b88e7a472382
"""

FERRY_SOURCE: Final = """## Sample Standards of the Ferry Trade Unit of Competency

## Functional Area Deck

Title\tWelcome passengers aboard a sample ferry
Code\tS201L2
Description\tThis sample unit applies to ferries that exist in tests only.
Level\t2
Credit\t
Competency\t<ul> <li>Performance Requirements <ol> <li>Know the passengers</li> <li>Understand what passengers expect</li> \
<li>Welcome the passengers</li> <li>Greet each passenger at the gangway</li> </ol></li></ul>

## Sample Standards of the Ferry Trade Unit of Competency

\t<ul> <li>Show where the lifejackets are</li> </ul>
Assessment Criteria\tA competent person is able to:
\t<ul> <li>Welcome passengers so that they return.</li> </ul>
Remark\tFor tests only.
"""

CROSSWALK: Final = """id: welcome
title: Welcoming people
author: sample editors
reviewed: null
units:
  - {ref: S101L2, role: variant}
  - {ref: S201L2, role: variant}
concepts:
  - id: expectations
    title: What people expect
    aspect: knowledge
    matches:
      - {at: S101L2#expectations, relation: exact, pin: "5cc0a2259249"}
      - {at: S201L2#expectations, relation: exact, pin: "493285c41e70"}
  - id: greeting
    title: Greeting people
    aspect: performance
    matches:
      - {at: S101L2#greeting, relation: narrow, pin: "e85948c40f19", note: says how soon}
      - {at: S201L2#greeting, relation: narrow, pin: "a12fdf5be952", note: says where}
not_same:
  - {refs: [S101L2#tasting, S201L2#lifejackets], note: one offers and the other shows}
unmatched:
  - {at: S101L2#rye, reason: only the bakery sells bread}
  - {at: S101L2#breads, reason: only the bakery sells bread}
  - {at: S101L2#white, reason: only the bakery sells bread}
  - {at: S101L2#tasting, reason: only the bakery lets guests taste}
  - {at: S101L2#return, reason: guests are asked to come back}
  - {at: S201L2#lifejackets, reason: only a ferry has lifejackets}
  - {at: S201L2#return, reason: passengers are asked to come back}
"""

FILES: Final = {
    "register.yaml": REGISTER,
    "bakery/S101L2.yaml": BAKERY,
    "ferry/S201L2.yaml": FERRY,
    "crosswalks/welcome.yaml": CROSSWALK,
    "sources/bakery.txt": BAKERY_SOURCE,
    "sources/ferry.txt": FERRY_SOURCE,
}


def write_standards(folder: Path) -> Path:
    """Write the sample standards below a folder; return their units folder."""
    units = folder / "units"
    for path, text in FILES.items():
        file = units / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return units


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that occurs exactly once in a file."""
    text = path.read_bytes().decode()
    found = text.count(old)
    assert found == 1, f"{old!r} occurs {found} times in {path}"
    path.write_bytes(text.replace(old, new).encode())
