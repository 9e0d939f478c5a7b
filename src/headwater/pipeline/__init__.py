"""The stages in their order (`table.py`), what flows through them, and the calls that run them."""

from headwater.pipeline.comparing import compare
from headwater.pipeline.findings import Findings, Progress, Run, Stage
from headwater.pipeline.table import COMPARISON, STAGES
from headwater.pipeline.tracing import trace
from headwater.pipeline.work import Kept, Shop

__all__ = [
    "COMPARISON",
    "STAGES",
    "Findings",
    "Kept",
    "Progress",
    "Run",
    "Shop",
    "Stage",
    "compare",
    "trace",
]
