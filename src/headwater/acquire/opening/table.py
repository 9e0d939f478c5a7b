"""Which opener takes which format apart: read this first. What is not listed is one report."""

from __future__ import annotations

from headwater.acquire.opening.feeds import open_feed
from headwater.acquire.opening.gzips import open_gzip
from headwater.acquire.opening.jsons import open_json
from headwater.acquire.opening.lines import open_json_lines
from headwater.acquire.opening.messages import open_news_message
from headwater.acquire.opening.others import open_other_xml, open_sitemap
from headwater.acquire.opening.piece import Opener
from headwater.acquire.opening.tables import open_table
from headwater.acquire.opening.warcs import open_warc
from headwater.acquire.opening.zipped import open_zip
from headwater.raw.formats import (
    FEED,
    GZIP,
    JSON,
    JSON_LINES,
    NEWS_MESSAGE,
    SITEMAP,
    TABLE,
    WARC,
    XML,
    ZIP,
    Format,
)  # fmt: skip

OPENERS: dict[Format, Opener] = {
    FEED: open_feed,
    GZIP: open_gzip,
    JSON: open_json,
    JSON_LINES: open_json_lines,
    NEWS_MESSAGE: open_news_message,
    SITEMAP: open_sitemap,
    TABLE: open_table,
    WARC: open_warc,
    XML: open_other_xml,
    ZIP: open_zip,
}
