"""A stage's work as jobs: done once for equal input, kept for a later run, spread over cores."""

from headwater.pipeline.work.job import Fault, Job, Kept, attempt, key_of, later
from headwater.pipeline.work.shop import Shop

__all__ = ["Fault", "Job", "Kept", "Shop", "attempt", "key_of", "later"]
