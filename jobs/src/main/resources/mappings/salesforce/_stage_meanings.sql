-- Question: what does a stage say about the deals in it?
-- Grain: one row per stage of which all that is known agrees; another stage has none.
-- Source: the deals that are in it now, and opportunity_stage where it is delivered.
-- optional table: opportunity_stage(master_label, is_won, is_closed)
SELECT stage, max(outcome) AS outcome
FROM (
  SELECT
    trim(stage) AS stage,
    CASE
      WHEN lower(is_won) IN ('true', '1') THEN 'won'
      WHEN lower(is_closed) IN ('true', '1') THEN 'lost'
      ELSE 'open'
    END AS outcome
  FROM (
    SELECT stage_name AS stage, is_won, is_closed FROM opportunity
    UNION ALL
    SELECT master_label AS stage, is_won, is_closed FROM opportunity_stage
  )
)
GROUP BY stage
HAVING count(DISTINCT outcome) = 1
