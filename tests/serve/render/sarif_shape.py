"""The part of SARIF 2.1.0 (OASIS, 2020) that our logs use, as a JSON Schema of our own.

Every object is closed: a property that the standard does not have under that name fails. The logs
were once compared with the published schema as well, and with Microsoft's validator.
"""

from typing import Any


def _object(needed: list[str], **properties: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {
        "type": "object", "required": needed, "properties": properties,
        "additionalProperties": False,
    }  # fmt: skip


def _list(of: dict[str, Any], least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": of, "minItems": least}


TEXT = {"type": "string", "minLength": 1}
BAG = {"type": "object"}
MESSAGE = _object(["text"], text=TEXT, markdown=TEXT)
LEVEL = {"enum": ["none", "note", "warning", "error"]}
WHEN = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"}
NUMBER = {"type": "integer", "minimum": 1}
PHYSICAL = _object(
    ["artifactLocation"],
    artifactLocation=_object([], uri=TEXT, uriBaseId=TEXT, index={"type": "integer"}),
    region=_object(
        [], startLine=NUMBER, endLine=NUMBER, startColumn=NUMBER, endColumn=NUMBER,
        snippet=_object([], text=TEXT),
    ),
)  # fmt: skip
LOGICAL = _object([], name=TEXT, fullyQualifiedName=TEXT, kind=TEXT)
PLACE = _object([], physicalLocation=PHYSICAL, logicalLocations=_list(LOGICAL), message=MESSAGE)
DESCRIPTOR = _object(
    ["id"], id=TEXT, name=TEXT, shortDescription=MESSAGE, fullDescription=MESSAGE, help=MESSAGE,
    helpUri=TEXT, defaultConfiguration=_object([], level=LEVEL, enabled={"type": "boolean"}),
    properties=BAG,
)  # fmt: skip
RESULT = _object(
    ["message"], ruleId=TEXT, ruleIndex={"type": "integer", "minimum": 0}, level=LEVEL,
    kind=TEXT, message=MESSAGE, locations=_list(PLACE), partialFingerprints=BAG, properties=BAG,
    suppressions=_list(
        _object(["kind"], kind={"enum": ["inSource", "external"]}, justification=TEXT, status=TEXT)
    ),
    relatedLocations=_list(PLACE),
)  # fmt: skip
NOTIFICATION = _object(
    ["message"], message=MESSAGE, level=LEVEL, locations=_list(PLACE), timeUtc=WHEN,
    descriptor=_object([], id=TEXT, index={"type": "integer"}), properties=BAG,
    associatedRule=_object([], id=TEXT, index={"type": "integer"}),
)  # fmt: skip
DRIVER = _object(
    ["name"], name=TEXT, version=TEXT, semanticVersion=TEXT, fullName=TEXT, informationUri=TEXT,
    rules=_list(DESCRIPTOR), notifications=_list(DESCRIPTOR), properties=BAG,
)  # fmt: skip
INVOCATION = _object(
    ["executionSuccessful"], executionSuccessful={"type": "boolean"},
    exitCode={"type": "integer"}, exitCodeDescription=TEXT, startTimeUtc=WHEN, endTimeUtc=WHEN,
    toolExecutionNotifications=_list(NOTIFICATION), properties=BAG,
)  # fmt: skip
RUN = _object(
    ["tool"], tool=_object(["driver"], driver=DRIVER), results=_list(RESULT),
    invocations=_list(INVOCATION), automationDetails=_object([], id=TEXT, description=MESSAGE),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]}, properties=BAG,
    originalUriBaseIds=BAG, language=TEXT,
)  # fmt: skip
LOG: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_object(
        ["version", "runs"], version={"const": "2.1.0"}, runs=_list(RUN, 1), **{"$schema": TEXT}
    ),
}
