-- Question: what is each stage of the tickets' pipelines called, and does it close a ticket?
-- Grain: one row per pipeline, stage and landing.
-- Source: ticket_pipeline_stage.
-- optional: ticket_pipeline_stage.label
-- optional table: ticket_pipeline_stage(pipeline_id, stage_id)
SELECT
  struct(trim(pipeline_id) AS pipeline_id, trim(stage_id) AS stage_id) AS of_id,
  nullif(trim(label), '') AS meaning,
  _file,
  _line,
  _landed_on
FROM ticket_pipeline_stage
