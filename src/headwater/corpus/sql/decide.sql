-- Of the reports that came in, those that are not simply added: which are left out, and which are
-- kept under another id. Places, dates and digests decide, never the order in which they came.
WITH known AS (
    SELECT DISTINCT given_id, digest
    FROM held
    WHERE given_id IN (SELECT given_id FROM incoming)
),
ranked AS (
    SELECT
        source_path, source_row, given_id, digest,
        row_number() OVER (
            PARTITION BY given_id, digest ORDER BY source_path, source_row
        ) AS again,
        first_value(source_path || '#' || source_row) OVER (
            PARTITION BY given_id, digest ORDER BY source_path, source_row
        ) AS first_place,
        first_value(digest) OVER (
            PARTITION BY given_id ORDER BY published_start NULLS LAST, digest
        ) AS first_digest
    FROM incoming
)
SELECT
    r.source_path,
    r.source_row,
    CASE WHEN k.digest IS NULL AND again = 1 THEN r.given_id || '~' || left(r.digest, 8) END AS id,
    CASE
        WHEN k.digest IS NOT NULL THEN 'already in the corpus'
        WHEN again > 1 THEN 'the same id and text as ' || first_place
        ELSE 'the id ' || r.given_id || ' is taken by another text; kept as '
            || r.given_id || '~' || left(r.digest, 8)
    END AS reason
FROM ranked r
LEFT JOIN known k ON k.given_id = r.given_id AND k.digest = r.digest
LEFT JOIN (SELECT DISTINCT given_id FROM known) t ON t.given_id = r.given_id
WHERE k.digest IS NOT NULL OR again > 1 OR t.given_id IS NOT NULL OR r.digest <> first_digest
ORDER BY r.source_path, r.source_row
