-- Every member of a family and its representative.
SELECT member AS child, root AS parent
FROM roots
WHERE member <> root
