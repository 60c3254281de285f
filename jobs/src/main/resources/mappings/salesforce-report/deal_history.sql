-- Question: how did each tracked field of a deal change?
-- Grain: one row per deal, field and change.
-- Source: opportunity_history, the report "Opportunity Field History" as Salesforce exported it,
-- with its headers as people see them: "Opportunity ID", "Field / Event", "Old Value", "New Value",
-- "Edit Date". Fields that are not tracked here are left out.
-- Outcomes follow from stages that begin with Closed Won or Closed Lost.
-- names: loose
WITH told AS (
  SELECT
    trim(opportunity_id) AS deal_id,
    CASE lower(trim(field_event))
      WHEN 'stage' THEN 'stage'
      WHEN 'amount' THEN 'amount'
      WHEN 'close date' THEN 'close_date'
      WHEN 'forecast category' THEN 'forecast_category'
      WHEN 'opportunity owner' THEN 'owner_id'
      WHEN 'next step' THEN 'next_step'
    END AS field,
    edit_date AS changed_at,
    nullif(trim(old_value), '') AS old_value,
    nullif(trim(new_value), '') AS new_value,
    _file,
    _line,
    _landed_on
  FROM opportunity_history
),
worded AS (
  SELECT
    deal_id,
    field,
    changed_at,
    CASE field
      WHEN 'amount' THEN regexp_replace(old_value, '^[^-0-9]+|,(?=[0-9]{3})', '')
      WHEN 'forecast_category' THEN lower(replace(old_value, ' ', '_'))
      ELSE old_value
    END AS old_value,
    CASE field
      WHEN 'amount' THEN regexp_replace(new_value, '^[^-0-9]+|,(?=[0-9]{3})', '')
      WHEN 'forecast_category' THEN lower(replace(new_value, ' ', '_'))
      ELSE new_value
    END AS new_value,
    _file,
    _line,
    _landed_on
  FROM told
  WHERE field IS NOT NULL
)
SELECT deal_id, field, changed_at, old_value, new_value, _file, _line, _landed_on
FROM worded
UNION ALL
SELECT
  deal_id,
  'outcome',
  changed_at,
  CASE
    WHEN lower(old_value) LIKE 'closed won%' THEN 'won'
    WHEN lower(old_value) LIKE 'closed lost%' THEN 'lost'
    ELSE 'open'
  END,
  CASE
    WHEN lower(new_value) LIKE 'closed won%' THEN 'won'
    WHEN lower(new_value) LIKE 'closed lost%' THEN 'lost'
    ELSE 'open'
  END,
  _file,
  _line,
  _landed_on
FROM worded
WHERE field = 'stage'
  AND coalesce(lower(old_value) RLIKE '^closed (won|lost)', false)
    <> coalesce(lower(new_value) RLIKE '^closed (won|lost)', false)
