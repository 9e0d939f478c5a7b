-- Of each child the parent that explains most of it; among equals one that it names, then the
-- earliest. The confidences are set, not measured.
SELECT
    c.id AS child,
    p.id AS parent,
    b.kind,
    b.undirected,
    CAST(CASE b.basis
        WHEN 'date and citation' THEN ${sure_by_both}
        WHEN 'date' THEN ${sure_by_date}
        WHEN 'citation' THEN ${sure_by_citation}
        ELSE 0.5
    END AS DOUBLE) AS confidence,
    CASE b.basis
        WHEN 'date and citation' THEN 'the parent is earlier, and the child names its outlet'
        WHEN 'date' THEN 'the parent is earlier'
        WHEN 'citation' THEN 'the child names its outlet'
        ELSE 'the same words; nothing says which was first'
    END AS evidence
FROM (
    SELECT
        t.*,
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
