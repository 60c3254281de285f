-- Question: what was delivered of each deal, and what does HubSpot's history tell of the time
-- before?
-- Grain: one row per deal and version; is_past says that the history tells it.
-- Source: deal and deal_property_history. Of a past version the pipeline, where the history lacks
-- it, the creation, the currency and the original source are those of the first delivered row.
-- optional: deal._fivetran_deleted, deal._fivetran_synced, deal.is_deleted, deal.owner_id
-- optional: deal.property_amount, deal.property_closed_lost_reason, deal.property_closedate
-- optional: deal.property_createdate, deal.property_deal_currency_code, deal.property_dealname
-- optional: deal.property_dealtype, deal.property_hs_analytics_source
-- optional: deal.property_hs_deal_stage_probability, deal.property_hs_is_closed
-- optional: deal.property_hs_is_closed_won, deal.property_hs_lastmodifieddate
-- optional: deal.property_hs_manual_forecast_category, deal.property_hs_next_step
-- optional: deal.property_notes_next_activity_date
-- optional table: deal_property_history(deal_id, name, value, timestamp)
-- key: deal(deal_id)
WITH delivered AS (
  SELECT
    trim(d.deal_id) AS deal_id,
    nullif(trim(d.deal_pipeline_id), '') AS pipeline_id,
    nullif(trim(d.deal_pipeline_stage_id), '') AS stage_id,
    CASE
      WHEN try_cast(trim(d.property_hs_is_closed_won) AS BOOLEAN) THEN 'won'
      WHEN try_cast(trim(d.property_hs_is_closed) AS BOOLEAN) THEN 'lost'
      WHEN NOT try_cast(trim(d.property_hs_is_closed) AS BOOLEAN) THEN 'open'
    END AS own_outcome,
    nullif(trim(d.property_createdate), '') AS created_at,
    nullif(trim(d.property_closedate), '') AS close_date,
    nullif(trim(d.owner_id), '') AS owner_id,
    nullif(trim(d.property_dealname), '') AS deal_name,
    nullif(lower(trim(d.property_dealtype)), '') AS deal_type,
    nullif(lower(trim(d.property_hs_analytics_source)), '') AS lead_source,
    nullif(lower(trim(d.property_hs_manual_forecast_category)), '') AS forecast_category,
    nullif(trim(d.property_hs_deal_stage_probability), '') AS own_probability,
    nullif(trim(d.property_amount), '') AS amount,
    nullif(upper(trim(d.property_deal_currency_code)), '') AS currency,
    nullif(trim(d.property_hs_next_step), '') AS next_step,
    nullif(trim(d.property_notes_next_activity_date), '') AS next_step_at,
    nullif(trim(d.property_closed_lost_reason), '') AS loss_reason,
    coalesce(try_cast(trim(d.is_deleted) AS BOOLEAN), false)
      OR coalesce(try_cast(trim(d._fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
    CASE
      WHEN coalesce(try_cast(trim(d.is_deleted) AS BOOLEAN), false)
        OR coalesce(try_cast(trim(d._fivetran_deleted) AS BOOLEAN), false)
        THEN greatest(
          try_cast(trim(d.property_hs_lastmodifieddate) AS TIMESTAMP),
          try_cast(trim(d._fivetran_synced) AS TIMESTAMP))
      ELSE coalesce(
        try_cast(trim(d.property_hs_lastmodifieddate) AS TIMESTAMP),
        try_cast(trim(d._fivetran_synced) AS TIMESTAMP))
    END AS recorded_at,
    try_cast(trim(d._fivetran_synced) AS TIMESTAMP) AS seen_at,
    d._valid_until,
    d._file,
    d._line,
    d._landed_on
  FROM deal AS d
),
ordered AS (
  SELECT
    deal_id,
    pipeline_id,
    created_at,
    lead_source,
    currency,
    coalesce(recorded_at, CAST(_landed_on AS TIMESTAMP)) AS since,
    row_number() OVER (
      PARTITION BY deal_id
      ORDER BY coalesce(recorded_at, CAST(_landed_on AS TIMESTAMP)), _landed_on, _file, _line)
      AS place
  FROM delivered
),
first_delivered AS (
  SELECT deal_id, pipeline_id, created_at, lead_source, currency, since
  FROM ordered
  WHERE place = 1
),
changes AS (
  SELECT
    trim(deal_id) AS deal_id,
    trim(name) AS name,
    coalesce(trim(value), '') AS value,
    try_cast(trim(`timestamp`) AS TIMESTAMP) AS changed_at,
    _file,
    _line,
    _landed_on
  FROM deal_property_history
),
moments AS (
  SELECT
    deal_id,
    changed_at,
    max_by(value, _landed_on) FILTER (WHERE name = 'pipeline') AS pipeline_id,
    max_by(value, _landed_on) FILTER (WHERE name = 'dealstage') AS stage_id,
    max_by(value, _landed_on) FILTER (WHERE name = 'amount') AS amount,
    max_by(value, _landed_on) FILTER (WHERE name = 'closedate') AS close_date,
    max_by(value, _landed_on) FILTER (WHERE name = 'hubspot_owner_id') AS owner_id,
    max_by(value, _landed_on) FILTER (WHERE name = 'hs_manual_forecast_category')
      AS forecast_category,
    max_by(value, _landed_on) FILTER (WHERE name = 'hs_next_step') AS next_step,
    max(_file) AS _file,
    max(_line) AS _line,
    max(_landed_on) AS _landed_on
  FROM changes
  WHERE changed_at IS NOT NULL
    AND name IN (
      'pipeline', 'dealstage', 'amount', 'closedate', 'hubspot_owner_id',
      'hs_manual_forecast_category', 'hs_next_step')
  GROUP BY deal_id, changed_at
),
past AS (
  SELECT
    deal_id,
    changed_at,
    nullif(last_value(pipeline_id) IGNORE NULLS OVER so_far, '') AS pipeline_id,
    nullif(last_value(stage_id) IGNORE NULLS OVER so_far, '') AS stage_id,
    nullif(last_value(amount) IGNORE NULLS OVER so_far, '') AS amount,
    nullif(last_value(close_date) IGNORE NULLS OVER so_far, '') AS close_date,
    nullif(last_value(owner_id) IGNORE NULLS OVER so_far, '') AS owner_id,
    nullif(lower(last_value(forecast_category) IGNORE NULLS OVER so_far), '') AS forecast_category,
    nullif(last_value(next_step) IGNORE NULLS OVER so_far, '') AS next_step,
    _file,
    _line,
    _landed_on
  FROM moments
  WINDOW so_far AS (
    PARTITION BY deal_id ORDER BY changed_at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
),
versions AS (
  SELECT
    deal_id AS of_id, pipeline_id, stage_id, own_outcome, created_at, close_date, owner_id,
    deal_name, deal_type, lead_source, forecast_category, own_probability, amount, currency,
    next_step, next_step_at, loss_reason, is_deleted, false AS is_past, recorded_at, seen_at,
    _valid_until, _file, _line, _landed_on
  FROM delivered
  UNION ALL
  SELECT
    p.deal_id,
    coalesce(p.pipeline_id, f.pipeline_id),
    p.stage_id,
    CAST(NULL AS STRING),
    f.created_at,
    -- The history of a date holds milliseconds since 1970, or a date as text.
    coalesce(
      CAST(timestamp_millis(try_cast(p.close_date AS BIGINT)) AS STRING), p.close_date),
    p.owner_id,
    CAST(NULL AS STRING),
    CAST(NULL AS STRING),
    f.lead_source,
    p.forecast_category,
    CAST(NULL AS STRING),
    p.amount,
    f.currency,
    p.next_step,
    CAST(NULL AS STRING),
    CAST(NULL AS STRING),
    false,
    true,
    p.changed_at,
    CAST(NULL AS TIMESTAMP),
    CAST(NULL AS DATE),
    p._file,
    p._line,
    p._landed_on
  FROM past AS p
  JOIN first_delivered AS f ON p.deal_id = f.deal_id
  WHERE p.changed_at < f.since AND p.stage_id IS NOT NULL
)
SELECT * FROM versions
