-- Question: what does each stage of each deal pipeline mean?
-- Grain: one row per pipeline and stage, and version.
-- Source: deal_pipeline_stage and, for its label, deal_pipeline, as the connector lands them.
-- Stages and pipelines go by their labels, as people see them; an id stands in where none is told.
-- The flags decide: closed_won is won, closed otherwise lost. Where is_closed is not delivered, a
-- stage of probability 0 is lost and one of probability 1 won, as HubSpot means it; with the flag a
-- stage of probability 0 may well be open. HubSpot counts positions from 0.
-- recorded_at: the stage's modification time, else the connector's last look.
-- optional: deal_pipeline_stage._fivetran_deleted, deal_pipeline_stage._fivetran_synced
-- optional: deal_pipeline_stage.closed_won, deal_pipeline_stage.is_closed
-- optional: deal_pipeline_stage.probability, deal_pipeline_stage.updated_at
-- optional table: deal_pipeline(pipeline_id, label)
WITH pipelines AS (
  SELECT
    trim(pipeline_id) AS pipeline_id,
    max_by(nullif(trim(label), ''), struct(_landed_on, _file, _line)) AS label
  FROM deal_pipeline
  GROUP BY trim(pipeline_id)
)
SELECT
  coalesce(p.label, nullif(trim(s.pipeline_id), '')) AS pipeline,
  coalesce(nullif(trim(s.label), ''), trim(s.stage_id)) AS stage,
  coalesce(
    CAST(try_add(try_cast(trim(s.display_order) AS INT), 1) AS STRING),
    nullif(trim(s.display_order), '')) AS stage_order,
  CASE
    WHEN try_cast(trim(s.closed_won) AS BOOLEAN) THEN 'won'
    WHEN try_cast(trim(s.is_closed) AS BOOLEAN) THEN 'lost'
    WHEN s.is_closed IS NULL AND s.closed_won IS NULL
      AND try_cast(trim(s.probability) AS DECIMAL(9, 4)) = 1 THEN 'won'
    WHEN s.is_closed IS NULL AND try_cast(trim(s.probability) AS DECIMAL(9, 4)) = 0 THEN 'lost'
    ELSE 'open'
  END AS stage_class,
  nullif(trim(s.probability), '') AS stage_probability,
  trim(s.stage_id) AS source_id,
  s._fivetran_deleted AS is_deleted,
  coalesce(
    try_cast(trim(s.updated_at) AS TIMESTAMP), try_cast(trim(s._fivetran_synced) AS TIMESTAMP))
    AS recorded_at,
  s._file,
  s._line,
  s._landed_on
FROM deal_pipeline_stage AS s
LEFT JOIN pipelines AS p ON trim(s.pipeline_id) = p.pipeline_id
