-- Question: which sales are in progress or decided, and what was known of them when?
-- Grain: one row per deal and version.
-- Source: deal; deal_pipeline_stage and deal_pipeline for labels and for what a stage means;
-- deal_company for the account; deal_property_history for the deal's past; merged_deal.
-- Versions: every delivered row, recorded at the deal's modification time (where that is not
-- delivered, or the deal was deleted or merged, at the connector's last look). Before the first
-- delivered row, one version for each moment at which HubSpot's history shows a change of stage,
-- amount, close date, owner, forecast category, next step or pipeline; it holds what was set by
-- then, and nothing of the fields without history.
-- No history: the account (of the links delivered last, the primary one, type 5, else the lowest
-- company id), the currency and the original source; every version has today's.
-- Outcome: the deal's own closed flags where they are delivered, else its stage's. A stage that
-- nobody defines keeps its id and has no outcome, and the row is set aside.
-- closed_at: the close date, which HubSpot sets when a deal is closed.
-- deal_type: existing business is expansion (HubSpot does not tell renewals apart); other words
-- pass as they are. forecast_category: words that are not HubSpot's own are unknown.
-- optional: deal._fivetran_deleted, deal._fivetran_synced, deal.is_deleted, deal.owner_id
-- optional: deal.property_amount, deal.property_closed_lost_reason, deal.property_closedate
-- optional: deal.property_createdate, deal.property_deal_currency_code, deal.property_dealname
-- optional: deal.property_dealtype, deal.property_hs_analytics_source
-- optional: deal.property_hs_deal_stage_probability, deal.property_hs_is_closed
-- optional: deal.property_hs_is_closed_won, deal.property_hs_lastmodifieddate
-- optional: deal.property_hs_manual_forecast_category, deal.property_hs_merged_object_ids
-- optional: deal.property_hs_next_step, deal.property_notes_next_activity_date
-- optional: deal_company.type_id, deal_company._fivetran_deleted, merged_deal._fivetran_synced
-- optional table: deal_pipeline(pipeline_id, label)
-- optional table: deal_company(deal_id, company_id)
-- optional table: deal_property_history(deal_id, name, value, timestamp)
-- optional table: merged_deal(deal_id, merged_deal_id)
WITH pipelines AS (
  SELECT
    trim(pipeline_id) AS pipeline_id,
    max_by(nullif(trim(label), ''), struct(_landed_on, _file, _line)) AS label
  FROM deal_pipeline
  GROUP BY trim(pipeline_id)
),
accounts AS (
  SELECT
    trim(deal_id) AS deal_id,
    max_by(
      trim(company_id),
      struct(_landed_on, trim(type_id) = '5', -coalesce(try_cast(trim(company_id) AS BIGINT), 0)))
      AS account_id
  FROM deal_company
  WHERE NOT coalesce(try_cast(trim(_fivetran_deleted) AS BOOLEAN), false)
  GROUP BY trim(deal_id)
),
told_merges AS (
  SELECT
    trim(merged_deal_id) AS deal_id,
    trim(deal_id) AS remaining,
    try_cast(trim(_fivetran_synced) AS TIMESTAMP) AS merged_at
  FROM merged_deal
  UNION ALL
  SELECT trim(loser), trim(deal_id), CAST(NULL AS TIMESTAMP)
  FROM deal
  LATERAL VIEW explode(split(property_hs_merged_object_ids, ';')) AS loser
),
merges AS (
  SELECT deal_id, max(remaining) AS merged_into_id, max(merged_at) AS merged_at
  FROM told_merges
  WHERE deal_id <> '' AND deal_id <> remaining
  GROUP BY deal_id
),
delivered AS (
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
    m.merged_into_id,
    CASE
      WHEN m.merged_into_id IS NOT NULL
        OR coalesce(try_cast(trim(d.is_deleted) AS BOOLEAN), false)
        OR coalesce(try_cast(trim(d._fivetran_deleted) AS BOOLEAN), false)
        THEN greatest(
          try_cast(trim(d.property_hs_lastmodifieddate) AS TIMESTAMP),
          try_cast(trim(d._fivetran_synced) AS TIMESTAMP),
          m.merged_at)
      ELSE coalesce(
        try_cast(trim(d.property_hs_lastmodifieddate) AS TIMESTAMP),
        try_cast(trim(d._fivetran_synced) AS TIMESTAMP))
    END AS recorded_at,
    d._file,
    d._line,
    d._landed_on
  FROM deal AS d
  LEFT JOIN merges AS m ON trim(d.deal_id) = m.deal_id
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
    deal_id, pipeline_id, stage_id, own_outcome, created_at, close_date, owner_id, deal_name,
    deal_type, lead_source, forecast_category, own_probability, amount, currency, next_step,
    next_step_at, loss_reason, is_deleted, merged_into_id, recorded_at, _file, _line, _landed_on
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
    CAST(NULL AS STRING),
    p.changed_at,
    p._file,
    p._line,
    p._landed_on
  FROM past AS p
  JOIN first_delivered AS f ON p.deal_id = f.deal_id
  WHERE p.changed_at < f.since AND p.stage_id IS NOT NULL
)
SELECT
  v.deal_id,
  coalesce(s.said.label, v.stage_id) AS stage,
  coalesce(v.own_outcome, s.said.outcome) AS outcome,
  a.account_id,
  v.created_at,
  v.close_date,
  CASE WHEN coalesce(v.own_outcome, s.said.outcome) <> 'open' THEN v.close_date END AS closed_at,
  v.owner_id,
  v.deal_name,
  coalesce(p.label, v.pipeline_id) AS pipeline,
  CASE v.deal_type
    WHEN 'newbusiness' THEN 'new'
    WHEN 'existingbusiness' THEN 'expansion'
    ELSE v.deal_type
  END AS deal_type,
  v.lead_source,
  CASE
    WHEN v.forecast_category = 'omit' THEN 'omitted'
    WHEN v.forecast_category IN ('pipeline', 'best_case', 'commit', 'closed')
      THEN v.forecast_category
    WHEN v.forecast_category IS NOT NULL THEN 'unknown'
  END AS forecast_category,
  coalesce(v.own_probability, s.said.probability) AS crm_probability,
  v.amount,
  v.currency,
  v.next_step,
  v.next_step_at,
  v.loss_reason,
  v.deal_id AS source_id,
  v.is_deleted,
  v.merged_into_id,
  v.recorded_at,
  v._file,
  v._line,
  v._landed_on
FROM versions AS v
LEFT JOIN _deal_stages AS s ON v.stage_id = s.stage_id
LEFT JOIN pipelines AS p ON v.pipeline_id = p.pipeline_id
LEFT JOIN accounts AS a ON v.deal_id = a.deal_id
