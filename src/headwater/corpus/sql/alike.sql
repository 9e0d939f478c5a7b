-- Pairs that share enough to be laid side by side. What a formula says ("a source at ... told ... that
-- ... shells hit ...") stands in many reports: a pair must share what few others hold, or so much
-- that no formula would be that long.
SELECT child, parent, CAST(sum(rare) AS BIGINT) AS rare
FROM shared
GROUP BY child, parent
HAVING sum(weight) >= ${least_weight}
    AND (sum(rare) >= ${least_rare} OR sum(wide) >= ${many_wide})
