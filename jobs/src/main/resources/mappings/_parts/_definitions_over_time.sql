-- Question: what did each word of a list (a stage, a pipeline, a team) mean, from which day until
-- which?
-- Grain: one row per word and span of days, its last day included. The spans of a word leave no day
-- out.
-- Source: _rows, the part that a mapping names when it reads this as
-- _definitions_over_time__<part>: of_id (the word), meaning, and where the row comes from.
-- The first meaning that landed counts from the beginning, another one from the day on which it
-- landed. What was deleted, or a snapshot lacks, keeps its meaning: records still name it.
WITH each_day AS (
  SELECT of_id, _landed_on AS since, max_by(meaning, struct(_file, _line)) AS meaning
  FROM _rows
  GROUP BY of_id, _landed_on
),
compared AS (
  SELECT
    *,
    lag(meaning) OVER (PARTITION BY of_id ORDER BY since) AS former,
    lag(since) OVER (PARTITION BY of_id ORDER BY since) IS NULL AS is_first
  FROM each_day
)
SELECT
  of_id,
  meaning,
  CASE WHEN is_first THEN DATE '0001-01-01' ELSE since END AS since,
  coalesce(
    date_sub(lead(since) OVER (PARTITION BY of_id ORDER BY since), 1), DATE '9999-12-31') AS until
FROM compared
WHERE is_first OR NOT meaning <=> former
