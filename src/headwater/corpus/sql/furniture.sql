-- A shingle that many reports of one outlet hold is furniture there; the keys carry the outlet.
SELECT shingle
FROM outlet_shingles
GROUP BY shingle
HAVING count(*) >= min(needed)
