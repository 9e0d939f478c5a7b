-- How many reports stand for themselves: so many chances there are that two are alike by chance.
SELECT count(*) AS reports
FROM exact
WHERE member = root
