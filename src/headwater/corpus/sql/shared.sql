-- Pairs that share shingles, with a weight for how rare those are. Of a shingle that few hold every
-- two holders are a pair. Of one that more hold each is paired with the earliest holders only, so
-- that the pairs grow with the holders and not with their square: a story that hundreds carry is
-- found beside where it came from. A short shingle that very many hold is common language.
WITH held AS (
    SELECT shingle, number, wide, holders, place
    FROM (
        SELECT
            shingle,
            number,
            wide,
            count(*) OVER (PARTITION BY shingle) AS holders,
            row_number() OVER (PARTITION BY shingle ORDER BY number) AS place
        FROM postings
    ) counted
    WHERE holders > 1
)
SELECT
    b.number AS child,
    a.number AS parent,
    CAST(sum(CASE
        WHEN a.holders <= 2 THEN 4
        WHEN a.holders <= 4 THEN 3
        WHEN a.holders <= 8 THEN 2
        ELSE 1
    END) AS BIGINT) AS weight,
    CAST(sum(CASE WHEN a.holders <= ${rare_holders} THEN 1 ELSE 0 END) AS BIGINT) AS rare,
    CAST(sum(CASE WHEN a.wide THEN 1 ELSE 0 END) AS BIGINT) AS wide
FROM held a
JOIN held b ON a.shingle = b.shingle
WHERE
    a.place < b.place
    AND (
        a.holders <= ${few_holders}
        OR (
            a.holders > ${few_holders}
            AND a.place <= ${earliest_holders}
            AND (a.wide OR a.holders <= ${many_holders})
        )
    )
GROUP BY b.number, a.number
