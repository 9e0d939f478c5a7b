"""Places to captures: files, folders and standard input become bytes with their sidecars."""

from headwater.acquire.files import Acquired, acquire
from headwater.acquire.texts import capture_text

__all__ = ["Acquired", "acquire", "capture_text"]
