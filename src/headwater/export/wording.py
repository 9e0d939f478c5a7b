"""Who is credited and when it was, in the few words that a cell or a note has room for."""

from __future__ import annotations

from datetime import date, timedelta

from headwater.export.index import Index
from headwater.model import Claim, Report, TimeExpression, Voice


def one_line(text: str) -> str:
    """The text with white space run together."""
    return " ".join(text.split())


def outlet_of(report: Report) -> str:
    """Who published a report, or the name of its file where nobody knows."""
    return report.outlet or report.path.replace("\\", "/").rpartition("/")[2] or report.id


def headline_of(report: Report) -> str:
    """A report's headline on one line, or ""."""
    return one_line(report.title.text) if report.title else ""


def figure(value: float) -> int | float:
    """A figure without a fraction where it has none."""
    return int(value) if value == int(value) else value


def say_voice(voice: Voice) -> str:
    """A voice with what the report says of it: "Adnan (activist, Lift Siege)"."""
    name = one_line(voice.name)
    what = [said for p in (voice.role, voice.of) if p and (said := one_line(p)) not in name]
    return f"{name} ({', '.join(what)})" if what else name


def say_credit(claim: Claim, index: Index) -> str:
    """Who a claim is credited to, nearest the fact first: "rescuers, through the mayor"; or "".

    The report's own outlet passes everything on and is left out.
    """
    report = index.reports.get(claim.span.report)
    own = report.outlet if report else None
    first, *others = [say_voice(v) for v in index.chain_of(claim) if v.name != own] or [""]
    if not first:
        sources = [a.source.text for a in index.attributions_of(claim) if a.source is not None]
        return one_line(sources[-1]) if sources else ""
    return f"{first}, through {', then '.join(others)}" if others else first


def informants(claims: tuple[Claim, ...], index: Index) -> tuple[str, ...]:
    """The voices nearest the fact behind some claims, each once."""
    nearest = [index.chain_of(claim)[:1] for claim in claims]
    return tuple(dict.fromkeys(one_line(v.name) for chain in nearest for v in chain))


def days_of(time: TimeExpression | None) -> tuple[date, date] | None:
    """The first and last day of a time expression, where it has both."""
    if time is None or time.earliest is None or time.latest is None:
        return None
    try:
        first, last = date.fromisoformat(time.earliest[:10]), date.fromisoformat(time.latest[:10])
    except ValueError:
        return None
    return (first, last) if first <= last else None


def middle_of(days: tuple[date, date]) -> date:
    """The day in the middle of an interval."""
    return days[0] + timedelta(days=(days[1] - days[0]).days // 2)
