-- Question: how did each tracked field of a deal change?
-- Grain: one row per deal, field and change.
-- Source: opportunity_field_history. It has no outcome field: the stages that close a deal tell it.
WITH changes AS (
  SELECT
    trim(OpportunityId) AS deal_id,
    CASE Field
      WHEN 'StageName' THEN 'stage'
      WHEN 'Amount' THEN 'amount'
      WHEN 'CloseDate' THEN 'close_date'
      WHEN 'ForecastCategoryName' THEN 'forecast_category'
      WHEN 'OwnerId' THEN 'owner_id'
      WHEN 'NextStep' THEN 'next_step'
      ELSE Field
    END AS field,
    CreatedDate AS changed_at,
    nullif(OldValue, '') AS old_value,
    nullif(NewValue, '') AS new_value,
    Id AS source_id,
    _file,
    _line
  FROM opportunity_field_history
),
outcomes AS (
  SELECT
    deal_id,
    'outcome' AS field,
    changed_at,
    CASE old_value WHEN 'Closed Won' THEN 'won' WHEN 'Closed Lost' THEN 'lost' ELSE 'open' END
      AS old_value,
    CASE new_value WHEN 'Closed Won' THEN 'won' WHEN 'Closed Lost' THEN 'lost' ELSE 'open' END
      AS new_value,
    source_id,
    _file,
    _line
  FROM changes
  WHERE field = 'stage'
),
in_our_words AS (
  SELECT
    deal_id,
    field,
    changed_at,
    CASE field WHEN 'forecast_category' THEN lower(replace(old_value, ' ', '_')) ELSE old_value END
      AS old_value,
    CASE field WHEN 'forecast_category' THEN lower(replace(new_value, ' ', '_')) ELSE new_value END
      AS new_value,
    source_id,
    _file,
    _line
  FROM changes
)
SELECT * FROM in_our_words
UNION ALL
SELECT * FROM outcomes WHERE old_value <> new_value
