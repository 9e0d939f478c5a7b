"""Lines by which a page shows that a body issued it about itself: a release, not news of it."""

from __future__ import annotations

import re

# Whole phrases that press offices set above or below what they issue. A news report may speak of "a
# press release"; it does not stand on a line of its own there.
_RELEASE_LINE = re.compile(
    r"^[ \t]*(?:(?:for immediate release|notes? to editors|"
    r"(?:press|media|news) (?:communiqu[eé]|note|release|statement))\b[^\n]{0,60}"
    r"|(?:communiqu[eé]|comunicado|nota de prensa|pressemitteilung|persbericht)\b[^\n]{0,60}"
    r"|(?:public )?statement(?:[:,]| by\b| no\b| on the\b)[^\n]{0,80}"
    r"|alert (?:no\.? ?)?\d+/\d+"
    r"|(?:public )?statement"
    r"|(?:[\w' -]{0,40}\b)?(?:press (?:service|office|department)|media (?:office|contacts?|"
    r"enquiries|inquiries)|press contacts?|public affairs office)\b[^.\n]{0,80})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


def release_line(text: str) -> str | None:
    """The line by which a text shows that a body issued it, or None.

    Args:
        text: a whole report, furniture included.
    """
    found = _RELEASE_LINE.search(text)
    return " ".join(found.group().split()) if found else None
