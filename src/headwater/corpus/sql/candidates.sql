-- Pairs that share enough to be laid side by side; what is in one family is known already.
SELECT
    s.child,
    s.parent,
    c.text AS child_text,
    p.text AS parent_text,
    c.outlet AS child_outlet,
    p.outlet AS parent_outlet,
    cn.published_start AS child_start,
    cn.published_end AS child_end,
    pn.published_start AS parent_start,
    pn.published_end AS parent_end
FROM (
    SELECT child, parent
    FROM shared
    GROUP BY child, parent
    HAVING sum(weight) >= ${least_weight}
) s
JOIN roots cf ON cf.member = s.child
JOIN roots pf ON pf.member = s.parent
JOIN numbers cn ON cn.number = s.child
JOIN numbers pn ON pn.number = s.parent
JOIN reports c ON c.id = cn.id
JOIN reports p ON p.id = pn.id
WHERE cf.root <> pf.root
