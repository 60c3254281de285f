-- Question: whom did the bank call, what was known before the call, and who subscribed?
-- Grain: one row per contact and version: to be called on its day, answered on the next.
-- Source: bank-additional-full.csv, whose rows are in the order of time without a date in them.
-- The month column runs from May 2008 to November 2010; where it goes back, a year has begun. The
-- contacts of a month are laid evenly over 23 days of it, as many as a month has working days. So the
-- set's published cut, after 32,949 contacts, lies between 10 and 11 May 2009.
-- What the file calls unknown is missing, and so is pdays where it says 999 for never.
WITH placed AS (
  SELECT
    *,
    array_position(
      array('jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'),
      month) AS month_number,
    lag(month, 1, '') OVER (ORDER BY _line) AS month_before
  FROM contacts
),

stretched AS (
  SELECT
    *,
    sum(CASE WHEN month <> month_before THEN 1 ELSE 0 END) OVER (ORDER BY _line) AS stretch,
    sum(CASE WHEN month_number < month_number_before THEN 1 ELSE 0 END) OVER (ORDER BY _line) AS years
  FROM (SELECT *, lag(month_number, 1, 1) OVER (ORDER BY _line) AS month_number_before FROM placed)
),

dated AS (
  SELECT
    *,
    make_date(
      2008 + CAST(years AS INT),
      CAST(month_number AS INT),
      CAST(
        ceil(
          23 * row_number() OVER (PARTITION BY stretch ORDER BY _line)
          / count(*) OVER (PARTITION BY stretch)) AS INT)) AS called_on
  FROM stretched
),

versions AS (
  SELECT *, called_on AS recorded_at, FALSE AS is_answered FROM dated
  UNION ALL
  SELECT *, date_add(called_on, 1) AS recorded_at, TRUE AS is_answered FROM dated
)

SELECT
  -- The header is line 1.
  CAST(_line - 1 AS STRING) AS lead_id,
  1 AS cycle_number,
  called_on AS created_at,
  CASE poutcome
    WHEN 'success' THEN 'subscribed in an earlier campaign'
    WHEN 'failure' THEN 'called in an earlier campaign'
    ELSE 'never called before'
  END AS lead_source,
  CASE WHEN is_answered AND y = 'yes' THEN recorded_at END AS converted_at,
  CASE WHEN is_answered AND y = 'no' THEN recorded_at END AS disqualified_at,
  nullif(job, 'unknown') AS x_job,
  nullif(education, 'unknown') AS x_education,
  nullif(`default`, 'unknown') AS x_has_default,
  nullif(housing, 'unknown') AS x_has_housing_loan,
  nullif(loan, 'unknown') AS x_has_personal_loan,
  contact AS x_contact_channel,
  previous AS x_earlier_contacts,
  nullif(pdays, '999') AS x_days_since_contact,
  duration AS x_call_seconds,
  campaign AS x_campaign_calls,
  age AS x_age,
  nullif(marital, 'unknown') AS x_marital_status,
  recorded_at,
  _file,
  _line
FROM versions
