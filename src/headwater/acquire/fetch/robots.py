"""A site's robots.txt (RFC 9309): what may be fetched, and how often."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego


@dataclass(frozen=True, slots=True)
class Robots:
    """A site's rules for us.

    Attributes:
        rules: as parsed; None where there are none, and everything is allowed.
        pause_seconds: how long the site asks us to wait between requests.
        problem: why the rules are not known; nothing is allowed then.
    """

    rules: Protego | None = None
    pause_seconds: float = 0.0
    problem: str | None = None

    def allows(self, url: str, agent: str) -> bool:
        """Whether an address may be fetched."""
        return self.problem is None and (
            self.rules is None or bool(self.rules.can_fetch(url, agent))
        )


def read_robots(status: int, content: bytes, agent: str) -> Robots:
    """The rules in a site's answer.

    Args:
        status: the answer's code: with 4xx there are no rules, with 5xx they are not known.
        content: the answer's body.
        agent: what the rules call us.
    """
    if 400 <= status < 500:
        return Robots()
    if status != 200:
        return Robots(problem=f"the server answered {status}")
    rules = Protego.parse(content.decode("utf-8", "replace").replace("\x00", ""))
    return Robots(rules, float(rules.crawl_delay(agent) or 0.0))
