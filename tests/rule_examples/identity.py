"""A unit that is not what its code, its file or its folder say it is; a register whose ids clash."""

from typing import Final

from rule_examples.example import Example, change, copy, each, move, remove, swapped

BAKERY: Final = "bakery/S101L2.yaml"
FERRY: Final = "ferry/S201L2.yaml"
NEWER: Final = ("edition: 1\nstatus", "edition: 2\nstatus")
OLDER: Final = (NEWER[1], NEWER[0])

IDENTITY: Final = (
    swapped(
        "code-pattern",
        "register.yaml",
        r"^S\d{3}L(?P<level>[1-9])$",
        r"^S1\d\dL(?P<level>[1-9])$",
        "ferry/S201L2.yaml:1:7: error[code-pattern] the code 'S201L2' fits no pattern of the framework; "
        r"expected ^S1\d\dL(?P<level>[1-9])$",
        name="no pattern knows the code",
    ),
    swapped(
        "level",
        BAKERY,
        "level: 2",
        "level: 3",
        "bakery/S101L2.yaml:5:8: error[level] the level is 3, the code S101L2 says 2; expected level 2, or another code",
        name="the code says another level",
    ),
    swapped(
        "level",
        "register.yaml",
        "levels: [1, 2, 3]",
        "levels: [1, 3]",
        "bakery/S101L2.yaml:5:8: error[level] Sample Qualifications Framework has no level 2; expected one of 1, 3",
        "ferry/S201L2.yaml:5:8: error[level] Sample Qualifications Framework has no level 2; expected one of 1, 3",
        name="the framework has no such level",
    ),
    Example(
        "file-name",
        "another code",
        move(BAKERY, "bakery/S102L2.yaml"),
        (
            (
                "bakery/S102L2.yaml:1:7: error[file-name] the file is called 'S102L2.yaml', its unit S101L2; "
                "expected a file named S101L2.yaml"
            ),
        ),
        move("bakery/S102L2.yaml", BAKERY),
    ),
    Example(
        "file-name",
        "another ending",
        move(BAKERY, "bakery/S101L2.yml"),
        (
            (
                "bakery/S101L2.yml:1:7: error[file-name] the file is called 'S101L2.yml', its unit S101L2; "
                "expected a file named S101L2.yaml"
            ),
        ),
        move("bakery/S101L2.yml", BAKERY),
    ),
    Example(
        "file-name",
        "a frozen edition of another number",
        copy(BAKERY, "bakery/editions/S101L2@2.yaml"),
        (
            (
                "bakery/editions/S101L2@2.yaml:7:10: error[file-name] the file is called 'S101L2@2.yaml', its unit S101L2; "
                "expected a file named S101L2@1.yaml"
            ),
        ),
        change("bakery/editions/S101L2@2.yaml", *NEWER),
    ),
    Example(
        "file-name",
        "a frozen edition of another code",
        each(change(BAKERY, *NEWER), copy(BAKERY, "bakery/editions/S102L2@2.yaml"), change(BAKERY, *OLDER)),
        (
            (
                "bakery/editions/S102L2@2.yaml:1:7: error[file-name] the file is called 'S102L2@2.yaml', its unit S101L2; "
                "expected a file named S101L2@2.yaml"
            ),
        ),
        move("bakery/editions/S102L2@2.yaml", "bakery/editions/S101L2@2.yaml"),
    ),
    swapped(
        "folder",
        FERRY,
        "industry: ferry",
        "industry: bakery",
        "ferry/S201L2.yaml:3:11: error[folder] the industry is 'bakery', the folder 'ferry'; expected the same name",
        name="the folder of another industry",
    ),
    Example(
        "duplicate-code",
        "one edition twice",
        copy(BAKERY, "bakery/editions/S101L2@1.yaml"),
        (
            (
                "bakery/editions/S101L2@1.yaml:1:7: error[duplicate-code] unit S101L2, edition 1, is already in "
                "bakery/S101L2.yaml; expected each code and edition in one file"
            ),
        ),
        change(BAKERY, *NEWER),
    ),
    Example(
        "duplicate-code",
        "two current editions",
        each(copy(BAKERY, "ferry/S101L2.yaml"), change("ferry/S101L2.yaml", *NEWER)),
        (
            (
                "ferry/S101L2.yaml:1:7: error[duplicate-code] unit S101L2 is already in bakery/S101L2.yaml, in another edition; "
                "expected one current edition, older ones in the folder 'editions'"
            ),
        ),
        remove("ferry/S101L2.yaml"),
    ),
    swapped(
        "unknown-industry",
        "register.yaml",
        "id: ferry",
        "id: ferries",
        "ferry/S201L2.yaml:3:11: error[unknown-industry] no industry is called 'ferry'; "
        "expected one of bakery, ferries (did you mean 'ferries'?)",
        name="the register lacks the industry",
    ),
    swapped(
        "unknown-area",
        BAKERY,
        "[shop]",
        "[shops]",
        "bakery/S101L2.yaml:4:20: error[unknown-area] Sample Bakery has no functional area 'shops'; "
        "expected one of shop, oven (did you mean 'shop'?)",
        name="the industry lacks the area",
    ),
    swapped(
        "unknown-area",
        BAKERY,
        "[shop]",
        "[shop, oven, shop]",
        "bakery/S101L2.yaml:4:32: error[unknown-area] 'shop' stands twice; expected each area once",
        name="the same area twice",
    ),
    swapped(
        "register-ids",
        "register.yaml",
        "rules: {}",
        "  - {id: ferry, name: Ferry, standard: Ferry, functional_areas: []}\nrules: {}",
        "register.yaml:22:10: error[register-ids] two industries have the id 'ferry'; expected each id once",
        name="two industries",
    ),
    swapped(
        "register-ids",
        "register.yaml",
        "rules: {}",
        "  - {id: editions, name: Editions, standard: Editions, functional_areas: []}\nrules: {}",
        "register.yaml:22:10: error[register-ids] 'editions' is a folder with a meaning of its own; expected another id",
        name="a folder with a meaning",
    ),
    swapped(
        "register-ids",
        "register.yaml",
        "{id: oven, name: Oven}",
        "{id: shop, name: Oven}",
        "register.yaml:15:14: error[register-ids] two areas have the id 'shop'; expected each id once",
        name="two areas",
    ),
)
