-- Question: what does each customer pay every month, for what, and from when to when?
-- Grain: one row per subscription and version: begun, and where it has ended, ended.
-- Source: subscriptions. The flags for upgrade, downgrade and churn have no date and are left out.
WITH begun AS (
  SELECT *, CAST(NULL AS STRING) AS ended, start_date AS known FROM subscriptions
),

ended AS (
  SELECT *, end_date AS ended, end_date AS known
  FROM subscriptions
  WHERE trim(end_date) <> ''
),

versions AS (
  SELECT * FROM begun
  UNION ALL
  SELECT * FROM ended
)

SELECT
  subscription_id,
  account_id AS source_account_id,
  account_id,
  start_date AS started_at,
  mrr_amount,
  'USD' AS currency,
  ended AS ended_at,
  plan_tier AS plan,
  seats,
  CASE billing_frequency WHEN 'annual' THEN 'yearly' ELSE billing_frequency END AS billing_period,
  auto_renew_flag AS auto_renews,
  is_trial,
  subscription_id AS source_id,
  known AS recorded_at,
  _file,
  _line
FROM versions
