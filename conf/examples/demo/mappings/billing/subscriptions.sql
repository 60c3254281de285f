-- Question: what does each customer pay every month, for what, and since when?
-- Grain: one row per subscription and version.
-- Source: subscription. Money is in cents; text in a money column stays text, for quarantine.
-- Times are seconds since 1970; the second try_cast cannot overflow as timestamp_seconds can.
SELECT
  trim(id) AS subscription_id,
  trim(customer) AS source_account_id,
  try_cast(try_cast(start_date AS BIGINT) AS TIMESTAMP) AS started_at,
  coalesce(
    CAST(try_cast(try_cast(mrr_cents AS DECIMAL(18, 0)) / 100 AS DECIMAL(18, 4)) AS STRING),
    nullif(mrr_cents, '')) AS mrr_amount,
  upper(currency) AS currency,
  try_cast(try_cast(ended_at AS BIGINT) AS TIMESTAMP) AS ended_at,
  nullif(plan, '') AS plan,
  nullif(quantity, '') AS seats,
  CASE interval
    WHEN 'month' THEN 'monthly'
    WHEN 'quarter' THEN 'quarterly'
    WHEN 'year' THEN 'yearly'
    ELSE nullif(interval, '')
  END AS billing_period,
  auto_renew AS auto_renews,
  trial AS is_trial,
  CAST(try_cast(try_cast(current_term_end AS BIGINT) AS TIMESTAMP) AS DATE) AS term_ends_at,
  try_cast(try_cast(canceled_at AS BIGINT) AS TIMESTAMP) AS cancel_requested_at,
  trim(id) AS source_id,
  try_cast(try_cast(updated AS BIGINT) AS TIMESTAMP) AS recorded_at,
  _file,
  _line
FROM subscription
