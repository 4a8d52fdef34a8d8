"""The command ``competency``: one file a command, no logic of its own."""

from __future__ import annotations

import click

from competency.cli.assess import assess
from competency.cli.check import check
from competency.cli.cite import cite
from competency.cli.comment import comment
from competency.cli.compare import compare_units
from competency.cli.crosswalk import crosswalk
from competency.cli.diff import diff_states
from competency.cli.edition import edition
from competency.cli.fmt import fmt
from competency.cli.gap import gap
from competency.cli.init import init
from competency.cli.new import new
from competency.cli.review import review
from competency.cli.schema import schema
from competency.cli.show import show
from competency.cli.suggest import suggest
from competency.cli.test import try_cases

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sphinx-competency")
def main() -> None:
    """Check and read competency standards kept as YAML."""


main.add_command(assess)
main.add_command(check)
main.add_command(cite)
main.add_command(comment)
main.add_command(compare_units)
main.add_command(crosswalk)
main.add_command(diff_states)
main.add_command(edition)
main.add_command(fmt)
main.add_command(gap)
main.add_command(init)
main.add_command(new)
main.add_command(review)
main.add_command(schema)
main.add_command(show)
main.add_command(suggest)
main.add_command(try_cases)
