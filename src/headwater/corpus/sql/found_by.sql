-- Whoever stands for itself, whole; near copies beside whoever stands for them, for what they add.
-- Exact copies add nothing.
SELECT n.number, r.text, r.outlet, p.text AS root_text
FROM exact e
JOIN roots f ON f.member = e.member
JOIN numbers n ON n.number = e.member
JOIN reports r ON r.id = n.id
LEFT JOIN numbers pn ON pn.number = f.root AND f.root <> e.member
LEFT JOIN reports p ON p.id = pn.id
WHERE e.member = e.root
