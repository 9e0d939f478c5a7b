-- One row a passage; offsets are characters of the stored texts, half-open.
SELECT
    c.id AS child,
    p.id AS parent,
    t.child_start,
    t.child_end,
    t.parent_start,
    t.parent_end,
    t.words,
    t.identity
FROM (
    SELECT * FROM copies
    UNION ALL
    SELECT * FROM rewrites
) t
JOIN numbers c ON c.number = t.child
JOIN numbers p ON p.number = t.parent
ORDER BY t.child, t.parent, t.place
