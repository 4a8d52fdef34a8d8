"""Files as bad as files can be, each with all that must be said of it, to be put among the sample standards."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from standards import BAKERY, CROSSWALK, edit, write_standards

from competency.diagnostics import visible

UNIT: Final = """code: CODE
title: Bake bread
industry: bakery
functional_areas: [oven]
level: 2
edition: 1
status: current
range: Bakeries that exist in tests only.
performance_requirements:
  - id: knowledge
    kind: knowledge
    heading: Know the bread
    statements:
      - {id: dough, text: Know the dough}
assessment_criteria:
  lead: The person is able to
  outcomes:
    - {id: baked, text: bake.}
"""
BOMB: Final = "\n".join(["- &a0 [x, x]", *(f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))])
BOMB_PROBLEMS: Final = (
    "1:1: error[wrong-type] the file is a list; expected keys and values",
    *(
        f"{n + 1}:3: error[anchor] the anchor '&a{n}' is not allowed; expected the value itself (write it out where it is needed)"
        for n in range(10)
    ),
    *(
        f"{n + 1}:{8 + 5 * m}: error[alias] the alias '*a{n - 1}' is not allowed; expected the value itself (write it out)"
        for n in range(1, 10)
        for m in range(9)
    ),
)
SHA: Final = "f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2"  # of "test\n"
SOURCE: Final = f"source: {{edition: 1, document: DOCUMENT, sha256: {SHA}}}\n"


@dataclass(frozen=True, slots=True)
class Bad:
    """A bad file, and all that must be said of it, from the line and column on."""

    name: str
    content: bytes | Callable[[Path], object]
    problems: tuple[str, ...]
    path: str = ""

    @property
    def file(self) -> str:
        """The path of the file, relative to the units folder."""
        return self.path or f"bakery/{self.name}.yaml"

    def write(self, units: Path) -> None:
        """Put the file among the standards."""
        file = units / self.file
        file.parent.mkdir(parents=True, exist_ok=True)
        if callable(self.content):
            self.content(file)
        else:
            file.write_bytes(self.content)


def unit(code: str, old: str = "", new: str = "", more: str = "") -> bytes:
    """A unit that would be right, with one text put in the place of another, and more at its end."""
    text = UNIT.replace("CODE", code)
    assert not old or text.count(old) == 1
    return ((text.replace(old, new) if old else text) + more).encode()


def invisible(place: str, name: str, expected: str = "text that can be seen (delete it)") -> str:
    return f"{place}: error[invisible-character] {name} is an invisible or control character; expected {expected}"


EMPTY: Final = "1:1: error[empty-file] the file is empty; expected keys and values"
NOT_THERE: Final = "1:1: error[unreadable-file] the file cannot be read: No such file or directory; expected a readable file"
NO_FILE: Final = "1:1: error[unreadable-file] this is a folder or a device; expected a file"
BAD: Final = [
    Bad("empty", b"", (EMPTY,)),
    Bad("comment", b"# nothing yet\n", (EMPTY,)),
    Bad("list", b"- code\n- title\n", ("1:1: error[wrong-type] the file is a list; expected keys and values",)),
    Bad("scalar", b"code\n", ("1:1: error[wrong-type] the file is the text “code”; expected keys and values",)),
    Bad(
        "S111L2",
        unit("S111L2", "functional_areas: [oven]", "functional_areas: oven"),
        ("4:19: error[wrong-type] functional_areas is the text “oven”; expected a list",),
    ),
    Bad(
        "S112L2",
        unit("S112L2", "title: Bake bread", "title: {a: b}"),
        ("2:8: error[wrong-type] title is a mapping; expected text",),
    ),
    Bad("S113L2", unit("S113L2", more="source: [a]\n"), ("19:9: error[wrong-type] source is a list; expected keys and values",)),
    Bad(
        "picture",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        ("1:1: error[not-utf-8] byte 0x89 is not UTF-8; expected text in UTF-8",),
    ),
    Bad(
        "zeros",
        bytes(1_000_000),
        (
            *(invisible(f"1:{column}", "U+0000") for column in range(1, 21)),
            "1:21: error[invisible-character] more invisible or control characters follow",
            "1:1: error[yaml-syntax] this is not YAML: control characters are not allowed; expected YAML",
        ),
    ),
    Bad("latin", b"code: S114L2\ntitle: caf\xe9\n", ("2:11: error[not-utf-8] byte 0xe9 is not UTF-8; expected text in UTF-8",)),
    Bad(
        "utf-16",
        unit("S115L2").decode().encode("utf-16"),
        ("1:1: error[not-utf-8] the file is in UTF-16; expected UTF-8 without a byte order mark",),
    ),
    Bad("S116L2", b"\xef\xbb\xbf" + unit("S116L2"), (invisible("1:1", "a byte order mark", "UTF-8 without one (delete it)"),)),
    Bad(
        "S117L2",
        unit("S117L2").replace(b"\n", b"\r\n"),
        (invisible("1:13", "a carriage return", "lines that end in LF alone (once for the whole file)"),),
    ),
    Bad(
        "tabs",
        b"code: S118L2\nsource:\n\tedition: 1\n",
        (
            (
                "3:1: error[yaml-syntax] this is not YAML: found character that cannot start any token while scanning for the next token; "
                "expected YAML (indent with spaces, not tabs)"
            ),
        ),
    ),
    Bad(
        "large",
        b"#" * 10_000_000,
        ("1:1: error[file-too-large] the file is larger than 4 MB; expected one unit, crosswalk or register",),
    ),
    Bad(
        "many",
        b"[" + b"{}," * 100_000 + b"]",
        ("1:300002: error[file-too-large] the file holds more than 20,000 values; expected one unit, crosswalk or register",),
    ),
    Bad(
        "deep",
        b"[" * 10_000,
        ("1:41: error[too-deep] values are nested more than 40 deep; expected the few levels of the format",),
    ),
    Bad("bomb", BOMB.encode(), BOMB_PROBLEMS),
    Bad(
        "S119L2",
        unit("S119L2", "title: Bake bread", "title: !!python/object/apply:os.system [ls]"),
        (
            (
                "2:8: error[tag] the tag 'tag:yaml.org,2002:python/object/apply:os.system' is not allowed; "
                "expected plain text, numbers, lists and mappings"
            ),
        ),
    ),
    Bad(
        "S120L2",
        unit("S120L2", "text: bake.}", "text: bake., text: cake.}"),
        ("18:32: error[duplicate-key] the key 'text' stands twice in one mapping; expected each key once",),
    ),
    Bad(
        "S121L2",
        unit("S121L2", "title: Bake bread", "title: no"),
        (
            (
                "2:8: error[ambiguous-value] title is no without quotation marks, which readers of YAML take for different things; "
                'expected text (write "no" if text is meant)'
            ),
        ),
    ),
    Bad(
        "S122L2",
        unit("S122L2", "level: 2", "level: 1e3"),
        (
            (
                "5:8: error[ambiguous-value] level is 1e3 without quotation marks, which readers of YAML take for different things; "
                "expected a whole number"
            ),
        ),
    ),
    Bad(
        "S123L2",
        unit("S123L2", "range: Bakeries that exist in tests only.", "range: 2024-02-29"),
        ("8:8: error[wrong-type] range is 2024-02-29; expected text (put it in quotation marks)",),
    ),
    Bad(
        "copy",
        BAKERY.encode(),
        (
            "1:7: error[duplicate-code] unit S101L2, edition 1, is already in bakery/S101L2.yaml; expected each code and edition in one file",
            "1:7: error[file-name] the file is called 'copy.yaml', its unit S101L2; expected a file named S101L2.yaml",
        ),
    ),
    Bad("folder", Path.mkdir, (NO_FILE,)),
    Bad("pipe", os.mkfifo, (NO_FILE,)),
    Bad("device", lambda file: file.symlink_to("/dev/zero"), (NO_FILE,)),
    Bad("broken-link", lambda file: file.symlink_to("nowhere"), (NOT_THERE,)),
    Bad(
        "loop",  # nobody can read it, not even root
        lambda file: file.symlink_to("loop.yaml"),
        ("1:1: error[unreadable-file] the file cannot be read: Too many levels of symbolic links; expected a readable file",),
    ),
    Bad(
        "S124L2",
        unit("S124L2", more=SOURCE.replace("DOCUMENT", "sources/missing.txt")),
        (
            "19:32: error[source-document] the source 'sources/missing.txt' cannot be read; expected a file of at most 4 MB below the units folder",
        ),
    ),
    Bad(
        "S130L2",
        lambda file: (
            file.write_bytes(unit("S130L2", more=SOURCE.replace("DOCUMENT", "sources/large.txt"))),
            (file.parent.parent / "sources/large.txt").write_bytes(b"word " * 2_000_000),
        ),
        (
            "19:32: error[source-document] the source 'sources/large.txt' cannot be read; expected a file of at most 4 MB below the units folder",
        ),
    ),
    Bad(
        "S125L2",
        unit("S125L2", more=SOURCE.replace("edition: 1", "edition: 9").replace("DOCUMENT", "sources/ferry.txt")),
        (
            (
                "19:59: error[source-document] the source 'sources/ferry.txt' is not the one that was transcribed: its SHA-256 is "
                f"bc95ede14819d9c0f1ec454ee1421d401e08e78ee77bb7e68df0b88e7a472382; expected {SHA} "
                "(bring the untouched source back, or compare the unit with the new one and note its checksum)"
            ),
        ),
    ),
    Bad("S126L2", unit("S126L2", "Know the dough", "Know\u202e the dough"), (invisible("14:31", "U+202E"),)),
    Bad("S127L2", unit("S127L2", "Know the dough", "Know\u200b the dough"), (invisible("14:31", "U+200B"),)),
    Bad(
        "S128L2",
        unit("S128L2", "title: Bake bread", r'title: "Bake\u202e bread"'),
        ("2:9: error[hidden-character] U+202E is an invisible or control character; expected text that can be seen",),
    ),
    Bad(
        "nothing",
        CROSSWALK.replace("id: welcome", "id: nothing")
        .replace("unmatched:\n", "unmatched:\n  - {at: S999L2#rye, reason: nobody has it}\n")
        .encode(),
        ("24:10: error[crosswalk-ref] no unit has the code 'S999L2'; expected the ref of a clause",),
        path="crosswalks/nothing.yaml",
    ),
    Bad(
        "broken",
        b"id: [",
        (
            "1:6: error[yaml-syntax] this is not YAML: did not find expected node content while parsing a flow node; expected YAML",
        ),
        path="crosswalks/broken.yaml",
    ),
    Bad(
        "stray",
        b"a: b\n",
        (
            (
                "1:1: error[stray-file] no file of the standards belongs here; expected units in <industry>/, "
                "frozen ones in <industry>/editions/, crosswalks in crosswalks/"
            ),
        ),
        path="stray.yaml",
    ),
    Bad("yml", b"", (EMPTY,), path="bakery/S129L2.yml"),
    Bad("spaces & <marks>", b"", (EMPTY,)),
    Bad("Größe", b"", (EMPTY,)),
    Bad("line\nbreak", b"", (EMPTY,)),
    Bad("not utf-8", b"", (EMPTY,), path=os.fsdecode(b"bakery/caf\xe9.yaml")),
]

FAULT: Final = (
    "ferry/S201L2.yaml:29:19: error[fidelity] the unit has “all.” where the source has “only.” (at sources/ferry.txt:17:18); "
    "expected the published words, or an erratum that says why they differ"
)


def write_with_fault(folder: Path) -> Path:
    """Write the sample standards, in which one good unit says what its source does not; return their units folder."""
    units = write_standards(folder)
    edit(units / "ferry/S201L2.yaml", "remark: For tests only.", "remark: For tests all.")
    return units


def expected(*files: Bad) -> list[str]:
    """Every problem of the files, and the fault, as lines in order."""
    return sorted([FAULT, *(f"{visible(bad.file)}:{problem}" for bad in files for problem in bad.problems)])
