"""The guide to citing shows what the command prints, and the page on data names every key that is added."""

import re
from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from guides import commands
from pydantic import BaseModel
from sites import HOME

from competency import twins
from competency.cli import main
from competency.twins import types

TYPES = [value for value in vars(types).values() if isinstance(value, type) and value.__module__ == types.__name__]


@pytest.mark.parametrize("command", commands("citing"))
def test_the_guide_shows_what_the_command_prints(command: str) -> None:
    printed = CliRunner().invoke(main, [*command.split()[1:], "--units", str(HOME / "units")])
    guide = (HOME / "docs/guides/citing.md").read_text(encoding="utf-8")

    assert printed.exit_code == 0
    assert f"```console\n$ {command}\n{printed.stdout}```\n" in guide


def reached(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The types of data that a document is made of."""
    yield model
    for name in model.__annotations__:
        for inner in TYPES:
            if re.search(rf"\b{inner.__name__}\b", str(model.model_fields[name].annotation)) and inner is not model:
                yield from reached(inner)


def test_every_type_of_data_is_part_of_a_document_and_says_what_it_is() -> None:
    documented = {one for model in twins.DOCUMENTS.values() for one in reached(model)}

    assert documented == {one for one in TYPES if not one.__name__.startswith("_")}
    assert all(one.__doc__ and one.__doc__.endswith(".") for one in documented)
