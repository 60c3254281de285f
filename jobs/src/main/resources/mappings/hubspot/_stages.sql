-- Question: which stages were delivered, and when was each row known?
-- Grain: one row per delivered row.
-- Source: deal_pipeline_stage.
-- optional: deal_pipeline_stage._fivetran_synced, deal_pipeline_stage.updated_at
-- key: deal_pipeline_stage(pipeline_id, stage_id)
SELECT
  *,
  struct(trim(pipeline_id), trim(stage_id)) AS of_id,
  false AS is_past,
  coalesce(try_cast(trim(updated_at) AS TIMESTAMP), try_cast(trim(_fivetran_synced) AS TIMESTAMP))
    AS recorded_at
FROM deal_pipeline_stage
