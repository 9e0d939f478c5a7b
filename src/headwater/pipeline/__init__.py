"""The stages in their order (`table.py`), what flows through them, and the call that runs them."""

from headwater.pipeline.findings import Findings, Progress, Run, Stage
from headwater.pipeline.table import STAGES
from headwater.pipeline.tracing import assemble, trace

__all__ = ["STAGES", "Findings", "Progress", "Run", "Stage", "assemble", "trace"]
