-- The texts by number.
SELECT n.number, r.text, r.outlet
FROM reports r
JOIN numbers n ON n.id = r.id
