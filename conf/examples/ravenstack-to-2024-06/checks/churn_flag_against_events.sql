-- Question: does the account's churn_flag say what the declared churn events say?
-- Grain: one row per account.
-- Source: raw accounts, since the flag has no date and is not mapped; churn_events.
WITH flagged AS (
  SELECT account_id, churn_flag = 'TRUE' AS is_flagged
  FROM crm__accounts
),

declared AS (
  SELECT DISTINCT account_id
  FROM churn_events
  WHERE NOT is_reactivation
)

SELECT
  flagged.account_id AS row_key,
  flagged.is_flagged <> (declared.account_id IS NOT NULL) AS is_failed
FROM flagged
LEFT JOIN declared ON flagged.account_id = declared.account_id
