"""The settings of the extension, as data. Whatever is wrong with them is said at once, before anything is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, Literal

from sphinx.errors import ConfigError

from competency import find_root
from competency.register import REGISTER_FILE
from competency.wording import nearest

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

PREFIX: Final = "competency_"
"""What every setting's name begins with, and nothing else in ``conf.py``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A value that ``conf.py`` may set: what it is for, what it is by default, and what can be wrong with it."""

    name: str
    kind: str
    default: Any
    about: str
    rebuild: Literal["", "env", "epub", "gettext", "html"]
    problem: Callable[[Any, Path], str | None]
    """What is wrong with a value, what was expected and what to do; the folder is that of ``conf.py``."""


def _no_units_folder(value: Any, confdir: Path) -> str | None:
    expected = f"expected the folder that holds {REGISTER_FILE}, relative to conf.py"
    near = find_root(confdir)
    hint = f"did you mean '{Path(os.path.relpath(near, confdir)).as_posix()}'?" if near else "write one, or name another folder"
    if not isinstance(value, str):
        return f"the value is of type {type(value).__name__}, not text; {expected} ({hint})"
    folder = Path(os.path.normpath(confdir / value))
    try:
        if (folder / REGISTER_FILE).is_file():
            return None
        if folder.is_dir():
            wrong = f"there is no {REGISTER_FILE} in {str(folder)!r}"
        else:
            wrong = f"{str(folder)!r} is a file" if folder.exists() else f"there is no folder {str(folder)!r}"
    except OSError as error:  # a name that is too long, a folder that may not be looked into
        wrong = f"{str(folder)!r} cannot be read ({error.strerror})"
    return f"{wrong}; {expected} ({hint})"


def _no_truth(value: Any, confdir: Path) -> str | None:
    return None if isinstance(value, bool) else f"the value is of type {type(value).__name__}; expected True or False"


SETTINGS: Final = (
    Setting(
        name="competency_units",
        kind="Text",
        default="units",
        about=f"The folder that holds `{REGISTER_FILE}`, relative to the folder of `conf.py`.",
        rebuild="env",
        problem=_no_units_folder,
    ),
    Setting(
        name="competency_rule_pages",
        kind="True or False",
        default=False,
        about="Whether each rule has a page of its own, which `competency-rules` leads to.",
        rebuild="env",
        problem=_no_truth,
    ),
    Setting(
        name="competency_search",
        kind="True or False",
        default=False,
        about=(
            "Whether the units are indexed after the build with Pagefind (`pip install 'sphinx-competency[search]'`), and the search"
            " page asks that index. Without the package a build warns, and the site has Sphinx’s own search."
        ),
        rebuild="html",
        problem=_no_truth,
    ),
    Setting(
        name="competency_units_in_sphinx_search",
        kind="True or False",
        default=True,
        about=(
            "Whether Sphinx’s own search has the units and the pages that list them too. A browser loads its index whole, so it is"
            " `False` that suits many units, with `competency_search`."
        ),
        rebuild="env",
        problem=_no_truth,
    ),
)


def units_folder(app: Sphinx) -> Path:
    """The units folder of a project whose settings have been checked."""
    return Path(app.confdir, app.config.competency_units).resolve()


def problems(config: Config, confdir: Path) -> Iterator[str]:
    """What is wrong with the settings of a project: with their values, and with their names."""
    for setting in SETTINGS:
        if problem := setting.problem(config[setting.name], confdir):
            yield f"{setting.name}: {problem}"
    names = [setting.name.removeprefix(PREFIX) for setting in SETTINGS]  # what all begin with makes none of them near
    # Sphinx drops what it does not know, and has no public way to see it.
    for name, value in config._raw_config.items():  # noqa: SLF001
        if name.startswith(PREFIX) and name not in config and not isinstance(value, ModuleType):
            near = nearest(name.removeprefix(PREFIX), names)
            hint = f"did you mean '{PREFIX}{near[0]}'?" if near else f"known: {', '.join(setting.name for setting in SETTINGS)}"
            yield f"{name}: there is no such setting; expected names that begin with '{PREFIX}' to be settings ({hint})"


def check_settings(app: Sphinx, config: Config) -> None:
    """Stop where a setting is wrong, and say of all what is wrong."""
    if found := list(problems(config, Path(app.confdir))):
        raise ConfigError("\n".join(["wrong settings in conf.py:", *found]))


def setup(app: Sphinx) -> None:
    """Add the settings, and check them before Sphinx looks at their types in words of its own."""
    for setting in SETTINGS:
        app.add_config_value(setting.name, setting.default, setting.rebuild, description=setting.about)
    app.connect("config-inited", check_settings, priority=700)
