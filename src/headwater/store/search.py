"""Full-text search over titles, outlets, sources and text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.store.casefile import CaseFile

# A word of a headline says more of what a report is about than one of its text (bm25 weights).
_WEIGHTS = "8.0, 4.0, 4.0, 1.0"
_SNIPPET_WORDS = 24
_TERM = re.compile(
    r'(?P<no>-)?(?:(?P<field>title|outlet|source|text):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)
_INDEXED = "title, outlet, sources, text"
_COLUMNS = {"title": "title", "outlet": "outlet", "source": "sources", "text": "text"}


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds what was searched for.

    Attributes:
        report: its stable name.
        title: its headline, or "".
        outlet: who published it, or "".
        published: the earliest day, or "".
        path: as the user gave it.
        snippet: words around the best place, the words found between MARK_START and MARK_END.
    """

    report: str
    title: str
    outlet: str
    published: str
    path: str
    snippet: str


MARK_START, MARK_END = "\ue000", "\ue001"
"""Private characters around the words found; a renderer turns them into what it likes."""


def index_reading(case: CaseFile, number: int) -> None:
    """Put the words of a reading into the index; inside of `writing`, after they are written."""
    case.database.run(
        f"INSERT INTO words (rowid, {_INDEXED}) "
        f"SELECT capture, {_INDEXED} FROM readings WHERE capture = ?",
        (number,),
    )


def forget_reading(case: CaseFile, number: int) -> None:
    """Take the words of a reading out of the index; inside of `writing`, before they change."""
    case.database.run(
        f"INSERT INTO words (words, rowid, {_INDEXED}) "
        f"SELECT 'delete', capture, {_INDEXED} FROM readings WHERE capture = ?",
        (number,),
    )


def search(case: CaseFile, words: str, limit: int = 20) -> list[Hit]:
    """The reports that hold all of the words, the best first.

    Args:
        case: the case.
        words: words, in any case and with or without accents; `"in quotes"` side by side;
            `ferr*` for every word that begins so; `-not`; `title:`, `outlet:`, `source:` or
            `text:` before a word or phrase looks there alone. Anything else is taken for words.
        limit: how many at most.
    """
    query = write_query(words)
    if not query:
        return []
    # In two steps: SQLite would cut a snippet out of every report that matches, and then sort.
    best = case.database.rows(
        "SELECT rowid FROM words WHERE words MATCH ? "
        f"ORDER BY bm25(words, {_WEIGHTS}), rowid LIMIT ?",
        (query, limit),
    )
    found = {number: place for place, (number,) in enumerate(best)}
    rows = case.database.rows(
        "SELECT captures.number, captures.name, readings.title, readings.outlet, "
        "coalesce(published_earliest, ''), path, "
        f"snippet(words, 3, '{MARK_START}', '{MARK_END}', ' … ', {_SNIPPET_WORDS}) "
        "FROM words JOIN readings ON readings.capture = words.rowid "
        "JOIN captures ON captures.number = words.rowid "
        f"WHERE words MATCH ? AND words.rowid IN ({', '.join(map(str, found))})",
        (query,),
    )
    return [Hit(*row[1:]) for row in sorted(rows, key=lambda row: found[row[0]])]


def write_query(words: str) -> str:
    """What a user wrote in the index's own language; "" where there is nothing to look for.

    Every term is quoted, so that nothing that a user writes is taken for an operator.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for found in _TERM.finditer(words):
        term = found["phrase"] if found["phrase"] is not None else found["word"]
        if not any(c.isalnum() for c in term):
            continue
        quoted = '"{}"'.format(term.rstrip("*").replace('"', '""').replace("\0", " "))
        star = "*" if term.endswith("*") else ""
        column = f"{_COLUMNS[found['field'].lower()]} : " if found["field"] else ""
        (unwanted if found["no"] else wanted).append(f"({column}{quoted}{star})")
    if not wanted:
        return ""
    return " AND ".join(wanted) + "".join(f" NOT {term}" for term in unwanted)
