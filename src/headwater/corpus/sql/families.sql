-- Families of two and more, a row a member; the representative is one of its own members.
SELECT
    r.id AS family,
    m.id AS member,
    r.id AS representative,
    CASE WHEN e.root = f.root THEN 'exact' ELSE 'near' END AS kind
FROM roots f
JOIN exact e ON e.member = f.member
JOIN numbers m ON m.number = f.member
JOIN numbers r ON r.number = f.root
WHERE f.root IN (SELECT root FROM roots WHERE member <> root)
ORDER BY f.root, f.member
