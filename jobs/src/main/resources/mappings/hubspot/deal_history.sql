-- Question: how did each tracked field of a deal change?
-- Grain: one row per deal, field and change.
-- Source: deal_property_history, and deal_stage for the stages of deals that it has none of;
-- deal_pipeline_stage for labels and for what a stage means.
-- The old value is the value before, so a field's first value has none. A history that is delivered
-- twice counts once. Stages are called and mean what was known of them on the day of the change, or
-- what was known of them first; a deal that begins closed has an outcome change from nothing, and a
-- stage that nobody defines has none.
-- Dates in the history are milliseconds since 1970, or texts.
-- forecast_category: words that are not HubSpot's own are unknown.
-- optional table: deal_stage(deal_id, value, date_entered)
WITH properties AS (
  SELECT
    trim(deal_id) AS deal_id,
    CASE trim(name)
      WHEN 'dealstage' THEN 'stage'
      WHEN 'amount' THEN 'amount'
      WHEN 'closedate' THEN 'close_date'
      WHEN 'hs_manual_forecast_category' THEN 'forecast_category'
      WHEN 'hubspot_owner_id' THEN 'owner_id'
      WHEN 'hs_next_step' THEN 'next_step'
    END AS field,
    try_cast(trim(`timestamp`) AS TIMESTAMP) AS changed_at,
    nullif(trim(value), '') AS value,
    _file,
    _line,
    _landed_on
  FROM deal_property_history
),
entered_stages AS (
  SELECT
    trim(deal_id) AS deal_id,
    'stage' AS field,
    try_cast(trim(date_entered) AS TIMESTAMP) AS changed_at,
    nullif(trim(value), '') AS value,
    _file,
    _line,
    _landed_on
  FROM deal_stage
),
told AS (
  SELECT deal_id, field, changed_at, value, _file, _line, _landed_on
  FROM properties
  WHERE field IS NOT NULL
  UNION ALL
  SELECT e.deal_id, e.field, e.changed_at, e.value, e._file, e._line, e._landed_on
  FROM entered_stages AS e
  LEFT ANTI JOIN properties AS p
    ON e.deal_id = p.deal_id AND p.field = 'stage' AND p._landed_on <= e._landed_on
),
once AS (
  SELECT
    deal_id,
    field,
    changed_at,
    max_by(
      struct(value, _file, _line, _landed_on), struct(_landed_on, _file, _line)) AS newest
  FROM told
  GROUP BY deal_id, field, changed_at
),
in_our_words AS (
  SELECT
    o.deal_id,
    o.field,
    o.changed_at,
    CASE o.field
      WHEN 'stage' THEN coalesce(s.meaning.label, o.newest.value)
      WHEN 'close_date' THEN coalesce(
        CAST(CAST(timestamp_millis(try_cast(o.newest.value AS BIGINT)) AS DATE) AS STRING),
        CAST(CAST(try_cast(o.newest.value AS TIMESTAMP) AS DATE) AS STRING),
        o.newest.value)
      WHEN 'forecast_category' THEN CASE
        WHEN lower(o.newest.value) = 'omit' THEN 'omitted'
        WHEN lower(o.newest.value) IN ('pipeline', 'best_case', 'commit', 'closed')
          THEN lower(o.newest.value)
        WHEN o.newest.value IS NOT NULL THEN 'unknown'
      END
      ELSE o.newest.value
    END AS value,
    CASE o.field WHEN 'stage' THEN s.meaning.outcome END AS outcome,
    o.newest
  FROM once AS o
  LEFT JOIN _definitions_over_time__deal_stages AS s
    ON o.field = 'stage'
    AND o.newest.value = s.of_id
    AND CAST(o.changed_at AS DATE) BETWEEN s.since AND s.until
),
changes AS (
  SELECT
    deal_id,
    field,
    changed_at,
    lag(value) OVER each AS old_value,
    value AS new_value,
    lag(outcome) OVER each AS old_outcome,
    outcome AS new_outcome,
    newest
  FROM in_our_words
  WINDOW each AS (PARTITION BY deal_id, field ORDER BY changed_at)
)
SELECT
  deal_id, field, changed_at, old_value, new_value,
  newest._file AS _file, newest._line AS _line, newest._landed_on AS _landed_on
FROM changes
WHERE NOT new_value <=> old_value
UNION ALL
SELECT
  deal_id, 'outcome', changed_at, old_outcome, new_outcome,
  newest._file, newest._line, newest._landed_on
FROM changes
WHERE field = 'stage' AND new_outcome <> coalesce(old_outcome, 'open')
