"""Every example of every module beside this one."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

import rule_examples
from rule_examples.example import Example

EXAMPLES: Final = tuple(
    example
    for module in sorted(found.name for found in iter_modules(rule_examples.__path__) if found.name != "every")
    for group in vars(import_module(f"rule_examples.{module}")).values()
    if isinstance(group, tuple)
    for example in group
    if isinstance(example, Example)
)
