-- Every report gets a number: the earliest the least, those without a date last.
-- The order in which reports came in plays no part in it.
SELECT
    row_number() OVER (ORDER BY published_start ASC NULLS LAST, id ASC) AS number,
    id,
    outlet,
    published_start,
    published_end
FROM reports
