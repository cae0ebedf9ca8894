"""A YAML list of mappings, read event by event: a hostile file can neither recurse nor blow up."""

from collections.abc import Iterator

import yaml

from hueandcry.gather.feeds.feed import FeedFault

# The C parser reads 43,000 entries in a second, the Python one in ten; some builds lack it. Events
# are read one by one: building documents recurses, and a deep file would end the process.
PARSER: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)
# The list, a mapping in it, and a list as one of its values.
_SHAPES = (yaml.SequenceStartEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent)
Entry = dict[str, list[str]]


def mappings_of(data: bytes, name: str) -> Iterator[Entry]:
    """Yield each mapping; every value is the list of its texts. Raises `FeedFault`."""
    try:
        yield from _from_events(yaml.parse(data, Loader=PARSER), name)
    except (yaml.YAMLError, ValueError) as error:
        raise FeedFault(f"{name} is no YAML: {str(error)[:200]}") from None


def _from_events(events: Iterator[yaml.Event], name: str) -> Iterator[Entry]:
    depth, key = 0, ""
    entry: Entry = {}
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            _check(event, depth, name)
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            if depth == 1:
                yield entry
                entry = {}
            key = ""
        elif isinstance(event, yaml.NodeEvent):
            # An alias repeats a node; none is expected and its text would be another's.
            text = event.value if isinstance(event, yaml.ScalarEvent) else ""
            key = _take(entry, depth, key, text)


def _take(entry: Entry, depth: int, key: str, text: str) -> str:
    """Take a scalar as a key or a value; return the key that waits for its value."""
    if depth == len(_SHAPES):
        entry.setdefault(key, []).append(text)
        return key
    if depth == len(_SHAPES) - 1:
        if not key:
            return text
        entry[key] = [text]
    return ""


def _check(event: yaml.CollectionStartEvent, depth: int, name: str) -> None:
    if depth >= len(_SHAPES) or not isinstance(event, _SHAPES[depth]):
        raise FeedFault(f"{name} is no list of mappings")
