-- Sketches of those that stand for themselves so far.
SELECT s.number, s.sketch
FROM sketches s
JOIN exact e ON e.member = s.number AND e.root = s.number
