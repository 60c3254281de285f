-- Question: have the accounts that are declared lost ended their subscriptions, and no others?
-- Grain: one row per account.
-- Source: accounts, churn_events, subscriptions.
WITH declared AS (
  SELECT DISTINCT account_id
  FROM churn_events
  WHERE NOT is_reactivation
),

-- An account has left when it had paid subscriptions and all of them have ended.
left_behind AS (
  SELECT account_id
  FROM subscriptions
  WHERE mrr_amount > 0 AND NOT is_trial
  GROUP BY account_id
  HAVING every(ended_at IS NOT NULL)
)

SELECT
  accounts.account_id AS row_key,
  (declared.account_id IS NOT NULL) <> (left_behind.account_id IS NOT NULL) AS is_failed
FROM accounts
LEFT JOIN declared ON accounts.account_id = declared.account_id
LEFT JOIN left_behind ON accounts.account_id = left_behind.account_id
