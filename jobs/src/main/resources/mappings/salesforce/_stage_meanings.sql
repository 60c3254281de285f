-- Question: what does a stage say about the deals in it?
-- Grain: one row per stage and landing; meaning is none where that landing does not agree with
-- itself.
-- Source: the deals that are in it, and opportunity_stage where it is delivered.
-- optional table: opportunity_stage(master_label, is_won, is_closed)
SELECT
  stage AS of_id,
  CASE WHEN min(outcome) = max(outcome) THEN min(outcome) END AS meaning,
  max(_file) AS _file,
  max(_line) AS _line,
  _landed_on
FROM (
  SELECT
    trim(stage) AS stage,
    CASE
      WHEN lower(is_won) IN ('true', '1') THEN 'won'
      WHEN lower(is_closed) IN ('true', '1') THEN 'lost'
      ELSE 'open'
    END AS outcome,
    _file,
    _line,
    _landed_on
  FROM (
    SELECT stage_name AS stage, is_won, is_closed, _file, _line, _landed_on FROM opportunity
    UNION ALL
    SELECT master_label AS stage, is_won, is_closed, _file, _line, _landed_on
    FROM opportunity_stage
  )
)
GROUP BY stage, _landed_on
