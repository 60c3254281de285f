-- Question: what does each stage of the pipeline mean?
-- Grain: one row per stage and version.
-- Source: opportunity_stage. Salesforce keeps one list of stages for all of a company's pipelines.
-- names: loose
-- optional: opportunity_stage.default_probability, opportunity_stage.system_modstamp
-- optional: opportunity_stage.last_modified_date, opportunity_stage.is_deleted
-- optional: opportunity_stage._fivetran_deleted, opportunity_stage._fivetran_synced
-- optional: opportunity_stage._fivetran_start, opportunity_stage._fivetran_active
SELECT
  'sales' AS pipeline,
  master_label AS stage,
  sort_order AS stage_order,
  CASE
    WHEN lower(is_won) IN ('true', '1') THEN 'won'
    WHEN lower(is_closed) IN ('true', '1') THEN 'lost'
    ELSE 'open'
  END AS stage_class,
  coalesce(CAST(try_cast(default_probability AS DOUBLE) / 100 AS STRING), default_probability)
    AS stage_probability,
  coalesce(
    nullif(_fivetran_start, ''), nullif(system_modstamp, ''), nullif(last_modified_date, ''),
    nullif(_fivetran_synced, '')) AS recorded_at,
  coalesce(lower(is_deleted) IN ('true', '1'), false)
    OR coalesce(lower(_fivetran_deleted) IN ('true', '1'), false)
    OR coalesce(_fivetran_start IS NULL AND lower(_fivetran_active) IN ('false', '0'), false)
      AS is_deleted,
  _file,
  _line
FROM opportunity_stage
