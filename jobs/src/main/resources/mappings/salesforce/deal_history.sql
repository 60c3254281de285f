-- Question: how did each tracked field of a deal change?
-- Grain: one row per deal, field and change.
-- Source: opportunity_history (Salesforce's own object, or a connector's table in history mode) and
-- opportunity_field_history. A field that both follow is taken from the former alone, so that no
-- change counts twice; what only the latter had told when it landed, stays. The outcome follows
-- from the stage, where the stage's meaning was known then, or became known first.
-- names: loose
-- optional table: opportunity_field_history(id, opportunity_id, field, created_date, old_value)
-- optional table: opportunity_field_history(new_value)
-- optional table: opportunity(stage_name, is_won, is_closed)
-- optional: opportunity_history.opportunity_id, opportunity_history.created_date
-- optional: opportunity_history.owner_id, opportunity_history.next_step
-- optional: opportunity_history.is_won, opportunity_history.is_closed, opportunity_history.amount
-- optional: opportunity_history.close_date, opportunity_history.forecast_category
-- optional: opportunity_history.forecast_category_name, opportunity_history.is_deleted
-- optional: opportunity_history._fivetran_start
WITH states AS (
  SELECT
    trim(coalesce(nullif(h.opportunity_id, ''), h.id)) AS deal_id,
    if(nullif(h.opportunity_id, '') IS NULL, h._fivetran_start, h.created_date) AS changed_at,
    map(
      'stage', nullif(trim(h.stage_name), ''),
      'outcome', CASE
        WHEN lower(h.is_won) IN ('true', '1') THEN 'won'
        WHEN lower(h.is_closed) IN ('true', '1') THEN 'lost'
        WHEN lower(h.is_closed) IN ('false', '0') THEN 'open'
        ELSE m.meaning
      END,
      'amount', nullif(h.amount, ''),
      'close_date', coalesce(CAST(try_cast(h.close_date AS DATE) AS STRING), h.close_date),
      'forecast_category', coalesce(nullif(h.forecast_category_name, ''), h.forecast_category),
      'owner_id', nullif(regexp_replace(trim(h.owner_id), '^0{15}(AAA)?$', ''), ''),
      'next_step', nullif(h.next_step, '')) AS field_values,
    row_number() OVER (
      PARTITION BY
        coalesce(nullif(h.opportunity_id, ''), h.id),
        if(nullif(h.opportunity_id, '') IS NULL, h._fivetran_start, h.created_date)
      ORDER BY h.id DESC, h._file DESC, h._line DESC) AS place,
    h.id AS source_id,
    h._file,
    h._line,
    h._landed_on
  FROM opportunity_history AS h
  LEFT JOIN _definitions_over_time__stage_meanings AS m
    ON m.of_id = trim(h.stage_name)
    AND coalesce(
      try_cast(
        if(nullif(h.opportunity_id, '') IS NULL, h._fivetran_start, h.created_date) AS DATE),
      h._landed_on) BETWEEN m.since AND m.until
  WHERE nullif(h.opportunity_id, '') IS NULL
    OR NOT coalesce(lower(h.is_deleted) IN ('true', '1'), false)
),
steps AS (
  -- Of states at one moment the change that came last stands; the first state is no change.
  SELECT
    *,
    lag(field_values) OVER (PARTITION BY deal_id ORDER BY changed_at) AS values_before
  FROM states
  WHERE place = 1
),
changes AS (
  SELECT
    1 AS preference, deal_id, field, changed_at, values_before[field] AS old_value, new_value,
    source_id, _file, _line, _landed_on
  FROM steps
  LATERAL VIEW explode(field_values) AS field, new_value
  WHERE values_before IS NOT NULL
    AND NOT (values_before[field] <=> new_value)
    AND NOT (field = 'outcome' AND (values_before[field] IS NULL OR new_value IS NULL))
),
field_changes AS (
  SELECT
    2 AS preference,
    trim(opportunity_id) AS deal_id,
    CASE lower(field)
      WHEN 'stagename' THEN 'stage'
      WHEN 'amount' THEN 'amount'
      WHEN 'closedate' THEN 'close_date'
      WHEN 'forecastcategoryname' THEN 'forecast_category'
      WHEN 'forecastcategory' THEN 'forecast_category'
      WHEN 'owner' THEN 'owner_id'
      WHEN 'ownerid' THEN 'owner_id'
      WHEN 'nextstep' THEN 'next_step'
    END AS field,
    created_date AS changed_at,
    nullif(old_value, '') AS old_value,
    nullif(new_value, '') AS new_value,
    id AS source_id,
    _file,
    _line,
    _landed_on
  FROM opportunity_field_history
  -- A change of owner is written twice, with names and with ids.
  WHERE lower(field) NOT IN ('owner', 'ownerid')
    OR coalesce(nullif(new_value, ''), old_value) RLIKE '^00[5G][A-Za-z0-9]+$'
),
outcome_changes AS (
  SELECT
    2 AS preference, c.deal_id, 'outcome' AS field, c.changed_at, b.meaning AS old_value,
    a.meaning AS new_value, c.source_id, c._file, c._line, c._landed_on
  FROM field_changes AS c
  JOIN _definitions_over_time__stage_meanings AS b
    ON b.of_id = c.old_value
    AND coalesce(try_cast(c.changed_at AS DATE), c._landed_on) BETWEEN b.since AND b.until
  JOIN _definitions_over_time__stage_meanings AS a
    ON a.of_id = c.new_value
    AND coalesce(try_cast(c.changed_at AS DATE), c._landed_on) BETWEEN a.since AND a.until
  WHERE c.field = 'stage' AND a.meaning <> b.meaning
),
united AS (
  SELECT * FROM changes
  UNION ALL
  SELECT * FROM field_changes WHERE field IS NOT NULL
  UNION ALL
  SELECT * FROM outcome_changes
),
told_by_states AS (
  SELECT field, min(_landed_on) AS landed_on FROM changes GROUP BY field
),
numbered AS (
  SELECT
    united.*,
    row_number() OVER (
      PARTITION BY deal_id, field, changed_at
      ORDER BY preference, source_id DESC, _file DESC, _line DESC)
      AS place
  FROM united
  LEFT JOIN told_by_states AS t USING (field)
  WHERE united.preference = 1 OR t.landed_on IS NULL OR united._landed_on < t.landed_on
)
SELECT
  deal_id,
  field,
  changed_at,
  CASE WHEN field = 'forecast_category'
    THEN CASE lower(regexp_replace(nullif(trim(old_value), ''), '[ _]', ''))
      WHEN 'pipeline' THEN 'pipeline'
      WHEN 'bestcase' THEN 'best_case'
      WHEN 'commit' THEN 'commit'
      WHEN 'forecast' THEN 'commit'
      WHEN 'omitted' THEN 'omitted'
      WHEN 'closed' THEN 'closed'
      ELSE if(nullif(trim(old_value), '') IS NULL, NULL, 'unknown')
    END ELSE old_value
  END AS old_value,
  CASE WHEN field = 'forecast_category'
    THEN CASE lower(regexp_replace(nullif(trim(new_value), ''), '[ _]', ''))
      WHEN 'pipeline' THEN 'pipeline'
      WHEN 'bestcase' THEN 'best_case'
      WHEN 'commit' THEN 'commit'
      WHEN 'forecast' THEN 'commit'
      WHEN 'omitted' THEN 'omitted'
      WHEN 'closed' THEN 'closed'
      ELSE if(nullif(trim(new_value), '') IS NULL, NULL, 'unknown')
    END ELSE new_value
  END AS new_value,
  source_id,
  _file,
  _line
FROM numbered
WHERE place = 1
