"""Where a report was published: what was given, what the page says, where it was fetched from."""

from __future__ import annotations

from headwater.model import Capture, DeclaredSource
from headwater.read.outlet import site_of, web_url
from headwater.read.words import Words


def find_address(capture: Capture, words: Words) -> tuple[str | None, tuple[DeclaredSource, ...]]:
    """A report's address and what its metadata say that it rests on.

    A page may name as its own ("canonical") the address of another site: the site that it took the
    report over from. It is then what the report is based on, and the address is where the page was
    fetched from.
    """
    given = web_url(capture.metadata.url) or web_url(words.header.metadata.url)
    own, fetched = web_url(words.own.url), web_url(capture.receipt.url)
    here = given or fetched
    if own and here and site_of(own) != site_of(here):
        taken_from = DeclaredSource("based-on", None, own)
        return here, tuple(dict.fromkeys((*words.own.declared, taken_from)))
    return given or own or fetched, words.own.declared
