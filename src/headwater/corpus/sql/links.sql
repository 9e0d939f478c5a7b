-- Of each child the parent that explains most of it; among equals one that it names, then the
-- earliest. It is as sure as it is that the two share words, by how often the report that was chosen
-- in this way was the one that was copied, and not another that copied it too.
SELECT
    c.id AS child,
    p.id AS parent,
    b.kind,
    b.undirected,
    round(b.confidence * CAST(CASE
        WHEN b.basis LIKE '%citation' THEN ${sure_by_citation}
        WHEN b.basis = 'date' AND b.whole THEN ${sure_by_date_whole}
        WHEN b.basis = 'date' THEN ${sure_by_date}
        WHEN b.whole THEN ${sure_by_words_whole}
        ELSE ${sure_by_words}
    END AS DOUBLE), 3) AS confidence,
    CASE b.basis
        WHEN 'date and citation' THEN 'the parent is earlier, and the child names its outlet'
        WHEN 'date' THEN 'the parent is earlier'
        WHEN 'citation' THEN 'the child names its outlet'
        ELSE 'the same words; nothing says which was first'
    END AS evidence
FROM (
    SELECT
        t.*,
        t.kind IN ('copy', 'near-copy') AS whole,
        row_number() OVER (
            PARTITION BY t.child
            ORDER BY floor(t.share * 100) DESC, t.basis LIKE '%citation' DESC, t.parent ASC
        ) AS choice
    FROM (
        SELECT * FROM copies
        UNION ALL
        SELECT * FROM rewrites
    ) t
    WHERE t.place = 0
) b
JOIN numbers c ON c.number = b.child
JOIN numbers p ON p.number = b.parent
WHERE b.choice = 1
ORDER BY b.child
