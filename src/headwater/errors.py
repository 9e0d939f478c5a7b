"""What Headwater raises on purpose: one base and its few kinds.

A message is one line: what was wrong, then what would be right. The command line prints it as it
stands; a report that raises `ReadError` is listed in the account and the run goes on.
"""


class HeadwaterError(Exception):
    """Something went wrong that the user can be told about in one line."""


class ReadError(HeadwaterError):
    """A capture could not be turned into a report; the reason is the message."""


class SettingsError(HeadwaterError):
    """A settings file or an option holds a key or a value that Headwater does not know."""


class ResourceError(HeadwaterError):
    """Something that an installation must hold is missing: a language model, a gazetteer."""


class CaseError(HeadwaterError):
    """A case file cannot be opened, read or written; what it held before is still there."""
