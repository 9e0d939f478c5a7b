-- Pairs with the texts, outlets and dates of both.
SELECT
    s.child,
    s.parent,
    s.rare,
    c.text AS child_text,
    p.text AS parent_text,
    c.outlet AS child_outlet,
    p.outlet AS parent_outlet,
    c.published_start AS child_start,
    c.published_end AS child_end,
    p.published_start AS parent_start,
    p.published_end AS parent_end
FROM pairs_to_trace s
JOIN numbers cn ON cn.number = s.child
JOIN numbers pn ON pn.number = s.parent
JOIN reports c ON c.id = cn.id
JOIN reports p ON p.id = pn.id
