"""Web archives (WARC 1.0 and 1.1): records read whatever became of the file, and written."""

from headwater.acquire.warc.http import parse_response
from headwater.acquire.warc.records import Record, read_records
from headwater.acquire.warc.write import exchange_records, warcinfo_record

__all__ = ["Record", "exchange_records", "parse_response", "read_records", "warcinfo_record"]
