-- Who stands for whom. A leader that is itself near an earlier one stands for nobody, so that
-- every member is near its own representative and likeness is never handed on.
SELECT e.member, coalesce(n.leader, e.root) AS root
FROM exact e
LEFT JOIN (
    SELECT member, leader
    FROM (
        SELECT
            member,
            leader,
            row_number() OVER (PARTITION BY member ORDER BY resemblance DESC, leader ASC) AS place
        FROM near
        WHERE leader NOT IN (SELECT member FROM near)
    ) ranked
    WHERE place = 1
) n ON n.member = e.root
