-- Whoever shares a band with an earlier report is compared with the earliest that has it.
-- So a band that thousands share costs thousands of comparisons, not their square.
SELECT p.member, p.leader, m.sketch AS member_sketch, l.sketch AS leader_sketch
FROM (
    SELECT DISTINCT number AS member, leader
    FROM (SELECT number, min(number) OVER (PARTITION BY band) AS leader FROM bands) b
    WHERE leader < number
) p
JOIN sketches m ON m.number = p.member
JOIN sketches l ON l.number = p.leader
