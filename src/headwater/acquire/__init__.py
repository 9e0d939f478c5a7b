"""Places to captures: files, archives, feeds and pages become bytes with their receipts."""

from headwater.acquire.fetch.fetched import Fetch, Fetched, is_address
from headwater.acquire.files import Acquired, acquire, acquire_each
from headwater.acquire.items import Failed, Item, Skipped
from headwater.acquire.texts import capture_text
from headwater.acquire.urls import canonical_url

__all__ = [
    "Acquired",
    "Failed",
    "Fetch",
    "Fetched",
    "Item",
    "Skipped",
    "acquire",
    "acquire_each",
    "canonical_url",
    "capture_text",
    "is_address",
]
