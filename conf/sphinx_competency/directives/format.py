"""``{competency-format}``: every key of a file format, or of the data beside pages, made from the types."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from competency import Crosswalk, Evidence, Unit, twins
from competency.cases import CaseTable
from competency.industry import RegisterFile
from competency.parts import Part
from competency.refs import ID_PATTERN
from competency.twins import types
from sphinx_competency.directives._base import StandardsDirective

logger = logging.getLogger(__name__)

FILES: Final[Mapping[str, type[Part]]] = {
    "unit": Unit,
    "crosswalk": Crosswalk,
    "register": RegisterFile,
    "evidence": Evidence,
    "cases": CaseTable,
}
"""What people write: keys may be left out."""

DATA: Final[Mapping[str, type[Part]]] = {f"api-{name}": model for name, model in twins.DOCUMENTS.items()}
"""What is written beside pages: every key is there. Of a document that has the keys of a file, only what is added is shown."""

FORMATS: Final = {**FILES, **DATA}

Schema = Mapping[str, Any]
"""JSON Schema of a value."""

TEXT: Final = ("text", "texts")
TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    ID_PATTERN: ("an id in kebab-case", "ids in kebab-case"),
    "^[0-9a-f]{12}$": ("12 hexadecimal digits", "12 hexadecimal digits each"),
    "^[0-9a-f]{64}$": ("64 hexadecimal digits", "64 hexadecimal digits each"),
}


class FormatDirective(StandardsDirective):
    """The keys of a format: ``unit``, ``crosswalk``, ``register``, ``evidence`` or ``cases``, or of data: ``api-unit``, ``api-units``,
    ``api-crosswalk``, ``api-index``.

    Its content may be a field list that says what keys mean, each named by its path (``source.errata.at``). It stands
    where a section may stand: the keys of an inner mapping have a section of their own.
    """

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Draw the keys of each mapping of the format."""
        name = self.arguments[0].strip()
        if name not in FORMATS:
            self.unknown("format", name, DATA if name.startswith("api") else FILES)
            return []
        self.env.note_dependency(inspect.getfile(FORMATS[name]))
        format_ = _Format(name)
        content = nodes.container("", *self.parse_content_to_nodes())
        meanings = {field[0].astext(): list(field[1].children) for field in content.findall(nodes.field)}
        if self.content and not meanings:
            message = "the content is no field list; expected one that says what keys mean"
            logger.warning(message, location=self.get_location(), type="competency", subtype="no-field-list")
        for path in meanings:
            if path not in format_.keys:
                self.unknown(f"key of the format '{name}'", path, format_.keys)
        draw = _Drawing(self, format_, meanings)
        return [draw.keys(""), *draw.sections("")]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Draws the mappings of a format, with what the page says that their keys mean."""

    directive: SphinxDirective
    format: _Format
    meanings: Mapping[str, list[nodes.Node]]

    def sections(self, above: str) -> Iterator[nodes.section]:
        """A section for each mapping within a mapping, and in it those within that."""
        for path, schema in self.format.mappings.items():
            parent, _, name = path.rpartition(".")
            if path and parent == above:
                lead = nodes.paragraph("", "", *words_of(self.directive, schema.get("description", "")))
                parts = (lead, self.keys(path), *self.sections(path))
                yield nodes.section("", nodes.title(name, name), *parts, ids=[self.format.identifier(path)], names=[])

    def keys(self, path: str) -> nodes.definition_list:
        """The keys of a mapping."""
        listed = nodes.definition_list("", classes=["competency-format"])
        for key, value in self.format.properties(path).items():
            name = nodes.term("", "", nodes.literal(key, key))
            listed += nodes.definition_list_item("", name, nodes.definition("", *self._key(path, key, value)))
        return listed

    def _key(self, path: str, key: str, value: Schema) -> Iterator[nodes.Node]:
        """Whether a key is needed, what its value is, and what it means."""
        kind: list[nodes.Node] = [nodes.emphasis("", self.format.kind(path, key))]
        if inner := self.format.inner(path, key):
            name = inner.rpartition(".")[2]
            kind += [nodes.Text(", see "), nodes.reference(name, name, refid=self.format.identifier(inner), internal=True)]
        about = nodes.paragraph("", "", *kind, nodes.Text(". "))
        said = list(self.meanings.get(join(path, key), ()))
        if not said:
            about += words_of(self.directive, value.get("description", ""))
        elif isinstance(said[0], nodes.paragraph):
            about += said.pop(0).children
        yield about
        yield from said


def join(path: str, key: str) -> str:
    """The path of a key in the mapping at a path."""
    return f"{path}.{key}" if path else key


class _Format:
    """The mappings of a format by the path of the key that holds them; the path of its own keys is empty."""

    def __init__(self, name: str) -> None:
        self.name = name
        schema = FORMATS[name].model_json_schema(mode="serialization" if name in DATA else "validation")
        self.types: Mapping[str, Schema] = schema["$defs"]
        self.mappings = dict(self._mappings(schema, "", frozenset()))
        self.keys = [join(path, key) for path in self.mappings for key in self.properties(path)]

    def _mappings(self, schema: Schema, path: str, above: frozenset[str]) -> Iterator[tuple[str, Schema]]:
        """A mapping and those below it; one that holds its own kind comes once."""
        yield path, schema
        for key, value in self._shown(schema).items():
            name = self._type_name(value)
            if name and name not in above:
                yield from self._mappings(self.types[name], join(path, key), above | {name})

    def _type_name(self, value: Schema) -> str:
        """The name of the mapping that a value is, or that each entry of a list is; empty where it is none."""
        found = _not_null(value)
        name = str(found.get("items", found).get("$ref", "")).rpartition("/")[2]
        if not name or "properties" not in self.types[name]:
            return ""
        model = vars(types).get(name)
        return name if self.name in FILES or (model and model.__module__ == types.__name__) else ""

    def properties(self, path: str) -> Mapping[str, Schema]:
        """The keys that are shown of the mapping at a path."""
        return self._shown(self.mappings[path])

    def _shown(self, schema: Schema) -> Mapping[str, Schema]:
        """The keys of a mapping; of data only those that its own type names, not those of a file that it extends."""
        properties: Mapping[str, Schema] = schema["properties"]
        if self.name in FILES:
            return properties
        model = vars(types)[schema["title"]]
        own = [model.model_fields[name].alias or name for name in model.__annotations__ if name in model.model_fields]
        return {key: properties[key] for key in own}

    def kind(self, path: str, key: str) -> str:
        """What a key holds; of a file, also whether it must be there."""
        value = self.mappings[path]["properties"][key]
        words = self.in_words(value)
        if self.name in FILES:
            return f"{self.need(path, key)}; {words}"
        null = ", or null" if _not_null(value) is not value else ""
        return f"{words[0].upper()}{words[1:]}{null}"

    def identifier(self, path: str) -> str:
        """The id of a mapping's section."""
        return f"{self.name}--{path.replace('.', '-')}"

    def need(self, path: str, key: str) -> str:
        """Whether a key must be there, and what its absence means where that is a text."""
        mapping = self.mappings[path]
        if key in mapping.get("required", ()):
            return "Required"
        default = mapping["properties"][key].get("default")
        return f"By default “{default}”" if isinstance(default, str) else "Optional"

    def inner(self, path: str, key: str) -> str:
        """The path under which the keys of a value are described; empty where it has none."""
        if not self._type_name(self.mappings[path]["properties"][key]):
            return ""
        own = join(path, key)
        return own if own in self.mappings else path

    def in_words(self, value: Schema, *, many: bool = False) -> str:
        """What a value is, for people; ``many`` speaks of several."""
        value = _not_null(value)
        if "$ref" in value:
            value = self.types[value["$ref"].rpartition("/")[2]]
        if "const" in value:
            return str(value["const"])
        if "enum" in value:
            return f"{'each ' if many else ''}one of {', '.join(map(str, value['enum']))}"
        match value["type"]:
            case "array":
                least = f", at least {value['minItems']}" if "minItems" in value else ""
                return f"a list of {self.in_words(value['items'], many=True)}{least}"
            case "object" if "properties" not in value:
                return f"names, each with {self.in_words(value['additionalProperties'])}"
            case "object":
                return "mappings" if many else "a mapping"
            case "integer":
                least = f" from {value['minimum']}" if "minimum" in value else ""
                return f"whole numbers{least}" if many else f"a whole number{least}"
            case "boolean":
                return "true or false"
            case _ if value.get("format") == "date":
                return "a date as YYYY-MM-DD"
            case _:
                return TEXTS.get(value.get("pattern", ""), TEXT)[many]


def _not_null(value: Schema) -> Schema:
    """The schema of a value that may be left empty, without that possibility."""
    options: list[Schema] = [option for option in value.get("anyOf", ()) if option.get("type") != "null"]
    return options[0] if options else value


def words_of(directive: SphinxDirective, text: str) -> list[nodes.Node]:
    """The nodes of a text of the model's docstrings, which marks code as reStructuredText and Markdown both do."""
    found, messages = directive.parse_inline(text)
    return [*found, *messages]
