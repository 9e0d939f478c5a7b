"""All rules of the grammar of time, sheet by sheet."""

from __future__ import annotations

from headwater.extract.time.grammar import sheet
from headwater.extract.time.phrases import (
    around,
    clocks,
    counted,
    days,
    lasting,
    named,
    often,
    quarters,
    units,
    vague,
)

SHEETS = (
    sheet(days.RULES, "month|weekday|day_word|day_unit|iso|slashed"),
    sheet(units.RULES, "month|season|year|decade|tens|century_unit|year_end"),
    sheet(quarters.RULES, "quarter_unit|quarter_sign|half|period|year_ago"),
    sheet(clocks.RULES, "clock|half_day|o_clock|hundreds|clock_word|daypart|part_of_day"),
    sheet(counted.RULES, "unit|units"),
    sheet(around.RULES, "unit"),
    sheet(often.RULES, "unit|weekday|weekdays|daypart|often|nightly"),
    sheet(lasting.RULES, "unit|units"),
    sheet(named.RULES, "holiday|hijri_month"),
    sheet(vague.RULES, "reference|past_word|future_word"),
)
