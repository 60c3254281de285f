-- Question: what is each deal pipeline called?
-- Grain: one row per pipeline id and landing.
-- Source: deal_pipeline.
-- optional table: deal_pipeline(pipeline_id, label)
SELECT
  trim(pipeline_id) AS of_id, nullif(trim(label), '') AS meaning, _file, _line, _landed_on
FROM deal_pipeline
