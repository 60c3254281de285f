-- Question: does a stage close a ticket?
-- Grain: one row per stage id and landing.
-- Source: ticket_pipeline_stage.
-- optional: ticket_pipeline_stage.is_closed
-- optional table: ticket_pipeline_stage(pipeline_id, stage_id)
SELECT
  trim(stage_id) AS of_id,
  try_cast(trim(is_closed) AS BOOLEAN) AS meaning,
  _file,
  _line,
  _landed_on
FROM ticket_pipeline_stage
