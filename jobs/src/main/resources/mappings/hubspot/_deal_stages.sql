-- Question: what is each stage called, and what does it say about the deals in it?
-- Grain: one row per stage id and landing; meaning holds label, probability and outcome.
-- Source: deal_pipeline_stage. The flags decide; where they are not delivered, a stage of
-- probability 1 is won and one of probability 0 lost, as HubSpot means it.
-- optional: deal_pipeline_stage.closed_won, deal_pipeline_stage.is_closed
-- optional: deal_pipeline_stage.probability
SELECT
  trim(stage_id) AS of_id,
  named_struct(
    'label', nullif(trim(label), ''),
    'probability', nullif(trim(probability), ''),
    'outcome', CASE
      WHEN try_cast(trim(closed_won) AS BOOLEAN) THEN 'won'
      WHEN try_cast(trim(is_closed) AS BOOLEAN) THEN 'lost'
      WHEN is_closed IS NULL AND closed_won IS NULL
        AND try_cast(trim(probability) AS DECIMAL(9, 4)) = 1 THEN 'won'
      WHEN is_closed IS NULL AND try_cast(trim(probability) AS DECIMAL(9, 4)) = 0 THEN 'lost'
      ELSE 'open'
    END) AS meaning,
  _file,
  _line,
  _landed_on
FROM deal_pipeline_stage
