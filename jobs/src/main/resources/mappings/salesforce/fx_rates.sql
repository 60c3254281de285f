-- Question: what was each currency worth on each day?
-- Grain: one row per day and currency, up to the as-of.
-- Source: dated_conversion_rate, where a company dates its rates, else currency_type, whose rate
-- counts from the day on which it landed until another one does. Salesforce says how much of the
-- currency one unit of the corporate currency buys, so these rates are relative to the corporate
-- one, whose own rate is 1 on every day. Where another currency is reported, its own rate converts
-- them. A rate that is no number above 0 gives none.
-- names: loose
-- optional table: dated_conversion_rate(iso_code, conversion_rate, start_date)
-- optional: dated_conversion_rate.next_start_date
-- optional: dated_conversion_rate.is_deleted, dated_conversion_rate._fivetran_deleted
-- optional: currency_type.is_active, currency_type.is_corporate, currency_type._fivetran_deleted
WITH dated AS (
  SELECT
    upper(trim(iso_code)) AS currency,
    try_cast(start_date AS DATE) AS valid_from,
    coalesce(try_cast(next_start_date AS DATE), DATE '9999-12-31') AS valid_before,
    try_cast(conversion_rate AS DOUBLE) AS units,
    row_number() OVER (
      PARTITION BY upper(trim(iso_code)), try_cast(start_date AS DATE)
      ORDER BY _landed_on DESC, _file DESC, _line DESC) AS newest_first,
    coalesce(lower(is_deleted) IN ('true', '1'), false)
      OR coalesce(lower(_fivetran_deleted) IN ('true', '1'), false) AS is_gone,
    _file,
    _line
  FROM dated_conversion_rate
),
landed AS (
  SELECT
    upper(trim(iso_code)) AS currency,
    try_cast(conversion_rate AS DOUBLE) AS units,
    coalesce(lower(is_corporate) IN ('true', '1'), false) AS is_corporate,
    _landed_on,
    _file,
    _line,
    row_number() OVER (
      PARTITION BY upper(trim(iso_code)), _landed_on ORDER BY _file DESC, _line DESC)
      AS newest_first
  FROM currency_type
  WHERE NOT coalesce(lower(_fivetran_deleted) IN ('true', '1'), false)
    AND coalesce(lower(is_active), 'true') IN ('true', '1')
),
spans AS (
  SELECT currency, valid_from, valid_before, units, _file, _line
  FROM dated
  WHERE newest_first = 1 AND NOT is_gone
  UNION ALL
  SELECT
    currency,
    if(
      is_corporate AND _landed_on = min(_landed_on) OVER (PARTITION BY currency),
      least(_landed_on, (SELECT min(valid_from) FROM dated WHERE newest_first = 1 AND NOT is_gone)),
      _landed_on),
    coalesce(
      lead(_landed_on) OVER (PARTITION BY currency ORDER BY _landed_on), DATE '9999-12-31'),
    units,
    _file,
    _line
  FROM landed
  WHERE newest_first = 1
    AND currency NOT IN (
      SELECT currency FROM dated WHERE newest_first = 1 AND NOT is_gone AND currency IS NOT NULL)
)
SELECT
  CAST(day AS STRING) AS rate_date,
  currency,
  CAST(1 / units AS STRING) AS rate_to_reporting,
  _file,
  _line
FROM spans
LATERAL VIEW explode(sequence(valid_from, least(date_sub(valid_before, 1), :as_of))) AS day
WHERE units > 0 AND valid_from < valid_before AND valid_from <= :as_of
