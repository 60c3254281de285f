-- Question: does the account's churn_flag say what its subscriptions say?
-- Grain: one row per account.
-- Source: raw accounts, since the flag has no date and is not mapped; subscriptions.
WITH flagged AS (
  SELECT account_id, churn_flag = 'TRUE' AS is_flagged
  FROM crm__accounts
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
  flagged.account_id AS row_key,
  flagged.is_flagged <> (left_behind.account_id IS NOT NULL) AS is_failed
FROM flagged
LEFT JOIN left_behind ON flagged.account_id = left_behind.account_id
