"""HTML to text by cutting out the tags: the last resort, in linear time, for any input."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,15})[^<>]*>|<[!?/][^<>]*>")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd mark q s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)
_HIDDEN = ("script", "style", "noscript", "template", "svg", "head", "iframe", "textarea")
_SPACES = re.compile(r"[^\S\n]+")


def strip_tags(page: str) -> str:
    """The words of a page, one paragraph for each run between block tags, blank lines between."""
    words = _without(page, "<!--", "-->")
    lowered = words.lower()
    for name in _HIDDEN:
        if f"<{name}" in lowered:
            words = _without_element(words, name)
            lowered = words.lower()
    parts = _TAG.sub(_replace, words.replace("\n", " ").replace("\r", " ")).split("\n")
    paragraphs = (_SPACES.sub(" ", html.unescape(part)).strip() for part in parts)
    return "\n\n".join(" ".join(p.split()) for p in paragraphs if p)


def _replace(match: re.Match[str]) -> str:
    return "" if (match["name"] or "p").lower() in _INLINE else "\n"


def _without(page: str, opener: str, closer: str) -> str:
    """The page without anything between two strings; an opener that is never closed stays."""
    kept = []
    position = 0
    while (start := page.find(opener, position)) >= 0:
        end = page.find(closer, start + len(opener))
        if end < 0:
            break
        kept.append(page[position:start])
        position = end + len(closer)
    kept.append(page[position:])
    return "".join(kept)


def _without_element(page: str, name: str) -> str:
    """The page without the elements of one name, which are taken not to be nested."""
    opener = re.compile(rf"<{name}(?=[\s/>])", re.IGNORECASE)
    closer = re.compile(rf"</{name}\s{{0,9}}>", re.IGNORECASE)
    kept = []
    position = 0
    while start := opener.search(page, position):
        end = closer.search(page, start.end())
        if not end:
            break
        kept.append(page[position : start.start()])
        kept.append("<br>")
        position = end.end()
    kept.append(page[position:])
    return "".join(kept)
