"""An example of each code: how the sample is spoilt, what is printed then, and how it is mended; one YAML file a code.

They are read when they are asked for: those who only check need none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import yaml
from pydantic import Field

from competency.parts import Part, Text
from competency.sample import sample_files

FOLDER: Final = Path(__file__).parent


class Example(Part):
    """Lines of the sample, good and bad: with the good ones nothing is printed, with the bad ones what stands here, and no more.

    Lines stand here without the indentation that they all have in their file.
    """

    file: Text
    """The file that is good or bad."""
    good: Text
    bad: Text
    printed: Text
    """The sentence that is printed of the bad lines, with its place."""
    at: Text | None = None
    """The place of the bad lines in a unit, as an allowance names it."""
    lines: Text | None = None
    """What the sample has in the place of either, where it has neither."""
    copies: dict[str, str] = Field(default={})
    """Files that are there besides, each with the file of the sample that it is a copy of."""

    besides: dict[str, dict[str, str]] = Field(default={})
    """What else is another than in the sample, whether the lines are good or bad: in each file, texts and what stands there."""

    def files(self, *, good: bool) -> dict[str, str]:
        """The sample, its draft included, with the good lines or with the bad ones.

        :raises ValueError: the sample does not have the lines exactly once.
        """
        found = dict(sample_files(draft=True))
        found |= {name: found[source] for name, source in self.copies.items()}
        for name, texts in self.besides.items():
            for one, other in texts.items():
                found[name] = found[name].replace(one, other, 1)
        text = found[self.file]
        for old in (self.lines, self.good, self.bad):
            places = list(_places(old, text)) if old else []
            if len(places) == 1:
                found[self.file] = _exchanged(text, places[0], self.good if good else self.bad)
                return found
        raise ValueError(f"{self.file} of the sample does not have the lines once")


def _places(lines: str, text: str) -> Iterator[re.Match[str]]:
    """Where whole lines stand in a text, indented by however many spaces."""
    return re.finditer(r"^( *)" + r"\n\1".join(map(re.escape, lines.splitlines())) + "$", text, flags=re.MULTILINE)


def _exchanged(text: str, place: re.Match[str], lines: str) -> str:
    """The text with lines in a place, indented like those they replace."""
    indented = "\n".join(place[1] + line for line in lines.splitlines())
    return text[: place.start()] + indented + text[place.end() :]


def file_of(code: str) -> Path:
    """The file of a code's example, whether it is there or not."""
    return FOLDER / f"{code}.yaml"


@cache
def example_of(code: str) -> Example | None:
    """The example of a code; none where what is wrong cannot be shown in lines of text."""
    file = file_of(code)
    if not file.is_file():
        return None
    content: Mapping[str, object] = yaml.load(file.read_bytes(), yaml.CSafeLoader)
    return Example.model_validate(content)
