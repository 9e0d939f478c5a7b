"""What no report at hand stands for: outlets whose reports are cited, and bodies quoted.

A report that is cited is an unseen parent, and everything taken from it rests on it. A body that
is quoted (a monitor, a ministry) is the origin of that statement only.
"""

from headwater.lineage.unseen.find import cite_unseen, find_unseen
from headwater.lineage.unseen.record import Unseen

__all__ = ["Unseen", "cite_unseen", "find_unseen"]
