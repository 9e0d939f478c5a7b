-- A shingle that many reports of one outlet hold is furniture there; the keys carry the outlet.
-- What is furniture of several outlets is furniture wherever it stands.
WITH own AS (
    SELECT shingle, min(anywhere) AS anywhere
    FROM outlet_shingles
    GROUP BY shingle
    HAVING count(*) >= min(needed)
)
SELECT shingle FROM own
UNION ALL
SELECT anywhere AS shingle FROM own GROUP BY anywhere HAVING count(*) >= ${furniture_outlets}
