-- Those that are not of one family: what is in a family is known already.
SELECT s.child, s.parent, s.rare
FROM alike s
JOIN roots cf ON cf.member = s.child
JOIN roots pf ON pf.member = s.parent
WHERE cf.root <> pf.root
