"""The part of JSON Schema that the OpenAPI document uses, checked strictly."""

from typing import Any

Node = dict[str, Any]

TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
BOUNDS: dict[str, Any] = {
    "minimum": lambda value, bound: value >= bound,
    "maximum": lambda value, bound: value <= bound,
    "exclusiveMaximum": lambda value, bound: value < bound,
    "minLength": lambda value, bound: len(value) >= bound,
    "minItems": lambda value, bound: len(value) >= bound,
    "maxLength": lambda value, bound: len(value) <= bound,
    "maxItems": lambda value, bound: len(value) <= bound,
}
ANNOTATIONS = {"title", "description", "default", "examples", "format"}
STRUCTURE = {"$ref", "type", "enum", "const", "anyOf", "required", "items"}
STRUCTURE |= {"properties", "additionalProperties"}


def check(value: Any, schema: Node, document: Node, at: str) -> None:
    """Fails where the value, found at `at`, does not fit, or the schema has an unknown keyword."""
    assert set(schema) <= ANNOTATIONS | STRUCTURE | set(BOUNDS), (at, schema)
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/components/schemas/")
        check(value, document["components"]["schemas"][name], document, at)
    if "type" in schema:
        assert isinstance(value, TYPES[schema["type"]]), (at, value, schema["type"])
        assert schema["type"] == "boolean" or not isinstance(value, bool), at
    assert value in schema.get("enum", [value]), (at, value)
    assert value == schema.get("const", value), (at, value)
    if "anyOf" in schema:
        assert any(fits(value, option, document) for option in schema["anyOf"]), (at, value)
    for keyword, holds in BOUNDS.items():
        assert keyword not in schema or holds(value, schema[keyword]), (at, keyword, value)
    if isinstance(value, dict):
        _check_properties(value, schema, document, at)
    if isinstance(value, list):
        for i, item in enumerate(value):
            check(item, schema.get("items", {}), document, f"{at}[{i}]")


def fits(value: Any, schema: Node, document: Node) -> bool:
    """Whether `check` passes."""
    try:
        check(value, schema, document, "")
    except AssertionError:
        return False
    return True


def _check_properties(value: Node, schema: Node, document: Node, at: str) -> None:
    assert set(schema.get("required", [])) <= set(value), at
    others = schema.get("additionalProperties", True)
    for name, item in value.items():
        assert name in schema.get("properties", {}) or others is not False, (at, name)
        rest = others if isinstance(others, dict) else {}
        check(item, schema.get("properties", {}).get(name, rest), document, f"{at}.{name}")
