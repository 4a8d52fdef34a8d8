"""``python -m benchmarks.generate FOLDER``: write sample standards, and Sphinx projects of them."""

from __future__ import annotations

from pathlib import Path

import click

from benchmarks.projects import write_ours, write_pages
from benchmarks.standards import write_standards


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--units", type=click.IntRange(1, 90_000), default=100, show_default=True, help="How many units.")
@click.option("--peers/--no-peers", default=True, help="Also write the projects in sphinx-needs and in plain Markdown.")
def main(folder: Path, units: int, peers: bool) -> None:
    """Write sample standards below FOLDER, which must not exist, the same each time.

    ours/ is a project of this extension, needs/ and myst/ have the same content for sphinx-needs and plain Sphinx.
    """
    if folder.exists():
        raise click.UsageError(f"{folder} exists already; name another folder, or delete it")
    register = write_standards(folder / "ours" / "units", units)
    write_ours(folder / "ours")
    if peers:
        write_pages(folder / "needs", register, "needs")
        write_pages(folder / "myst", register, "myst")


if __name__ == "__main__":
    main()
