-- The texts that the language of the corpus is counted in: representatives, drawn by digest.
SELECT r.text, r.outlet
FROM (
    SELECT n.id, row_number() OVER (ORDER BY md5(n.id), n.id) AS draw
    FROM numbers n
    JOIN roots f ON f.member = n.number AND f.root = n.number
) d
JOIN reports r ON r.id = d.id
WHERE d.draw <= ${language_sample}
