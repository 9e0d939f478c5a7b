-- Every member of a family beside its representative, texts and all.
SELECT
    f.member AS child,
    f.root AS parent,
    c.text AS child_text,
    p.text AS parent_text,
    c.outlet AS child_outlet,
    p.outlet AS parent_outlet,
    cn.published_start AS child_start,
    cn.published_end AS child_end,
    pn.published_start AS parent_start,
    pn.published_end AS parent_end
FROM roots f
JOIN numbers cn ON cn.number = f.member
JOIN numbers pn ON pn.number = f.root
JOIN reports c ON c.id = cn.id
JOIN reports p ON p.id = pn.id
WHERE f.member <> f.root
