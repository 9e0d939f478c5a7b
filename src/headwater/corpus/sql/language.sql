-- Words and pairs of words that are met often enough to say how often.
SELECT shingle, opening, CAST(sum(held) AS BIGINT) AS held
FROM counts
GROUP BY shingle, opening
HAVING sum(held) >= ${language_least}
