"""What costs time is done once, and only where it is needed, however many rules there are."""

from collections import Counter
from pathlib import Path

import pytest
from standards import write_standards

from competency import Register, check, register
from competency.published import read_source


@pytest.fixture
def units(tmp_path: Path) -> Path:
    return write_standards(tmp_path)


def test_each_source_is_read_once(units: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: Counter[str] = Counter()

    def counted(root: Path, document: str) -> bytes | None:
        read[document] += 1
        return read_source(root, document)

    monkeypatch.setattr(register, "read_source", counted)

    assert check(Register.load(units)) == []
    assert read == {"sources/bakery.txt": 1, "sources/ferry.txt": 1}


def test_places_are_not_looked_for_where_nothing_is_wrong(units: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("competency.yamlfile.find_places")

    assert check(Register.load(units)) == []
