"""Two builds of a site, compared byte for byte: which pages a reader sees change."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import quote

from competency.addresses import Site
from competency.diagnostics import visible

UNSEEN: Final = frozenset({".doctree", ".pickle"})
"""What Sphinx keeps for its next build ends so."""
LIST_PAGE: Final = "changed-pages.html"
MOST: Final = 50
"""So many pages of one kind are named in Markdown; the list beside the pages names all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPages:
    """Pages by their paths in the site, with forward slashes, in order; ``same`` counts the others."""

    changed: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    same: int

    def __bool__(self) -> bool:
        """Whether any page is another than before."""
        return bool(self.changed or self.new or self.gone)

    @property
    def count(self) -> str:
        """How many there are of each kind, in a line."""
        kinds = ((self.changed, "changed"), (self.new, "new"), (self.gone, "gone"))
        said = [f"{len(pages)} {kind}" for pages, kind in kinds if pages] or ["none changed"]
        return f"{', '.join(said)}; {self.same} as before"

    def markdown(self, address: str = "") -> str:
        """A section for a review, with a title of the second level.

        :param address: where the published site stands, for links to the pages that it has already.
        """
        site = Site(address)
        lines = ["## Pages", "", f"Built before and after, and compared byte for byte: {self.count}.", ""]
        for pages, kind in ((self.changed, "changed"), (self.new, "new"), (self.gone, "gone")):
            linked = address and kind != "new"
            named = ((_code(page), site.file(page)) for page in pages[:MOST])
            lines += [f"- {kind}: [{name}]({url})" if linked else f"- {kind}: {name}" for name, url in named]
            if len(pages) > MOST:
                lines.append(f"- {kind}: {len(pages) - MOST} more")
        return "\n".join(lines) + "\n"


def build(command: str, top: Path) -> int:
    """Run the command that builds a site, at the top of a repository; return its exit status. What it says goes to standard error."""
    return subprocess.run(command, shell=True, cwd=top, check=False, stdout=2).returncode  # noqa: S602 (the user's own command)


def compare_sites(before: Path, after: Path) -> ChangedPages:
    """Compare the HTML pages of two built sites.

    :raises NotADirectoryError: one of them is no folder.
    """
    old, new = _pages(before), _pages(after)
    both = old & new
    changed = {page for page in both if (before / page).read_bytes() != (after / page).read_bytes()}
    return ChangedPages(
        changed=tuple(sorted(changed)),
        new=tuple(sorted(new - old)),
        gone=tuple(sorted(old - new)),
        same=len(both) - len(changed),
    )


def gather(pages: ChangedPages, site: Path, folder: Path) -> None:
    """Copy the changed and the new pages of a site, with what they need, and write a list of links beside them."""
    wanted = {*pages.changed, *pages.new}
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        name = file.relative_to(site).as_posix()
        if file.suffix in UNSEEN or any(part.startswith(".") for part in name.split("/")):
            continue
        if file.suffix != ".html" or name in wanted:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, folder / name)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / LIST_PAGE).write_text(_list(pages), encoding="utf-8")


def _pages(site: Path) -> set[str]:
    if not site.is_dir():
        raise NotADirectoryError(str(site))
    return {file.relative_to(site).as_posix() for file in site.rglob("*.html")}


def _list(pages: ChangedPages) -> str:
    linked = [(kind, page) for kind, names in (("changed", pages.changed), ("new", pages.new)) for page in names]
    items = [f'<li>{kind}: <a href="{escape(quote(page))}">{escape(page)}</a></li>' for kind, page in linked]
    items += [f"<li>gone: {escape(page)}</li>" for page in pages.gone]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Changed pages</title></head>\n<body>\n'
        f"<h1>Changed pages</h1>\n<p>{escape(pages.count)}. Links to pages that did not change lead nowhere here.</p>\n"
        f"<ul>\n{''.join(item + chr(10) for item in items)}</ul>\n</body>\n</html>\n"
    )


def _code(text: str) -> str:
    """A text as Markdown code, whatever is in it."""
    text = visible(text)
    fence = "`"
    while fence in text:
        fence += "`"
    return f"{fence}{text}{fence}" if fence == "`" else f"{fence} {text} {fence}"
