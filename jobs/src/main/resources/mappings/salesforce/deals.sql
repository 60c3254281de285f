-- Question: which sales are in progress or decided, and what was known of them when?
-- Grain: one row per deal and version.
-- Source: opportunity, and its past states from opportunity_history: Salesforce's own object, with
-- a row per change of stage, amount, probability or close date, or a connector's in history mode.
-- A past state tells of a field what its own row tells. Of the opportunity it takes only account,
-- type, lead source and currency, as they stood then; for the time before its first delivered row,
-- as that row says. What a stage of a past state means is what was known of it then, or first: a
-- state in a stage of unknown meaning is set aside.
-- Salesforce has no time of closing but that of the last change of stage; before it had one, the
-- close date of a closed deal. A probability outside 0 to 100 is none.
-- names: loose
-- optional: opportunity.account_id, opportunity.created_date, opportunity.close_date
-- optional: opportunity.last_stage_change_date, opportunity.owner_id, opportunity.name
-- optional: opportunity.type, opportunity.lead_source, opportunity.forecast_category_name
-- optional: opportunity.forecast_category, opportunity.probability, opportunity.amount
-- optional: opportunity.currency_iso_code, opportunity.next_step, opportunity.main_competitors_c
-- optional: opportunity.loss_reason_c, opportunity.system_modstamp, opportunity.last_modified_date
-- optional: opportunity.is_deleted, opportunity._fivetran_deleted, opportunity._fivetran_synced
-- optional: opportunity._fivetran_start, opportunity._fivetran_end, opportunity._fivetran_active
-- optional table: opportunity_history(id, stage_name)
-- optional: opportunity_history.opportunity_id, opportunity_history.created_date
-- optional: opportunity_history.account_id, opportunity_history.name, opportunity_history.owner_id
-- optional: opportunity_history.type, opportunity_history.lead_source
-- optional: opportunity_history.next_step, opportunity_history.is_won
-- optional: opportunity_history.is_closed, opportunity_history.amount
-- optional: opportunity_history.close_date, opportunity_history.probability
-- optional: opportunity_history.forecast_category, opportunity_history.forecast_category_name
-- optional: opportunity_history.currency_iso_code, opportunity_history.is_deleted
-- optional: opportunity_history._fivetran_start
WITH versions AS (
  -- A connector in history mode keeps every version with its start and end; elsewhere all are last.
  SELECT *, max(_fivetran_start) OVER (PARTITION BY id) AS last_start FROM opportunity
),
states AS (
  -- The last version of what was deleted ends without another one: that is when it went.
  SELECT *
  FROM versions
  CROSS JOIN (VALUES (false), (true)) AS ending(is_ending)
  WHERE NOT is_ending
    OR (
      lower(_fivetran_active) IN ('false', '0')
      AND _fivetran_start = last_start
      AND _fivetran_end < '9999')
),
present AS (
  SELECT
    trim(id) AS deal_id,
    trim(stage_name) AS stage,
    CASE
      WHEN lower(is_won) IN ('true', '1') THEN 'won'
      WHEN lower(is_closed) IN ('true', '1') THEN 'lost'
      ELSE 'open'
    END AS outcome,
    nullif(regexp_replace(trim(account_id), '^0{15}(AAA)?$', ''), '') AS account_id,
    created_date AS created_at,
    close_date,
    CASE WHEN lower(is_closed) IN ('true', '1')
      THEN nullif(last_stage_change_date, '')
    END AS closed_at,
    nullif(regexp_replace(trim(owner_id), '^0{15}(AAA)?$', ''), '') AS owner_id,
    name AS deal_name,
    CASE
      WHEN lower(type) IN ('new customer', 'new business', 'new logo', 'new') THEN 'new'
      WHEN lower(type) IN ('existing customer - upgrade', 'upsell', 'expansion') THEN 'expansion'
      WHEN lower(type) LIKE '%renewal%' THEN 'renewal'
    END AS deal_type,
    nullif(lower(replace(trim(lead_source), ' ', '_')), '') AS lead_source,
    coalesce(nullif(forecast_category_name, ''), forecast_category) AS forecast_category,
    probability,
    amount,
    currency_iso_code AS currency,
    next_step,
    main_competitors_c AS competitor,
    loss_reason_c AS loss_reason,
    CASE WHEN is_ending THEN _fivetran_end ELSE coalesce(
      nullif(_fivetran_start, ''), nullif(system_modstamp, ''), nullif(last_modified_date, ''),
      nullif(_fivetran_synced, '')) END AS recorded_at,
    is_ending
      OR coalesce(lower(is_deleted) IN ('true', '1'), false)
      OR coalesce(lower(_fivetran_deleted) IN ('true', '1'), false)
      OR coalesce(_fivetran_start IS NULL AND lower(_fivetran_active) IN ('false', '0'), false)
        AS is_deleted,
    '' AS change_id,
    _file,
    _line,
    _landed_on
  FROM states
),
constant AS (
  SELECT
    deal_id,
    account_id,
    created_at,
    deal_type,
    lead_source,
    currency,
    CASE WHEN lag(known_at) OVER so_far IS NULL THEN TIMESTAMP '0001-01-01' ELSE known_at END
      AS since,
    coalesce(lead(known_at) OVER so_far, TIMESTAMP '9999-12-31') AS before
  FROM (
    SELECT
      *, coalesce(try_cast(recorded_at AS TIMESTAMP), CAST(_landed_on AS TIMESTAMP)) AS known_at
    FROM present
  )
  WINDOW so_far AS (PARTITION BY deal_id ORDER BY known_at, _landed_on, _file, _line)
),
past AS (
  SELECT
    trim(coalesce(nullif(h.opportunity_id, ''), h.id)) AS deal_id,
    trim(h.stage_name) AS stage,
    CASE
      WHEN lower(h.is_won) IN ('true', '1') THEN 'won'
      WHEN lower(h.is_closed) IN ('true', '1') THEN 'lost'
      WHEN lower(h.is_closed) IN ('false', '0') THEN 'open'
      ELSE m.meaning
    END AS outcome,
    c.account_id,
    c.created_at,
    h.close_date,
    CAST(NULL AS STRING) AS closed_at,
    nullif(regexp_replace(trim(h.owner_id), '^0{15}(AAA)?$', ''), '') AS owner_id,
    h.name AS deal_name,
    c.deal_type,
    c.lead_source,
    coalesce(nullif(h.forecast_category_name, ''), h.forecast_category) AS forecast_category,
    h.probability,
    h.amount,
    coalesce(nullif(h.currency_iso_code, ''), c.currency) AS currency,
    h.next_step,
    CAST(NULL AS STRING) AS competitor,
    CAST(NULL AS STRING) AS loss_reason,
    if(nullif(h.opportunity_id, '') IS NULL, h._fivetran_start, h.created_date) AS recorded_at,
    coalesce(lower(h.is_deleted) IN ('true', '1'), false) AS is_deleted,
    coalesce(h.id, '-') AS change_id,
    h._file,
    h._line,
    h._landed_on
  FROM (
    SELECT
      *,
      coalesce(
        try_cast(
          if(nullif(opportunity_id, '') IS NULL, _fivetran_start, created_date) AS TIMESTAMP),
        CAST(_landed_on AS TIMESTAMP)) AS known_at
    FROM opportunity_history
  ) AS h
  LEFT JOIN constant AS c
    ON c.deal_id = trim(coalesce(nullif(h.opportunity_id, ''), h.id))
    AND c.since <= h.known_at
    AND h.known_at < c.before
  LEFT JOIN _definitions_over_time__stage_meanings AS m
    ON m.of_id = trim(h.stage_name) AND CAST(h.known_at AS DATE) BETWEEN m.since AND m.until
  WHERE nullif(h.opportunity_id, '') IS NULL
    OR NOT coalesce(lower(h.is_deleted) IN ('true', '1'), false)
),
numbered AS (
  -- Of states at one moment the present one stands, else the change that came last.
  SELECT
    *,
    row_number() OVER (
      PARTITION BY deal_id, recorded_at, change_id = ''
      ORDER BY change_id DESC, _file DESC, _line DESC) AS place,
    max(change_id = '') OVER (PARTITION BY deal_id, recorded_at) AS has_present
  FROM (SELECT * FROM present UNION ALL SELECT * FROM past)
)
SELECT
  deal_id,
  stage,
  outcome,
  account_id,
  created_at,
  close_date,
  -- The close date is a date: where a connector writes it as a midnight, its day is what counts.
  if(
    outcome = 'open',
    NULL,
    coalesce(
      closed_at,
      regexp_replace(
        trim(close_date), '[T ]00:00(:00([.]0+)?)? ?(Z|UTC|[+-]00:?00)?$', ''))) AS closed_at,
  owner_id,
  deal_name,
  'sales' AS pipeline,
  deal_type,
  lead_source,
  CASE lower(regexp_replace(nullif(trim(forecast_category), ''), '[ _]', ''))
    WHEN 'pipeline' THEN 'pipeline'
    WHEN 'bestcase' THEN 'best_case'
    WHEN 'commit' THEN 'commit'
    WHEN 'forecast' THEN 'commit'
    WHEN 'omitted' THEN 'omitted'
    WHEN 'closed' THEN 'closed'
    ELSE if(nullif(trim(forecast_category), '') IS NULL, NULL, 'unknown')
  END AS forecast_category,
  CASE
    WHEN try_cast(probability AS DOUBLE) BETWEEN 0 AND 100
      THEN CAST(try_cast(probability AS DOUBLE) / 100 AS STRING)
    WHEN try_cast(probability AS DOUBLE) IS NULL THEN probability
  END AS crm_probability,
  amount,
  currency,
  next_step,
  competitor,
  loss_reason,
  deal_id AS source_id,
  recorded_at,
  is_deleted,
  _file,
  _line
FROM numbered
WHERE change_id = '' OR (NOT has_present AND place = 1)
