-- Reports that say the same in the same words, furniture apart: the earliest stands for them.
SELECT number AS member, min(number) OVER (PARTITION BY wording, own_words) AS root
FROM sketches
WHERE own_words >= ${least_words}
