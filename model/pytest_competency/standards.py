"""What pytest collects of the standards: a file of a units folder, and a test for each rule that the file must keep."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from competency import Diagnostic, Register, Severity
from competency.cases import read_cases
from competency.entries import Entry
from competency.rules import RULES, Rule, ask, severity_of
from competency.trials import Trial, try_cases
from pytest_competency import StandardsWarning

READS: Final = "reads"
"""The test that a file can be read and has the shape of its format; without that no rule is asked."""
STANDARDS: Final = pytest.StashKey[dict[Path, "Standards"]]()


class Standards(NamedTuple):
    """What a units folder holds: its register, and each file's entry with what its rules are about, by path."""

    register: Register
    entries: dict[str, tuple[str, Entry[Any]]]

    @classmethod
    def load(cls, root: Path) -> Standards:
        """Read a units folder."""
        register = Register.load(root)
        kinds: dict[str, tuple[Entry[Any], ...]] = {
            "register": (register.register,),
            "unit": register.units,
            "crosswalk": register.crosswalks,
        }
        return cls(register, {entry.path: (scope, entry) for scope, kind in kinds.items() for entry in kind})


class BrokenError(Exception):
    """A file breaks a rule; the text is what ``competency check`` prints of it."""


class StandardsFile(pytest.File):
    """A unit, a crosswalk, the register's own file or a file of cases, with its tests; any other file has none."""

    def __init__(self, *, root: Path, **others: Any) -> None:
        super().__init__(**others)
        self.root = root

    def collect(self) -> Iterator[pytest.Item]:
        """The test that the file can be read, then one for each rule."""
        try:
            register, entries = _standards(self.config, self.root)
        except RuntimeError as error:  # libyaml is missing
            raise self.CollectError(str(error)) from error
        path = self.path.relative_to(self.root).as_posix()
        if path in register.cases:
            yield from _cases(self, path, register)
            return
        unread = [problem for problem in register.problems if problem.path == path]
        if unread or path in entries:
            yield RuleTest.from_parent(self, name=READS, find=lambda: unread)
        if path in entries:
            scope, entry = entries[path]
            yield from (_test(self, rule, entry, register) for rule in RULES.values() if rule.scope in {scope, "file"})

    @property
    def shown(self) -> str:
        """What is printed before a path below the units folder, as seen from where pytest was started."""
        prefix = Path(os.path.relpath(self.root, self.config.invocation_params.dir)).as_posix()
        return "" if prefix == "." else f"{prefix}/"


class RuleTest(pytest.Item):
    """A rule asked of a file: what it finds is printed as ``competency check`` prints it."""

    parent: StandardsFile

    def __init__(self, *, find: Callable[[], Iterable[Diagnostic]], **others: Any) -> None:
        super().__init__(**others)
        self.find = find

    def runtest(self) -> None:
        """Fail with every error; issue a warning for every problem that is none."""
        found = sorted(set(self.find()), key=lambda problem: problem.sort_key)
        broken = [text for problem in found if (text := self._weigh(problem))]
        if broken:
            raise BrokenError("\n".join(broken))

    def _weigh(self, problem: Diagnostic) -> str | None:
        """The text of a problem that makes the test fail; a warning does so where a filter makes warnings errors."""
        text = problem.text(self.parent.shown)
        if problem.severity is Severity.ERROR:
            return text
        try:
            warnings.warn_explicit(StandardsWarning(text), None, self.parent.shown + problem.path, problem.line)
        except StandardsWarning:
            return text
        return None

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The problems alone: where the plugin was when it found them helps nobody."""
        return str(excinfo.value) if isinstance(excinfo.value, BrokenError) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the test stands and what it is called."""
        return self.path, 0, self.nodeid


def _test(file: StandardsFile, rule: Rule, entry: Entry[Any], register: Register) -> pytest.Item:
    """The test of a rule; it is skipped, with the reason, where the rule is not asked."""
    test: pytest.Item = RuleTest.from_parent(file, name=rule.code, find=partial(ask, rule, entry, register))
    if entry.value is None:
        test.add_marker(pytest.mark.skip(reason=f"no rule is asked of a file that is wrong: see its test '{READS}'"))
    elif severity_of(rule, register) is Severity.OFF:
        test.add_marker(pytest.mark.skip(reason=f"the register turns '{rule.code}' off"))
    return test


def _cases(file: StandardsFile, path: str, register: Register) -> Iterator[pytest.Item]:
    """The test that a file of cases can be read, one for each rule of every file, and one for each sample candidate in it."""
    (found,) = read_cases(register, [path])
    yield RuleTest.from_parent(file, name=READS, find=lambda: found.problems)
    yield from (_test(file, rule, found.entry, register) for rule in RULES.values() if rule.scope == "file")
    for trial in try_cases(register, found):
        yield RuleTest.from_parent(file, name=trial.case.id, find=partial(_departures, trial))


def _departures(trial: Trial) -> Iterator[Diagnostic]:
    """Where a sample candidate is answered other than expected."""
    for item in trial.departures:
        message, expected = f"{item.at} is {item.now or 'nothing'}", item.was or "nothing"
        yield Diagnostic(path=trial.path, line=trial.line, column=1, code="case", message=message, expected=expected)


def _standards(config: pytest.Config, root: Path) -> Standards:
    """The standards of a units folder, loaded once a run."""
    loaded = config.stash.setdefault(STANDARDS, {})
    if root not in loaded:
        loaded[root] = Standards.load(root)
    return loaded[root]
