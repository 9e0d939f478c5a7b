"""Pages fetched one at a time: robots asked, hosts spared, redirects checked, exchanges kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urljoin

from headwater.acquire.fetch.exchange import Exchange, exchange
from headwater.acquire.fetch.fetched import Fetched
from headwater.acquire.fetch.robots import Robots, read_robots
from headwater.acquire.fetch.rules import AGENT, Rules
from headwater.acquire.fetch.target import Target, parse_target
from headwater.acquire.warc import exchange_records
from headwater.errors import ReadError
from headwater.raw.unpack import decode_body

Keep = Callable[[bytes], object]
"""Takes WARC records, to be written one behind the other."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MAX_ROBOTS_BYTES = 512_000
# A site may ask for longer pauses; one that asks for more than this is passed over rather.
_MAX_PAUSE_SECONDS = 60.0


class Fetcher:
    """Fetches addresses under rules, and remembers what it owes each host."""

    def __init__(self, rules: Rules, keep: Keep | None = None) -> None:
        """A fetcher.

        Args:
            rules: what it keeps to.
            keep: is given every exchange, redirects and robots.txt too, as WARC records.
        """
        self._rules = rules
        self._keep = keep
        self._robots: dict[str, Robots] = {}
        self._free_at: dict[str, float] = {}

    def __call__(self, url: str) -> Fetched:
        """Fetch a page.

        Raises:
            ReadError: it may not be fetched, or cannot be had.
        """
        page = self.fetch_changed(url, {})
        if page is None:
            raise ReadError("the server answered 304, though nothing was asked to be unchanged")
        return page

    def fetch_changed(self, url: str, conditions: Mapping[str, str]) -> Fetched | None:
        """Fetch a page if it has changed.

        Args:
            url: the page's address.
            conditions: what the server is asked to compare: If-None-Match, If-Modified-Since.

        Returns:
            The page, or None where the server says that it has not changed.

        Raises:
            ReadError: it may not be fetched, or cannot be had.
        """
        target = parse_target(url)
        for _ in range(self._rules.settings.max_redirects + 1):
            self._refuse_by_robots(target)
            answer, record = self._exchange(target, conditions)
            if answer.status not in _REDIRECTS:
                return self._page(answer, record, conditions)
            target = _redirected(answer)
        raise ReadError(f"more than {self._rules.settings.max_redirects} redirects")

    def _page(self, answer: Exchange, record: str, conditions: Mapping[str, str]) -> Fetched | None:
        if answer.status == 304 and conditions:
            return None
        if answer.status != 200:
            raise ReadError(f"the server answered {answer.status} {answer.reason}".rstrip())
        if answer.problem:
            raise ReadError(answer.problem)
        coding = answer.headers.get("content-encoding")
        return Fetched(
            url=answer.target.url,
            media_type=answer.headers.get("content-type"),
            content=decode_body(answer.body, coding, self._rules.max_bytes),
            received=self._rules.now(),
            record=record if self._keep else None,
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
        )

    def _exchange(self, target: Target, conditions: Mapping[str, str]) -> tuple[Exchange, str]:
        """One exchange when the host is free again, kept; and its record's id."""
        self._wait_for(target)
        deadline = self._rules.clock() + self._rules.settings.timeout_seconds
        try:
            answer = exchange(target, self._rules, deadline, conditions)
        finally:
            self._free_at[target.host] = self._rules.clock() + self._pause(target)
        records, record = exchange_records(
            target.url, answer.sent, answer.came, self._rules.now(), address=answer.address,
            truncated=_truncation(answer),
        )  # fmt: skip
        if self._keep:
            self._keep(records)
        return answer, record

    def _wait_for(self, target: Target) -> None:
        wait = self._free_at.get(target.host, 0.0) - self._rules.clock()
        if wait > 0:
            self._rules.sleep(wait)

    def _pause(self, target: Target) -> float:
        asked = self._robots.get(target.origin, Robots()).pause_seconds
        return max(self._rules.settings.pause_seconds, asked)

    def _refuse_by_robots(self, target: Target) -> None:
        robots = self._robots.get(target.origin)
        if robots is None:
            robots = self._robots[target.origin] = self._fetch_robots(target)
        if robots.problem:
            raise ReadError(f"its site's robots.txt cannot be had ({robots.problem})")
        if not robots.allows(target.url, AGENT):
            raise ReadError("its site's robots.txt asks not to fetch it")
        if robots.pause_seconds > _MAX_PAUSE_SECONDS:
            raise ReadError(
                f"its site's robots.txt asks for pauses of {robots.pause_seconds:g} s; "
                "save the page by hand"
            )

    def _fetch_robots(self, target: Target) -> Robots:
        """A site's rules (RFC 9309): none where it has none, all refused where it fails."""
        place = parse_target(f"{target.origin}/robots.txt")
        try:
            for _ in range(self._rules.settings.max_redirects + 1):
                answer, _ = self._exchange(place, {})
                if answer.status not in _REDIRECTS:
                    coding = answer.headers.get("content-encoding")
                    content = decode_body(answer.body, coding, self._rules.max_bytes)
                    return read_robots(answer.status, content[:_MAX_ROBOTS_BYTES], AGENT)
                place = _redirected(answer)
        except ReadError as error:
            return Robots(problem=str(error))
        return Robots()


def _redirected(answer: Exchange) -> Target:
    """Where a redirect leads; it is checked as any address is.

    Raises:
        ReadError: it leads nowhere, or away from the web.
    """
    place = answer.headers.get("location", "").strip()
    if not place:
        raise ReadError("a redirect that leads nowhere")
    try:
        return parse_target(urljoin(answer.target.url, place))
    except ValueError as error:
        raise ReadError("a redirect that leads nowhere") from error


def _truncation(answer: Exchange) -> str | None:
    """Why an exchange is not whole, in the words of the WARC standard."""
    if answer.problem is None:
        return None
    if answer.problem.startswith("larger"):
        return "length"
    return "time" if "within" in answer.problem else "disconnect"
