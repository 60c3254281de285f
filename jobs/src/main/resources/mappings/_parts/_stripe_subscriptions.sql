-- Question: what does each customer pay every month, for what, and since when?
-- Grain: one row per subscription and version.
-- billing_period: other intervals than a month, a quarter and a year have no word, nor have mixed
-- ones.
-- cancel_requested_at: when it was canceled, or set to be; it then does not renew by itself.
SELECT
  subscription_id,
  source_account_id,
  started_at,
  mrr_amount,
  currency,
  ended_at,
  nullif(plan, '') AS plan,
  seats,
  CASE WHEN size(billing_periods) = 1 THEN billing_periods[0] END AS billing_period,
  auto_renews,
  is_trial,
  CAST(term_ends_at AS DATE) AS term_ends_at,
  cancel_requested_at,
  subscription_id AS source_id,
  is_deleted,
  recorded_at,
  _file,
  _line,
  _landed_on
FROM _stripe_subscription_versions
