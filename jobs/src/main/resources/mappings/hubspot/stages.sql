-- Question: what does each stage of each deal pipeline mean?
-- Grain: one row per pipeline and stage, and version.
-- Source: deal_pipeline_stage and, for its label, deal_pipeline, as the connector lands them.
-- Stages and pipelines go by their labels, as people see them; an id stands in where none is told.
-- The flags decide: closed_won is won, closed otherwise lost. Where is_closed is not delivered, a
-- stage of probability 0 is lost and one of probability 1 won, as HubSpot means it; with the flag a
-- stage of probability 0 may well be open. HubSpot counts positions from 0.
-- recorded_at: the stage's modification time, else the connector's last look. A new name of the
-- pipeline makes a version of the day on which it landed; the first one counts for its past.
-- optional: deal_pipeline_stage._fivetran_deleted
-- optional: deal_pipeline_stage.closed_won, deal_pipeline_stage.is_closed
-- optional: deal_pipeline_stage.probability
SELECT
  coalesce(p.meaning, nullif(trim(s.pipeline_id), '')) AS pipeline,
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
  CASE WHEN p.since > s.first_day THEN CAST(p.since AS TIMESTAMP) ELSE s.recorded_at END
    AS recorded_at,
  s._file,
  s._line,
  s._landed_on
FROM _lifetimes__stages AS s
LEFT JOIN _definitions_over_time__deal_pipelines AS p ON trim(s.pipeline_id) = p.of_id
WHERE greatest(s.first_day, p.since) <= least(s.last_day, p.until)
