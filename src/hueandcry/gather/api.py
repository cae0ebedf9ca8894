"""Asks one far JSON API patiently: paced, asked again when busy, bounded, its key never shown.

Limits: 128 MiB an answer, 60 s without a byte, six tries, at most a minute between two. The waits
between tries double and have no chance in them, so that a run can be told and tested.
"""

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

import httpx
import msgspec

from hueandcry.decode.json_text import from_json
from hueandcry.model.errors import BadRequest, Unreachable
from hueandcry.version import __version__

# The calls of a full block with all their input are some 50 MB.
MAX_BYTES: Final = 128 * 2**20
# 1 + 2 + 4 + 8 + 16 s: longer than any window of a rate limit counted by the second or minute.
_TRIES: Final = 6
_LONGEST_WAIT: Final = 60.0
_SECONDS: Final = 60.0
# What says "not now" (RFC 9110 §15.5.9, RFC 6585 §4, RFC 9110 §15.6).
_BUSY: Final = frozenset({408, 429, 502, 503, 504})
# Shorter parts of an address are words like `v2` or `api`, not keys.
_SHORTEST_KEY: Final = 8
_KEY_NAMES: Final = re.compile(r"key|token|secret|auth", re.IGNORECASE)


class Pace(NamedTuple):
    """How fast to ask, and the time it goes by: handed down, so that tests wait for nothing."""

    rate: float
    sleep: Callable[[float], None]
    clock: Callable[[], float]


class Answer(NamedTuple):
    """An answer: the HTTP status, what it holds (None if it is no JSON), and Retry-After in s."""

    status: int
    body: Any
    wait: float | None


class Busy(NamedTuple):
    """Why an answer is to be asked for again."""

    reason: str


class Api:
    """One API. Close it, or use it in a `with`."""

    def __init__(self, url: str, pace: Pace, *, secrets: tuple[str, ...] = ()) -> None:
        """Use an http or https address; `secrets` never reach a message. Raises `BadRequest`."""
        parts = _parts(url)
        self.url = url
        self.name = f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else "")
        self._secrets = tuple(sorted({*_secrets(url), *secrets} - {""}, key=len, reverse=True))
        self._pace = pace
        self._free_at = pace.clock()
        agent = {"User-Agent": f"hueandcry/{__version__}"}
        self._client = httpx.Client(headers=agent, timeout=_SECONDS, follow_redirects=False)

    def __enter__(self) -> "Api":
        """Return the API."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close its connections."""
        self._client.close()

    def clean(self, text: str) -> str:
        """Return what the far party said, short, without a part of the address that is secret."""
        for secret in self._secrets:
            text = text.replace(secret, "…")
        return text[:300]

    def ask(
        self,
        busy: Callable[[Answer], Busy | None],
        *,
        params: dict[str, str] | None = None,
        body: object = None,
        weight: int = 1,
    ) -> Answer:
        """Ask until there is an answer that is not `busy`. Raises `Unreachable`.

        `weight` is how many questions of a rate limit this one counts for.
        """
        reason = ""
        for attempt in range(_TRIES):
            self._take_turn(weight)
            wait = None
            try:
                answer = self._once(params, body)
            # Also a body that is not in the encoding it names: cut short, like the others.
            except httpx.HTTPError as error:
                reason = self.clean(str(error)) or type(error).__name__
            else:
                found = _busy_status(answer) or busy(answer)
                if not found:
                    return answer
                reason, wait = self.clean(found.reason), answer.wait
            if attempt + 1 < _TRIES:
                self._pace.sleep(min(2.0**attempt if wait is None else wait, _LONGEST_WAIT))
        raise Unreachable(
            f"{self.name} did not answer in {_TRIES} tries: {reason}",
            "Wait and say the same again: what was fetched is kept; --rate asks more slowly",
        )

    def _take_turn(self, weight: int) -> None:
        now = self._pace.clock()
        if self._free_at > now:
            self._pace.sleep(self._free_at - now)
        self._free_at = max(self._free_at, now) + weight / self._pace.rate

    def _once(self, params: dict[str, str] | None, body: object) -> Answer:
        content = None if body is None else msgspec.json.encode(body)
        headers = {} if body is None else {"Content-Type": "application/json"}
        url = httpx.URL(self.url).copy_merge_params(params or {})
        method = "GET" if body is None else "POST"
        with self._client.stream(method, url, content=content, headers=headers) as response:
            return Answer(
                response.status_code,
                self._decoded(response),
                _retry_after(response.headers.get("retry-after", "")),
            )

    def _decoded(self, response: httpx.Response) -> object:
        data = bytearray()
        for chunk in response.iter_bytes():
            data += chunk
            if len(data) > MAX_BYTES:
                raise Unreachable(
                    f"{self.name} sends an answer larger than {MAX_BYTES // 2**20} MiB",
                    "Ask for fewer blocks with --from-block and --to-block",
                )
        try:
            return from_json(data)
        # A call tree may be nested deeper than can be decoded: no answer, rather than a crash.
        except msgspec.DecodeError:
            return None


def _parts(url: str) -> Any:  # noqa: ANN401 - SplitResult, whose port raises when asked for
    try:
        parts = urlsplit(url)
        valid = parts.scheme in {"http", "https"} and parts.hostname and (parts.port or 1)
        httpx.URL(url)
    except (ValueError, httpx.InvalidURL):
        valid = False
    if not valid:
        raise BadRequest("the address is no http or https URL", "Like https://node.example:8545")
    return parts


def _secrets(url: str) -> set[str]:
    """Return the parts of an address that may be a key: password, long path parts, query values."""
    parts = urlsplit(url)
    values = [value for name, value in parse_qsl(parts.query) if _KEY_NAMES.search(name)]
    values += [value for _, value in parse_qsl(parts.query) if len(value) >= _SHORTEST_KEY]
    values += [part for part in parts.path.split("/") if len(part) >= _SHORTEST_KEY]
    values += [parts.password or "", parts.username or ""]
    return {form for value in values for form in (value, unquote(value))}


def _busy_status(answer: Answer) -> Busy | None:
    return Busy(f"it says {answer.status}") if answer.status in _BUSY else None


def _retry_after(text: str) -> float | None:
    """Read the seconds of Retry-After (RFC 9110 §10.2.3); a date is left to our own waits."""
    return float(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None
