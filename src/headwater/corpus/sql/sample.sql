-- Some reports of each outlet, drawn by a digest of their ids, and how many of them must hold a
-- shingle to make it furniture: a share of the sample, within bounds.
SELECT
    r.text,
    r.outlet,
    CAST(
        least(greatest(ceil(d.outlet_reports * ${furniture_share}), ${furniture_least}), ${furniture_most})
        AS BIGINT
    ) AS needed
FROM (
    SELECT
        id,
        row_number() OVER (PARTITION BY outlet ORDER BY md5(id), id) AS draw,
        least(count(*) OVER (PARTITION BY outlet), ${furniture_sample}) AS outlet_reports
    FROM numbers
    WHERE outlet IS NOT NULL
) d
JOIN reports r ON r.id = d.id
WHERE d.draw <= ${furniture_sample} AND d.outlet_reports >= ${furniture_least}
