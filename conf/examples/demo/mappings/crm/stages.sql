-- Question: what does each stage of the pipeline mean?
-- Grain: one row per pipeline and stage.
-- Source: opportunity_stage. The CRM has one pipeline, which it does not name.
SELECT
  'sales' AS pipeline,
  MasterLabel AS stage,
  SortOrder AS stage_order,
  CASE
    WHEN IsWon = 'true' THEN 'won'
    WHEN IsClosed = 'true' THEN 'lost'
    ELSE 'open'
  END AS stage_class,
  coalesce(
    CAST(try_cast(DefaultProbability AS DOUBLE) / 100 AS STRING), nullif(DefaultProbability, ''))
    AS stage_probability,
  SystemModstamp AS recorded_at,
  _file,
  _line
FROM opportunity_stage
