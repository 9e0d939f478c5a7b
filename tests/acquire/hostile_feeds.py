"""As many bad feeds as wanted: dates, zones, charsets, entities and tags by chance."""

from __future__ import annotations

import random

from tests.acquire import made

SENTENCE = made.LEAD
DATES = (
    "Mon, 06 May 2024 10:00:00 GMT", "Mon, 06 May 2024 10:00:00 +9999", "32 May 2024 10:00",
    "0001-01-01T00:00:00Z", "9999-12-31T23:59:60Z", "2024-02-30", "24:61:61", "-1", "",
    "Mo, 06 Mai 2024", "2024-05-06T10:00:00", "06 May 24 10:00 PDT", "1714989600", "\u202e2024",
    "2024-05-06T10:00:00+25:00", "Thu, 01 Jan 1970 00:00:00 XYZ", "now", "9" * 500, "&bogus;",
)  # fmt: skip
CHARSETS = ("utf-8", "utf-16", "cp1252", "koi8-r", "shift_jis", "utf-7", "nonsense")
WORDS = (
    SENTENCE, "&lt;p&gt;a&amp;nbsp;b&lt;/p&gt;", "<![CDATA[<p>a & b</p>]]>",
    "a & b < c &bogus; &#0;",
    "<b>a<i>b</b>c</i>", "<![CDATA[never ends", "\x0b\x1b[31m", "&#x110000;", "é\u202e\u200b", "",
    "<a href='javascript:alert(1)'>x</a>", "]]>", "<!-- -->", "<item>", "</channel>",
    "\ud7ff\ue000",
)  # fmt: skip


def make_feed(number: int) -> bytes:
    """One of as many bad feeds as wanted: dates, zones, charsets, entities and tags by chance."""
    chance = random.Random(number)
    pick = chance.choice
    items = []
    for _ in range(chance.randrange(1, 6)):
        tags = [
            f"<title>{pick(WORDS)}</title>",
            f"<{pick(('pubDate', 'dc:date', 'published', 'updated'))}>{pick(DATES)}</pubDate>",
            f"<link>{pick(('https://a.example/', 'javascript:alert(1)', '', '//', 'file:///a'))}</link>",
            f"<description>{pick(WORDS)}{SENTENCE}</description>",
            f"<content:encoded>{pick(WORDS)}</content:encoded>",
            f"<guid>{pick(('1', '', 'https://a.example/1', WORDS[3]))}</guid>",
        ]
        chance.shuffle(tags)
        items.append(f"<item>{''.join(tags[: chance.randrange(1, 7)])}{pick(('</item>', ''))}")
    charset = pick(CHARSETS)
    doctype = pick(
        ("", "<!DOCTYPE rss [<!ENTITY bogus 'b'>]>", "<!DOCTYPE rss SYSTEM 'http://x/'>")
    )
    declared = pick((f"<?xml version='1.0' encoding='{charset}'?>", "", "\n\n"))
    text = f"{declared}{doctype}<rss><channel><title>{pick(WORDS)}</title>{''.join(items)}"
    written = charset if charset != "nonsense" and chance.random() < 0.6 else "utf-8"
    content = text.encode(written, "replace")
    return content[: chance.randrange(len(content))] if chance.random() < 0.15 else content
