-- Pairs that share enough to be laid side by side.
SELECT child, parent
FROM shared
GROUP BY child, parent
HAVING sum(weight) >= ${least_weight}
