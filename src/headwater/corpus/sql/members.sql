-- Every member of a family and its representative. What few others hold was not looked for: that
-- they share most of their words tells enough.
SELECT member AS child, root AS parent, CAST(0 AS BIGINT) AS rare
FROM roots
WHERE member <> root
