-- One row a pair, under the caller's own ids.
SELECT
    c.id AS child,
    p.id AS parent,
    t.undirected,
    t.share,
    t.score,
    t.confidence,
    t.kind,
    t.parent_share,
    t.basis
FROM (
    SELECT * FROM copies
    UNION ALL
    SELECT * FROM rewrites
) t
JOIN numbers c ON c.number = t.child
JOIN numbers p ON p.number = t.parent
WHERE t.place = 0
ORDER BY t.child, t.parent
