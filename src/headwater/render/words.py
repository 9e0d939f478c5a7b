"""The contract's terms in a reader's words, and numbers with their nouns."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.model import GroupStatus, LinkKind, Published, Severity, Value
from headwater.render.visible import one_line

SEVERITIES: dict[Severity, str] = {"high": "serious", "medium": "moderate", "low": "slight"}
SEVERITY_ORDER: tuple[Severity, ...] = ("high", "medium", "low")
STATUSES: dict[GroupStatus, str] = {
    "conflicting": "conflicting",
    "corroborated": "corroborated",
    "single-origin": "one origin",
}
STATUS_ORDER: tuple[GroupStatus, ...] = ("conflicting", "corroborated", "single-origin")
LINK_NOUNS: dict[LinkKind, str] = {
    "copy": "copy",
    "excerpt": "excerpt",
    "rewrite": "rewrite",
    "cites": "citation",
    "revision": "later version",
}
MONTHS = (
    "January February March April May June July August September October November December"
).split()
_LAST_DAYS = {"02": {"28", "29"}, "04": {"30"}, "06": {"30"}, "09": {"30"}, "11": {"30"}}
_IRREGULAR = {"has": "have", "is": "are", "rests": "rest", "was": "were", "it": "they"}


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "1,204 reports", "2 copies"."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """The plural of a noun of ours: "report" -> "reports", "copy" -> "copies"."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def agree(number: int, word: str) -> str:
    """A verb or pronoun in the third person, agreeing with a number: "rests" -> "rest"."""
    return word if number == 1 else _IRREGULAR[word]


def join(parts: Sequence[str], limit: int = 6) -> str:
    """The parts as "A, B and C"; beyond the limit they are counted ("A, B and 7 more")."""
    shown = list(parts)
    if len(shown) > limit:
        shown = [*shown[: limit - 1], f"{len(parts) - limit + 1:,} more"]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def percent(share: float) -> str:
    """A share as a whole percentage; only what is exactly none or all is called 0% or 100%."""
    rounded = round(share * 100)
    if rounded == 0 and share > 0:
        return "under 1%"
    if rounded == 100 and share < 1:
        return "over 99%"
    return f"{rounded}%"


def day(date: str) -> str:
    """An ISO day or instant in words: "12 March 2024", "12 March 2024, 05:40 UTC".

    What is not of that form is given back as it stands, made visible.
    """
    head, _, clock = date.partition("T")
    parts = head.split("-")
    if len(parts) != 3 or not all(p.isdigit() for p in parts) or not 1 <= int(parts[1]) <= 12:
        return one_line(date)
    words = f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {parts[0].lstrip('0') or '0'}"
    return f"{words}, {one_line(clock[:5])} UTC" if clock[:5] else words


def interval(earliest: str | None, latest: str | None) -> str:
    """An interval in words: "12 March 2024", "3 to 9 May 2031", "March 2031", "2031"."""
    if earliest is None and latest is None:
        return "date unknown"
    if earliest is None or latest is None:
        return f"from {day(earliest)}" if earliest else f"until {day(latest or '')}"
    if earliest == latest:
        return day(earliest)
    return _whole(earliest, latest) or f"{_opening(earliest, latest)} to {day(latest)}"


def _whole(earliest: str, latest: str) -> str:
    """The month or year that an interval of days fills, or ""."""
    first, last = earliest.split("-"), latest.split("-")
    if len(first) != 3 or len(last) != 3 or first[2] != "01" or not last[1].isdigit():
        return ""
    if first[0] == last[0] and first[1] == "01" and last[1:] == ["12", "31"]:
        return first[0]
    fills = first[:2] == last[:2] and last[2] in _LAST_DAYS.get(last[1], {"31"})
    return day(earliest).partition(" ")[2] if fills else ""


def _opening(earliest: str, latest: str) -> str:
    """The first day without what it shares with the last: "3" of "3 to 9 May 2031"."""
    words = day(earliest)
    plain = "T" not in earliest + latest and words != earliest
    if plain and earliest[:7] == latest[:7]:
        return words.partition(" ")[0]
    if plain and earliest[:4] == latest[:4]:
        return words.rpartition(" ")[0]
    return words


def published_words(published: Published) -> str:
    """When a report was published, in words, with the basis where it is less than plain."""
    words = interval(published.earliest, published.latest)
    return f"{words}, from the text" if published.basis == "text" else words


def answered_words(value: Value) -> str:
    """When reports gave an answer, in words; "" where none of them has a date."""
    if value.earliest is None and value.latest is None:
        return ""
    return interval(value.earliest, value.latest)
