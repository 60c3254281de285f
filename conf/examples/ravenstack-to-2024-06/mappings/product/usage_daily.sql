-- Question: how much did each customer use which feature, and when could that be known?
-- Grain: one row per customer, day, feature and day on which it became known.
-- Source: feature_usage, and subscriptions for whose it is. Use that lies before its subscription began
-- became the customer's when it began. Where billing has no such subscription, the customer's name is
-- the subscription's, and identity shows it as unresolved.
WITH used AS (
  SELECT
    coalesce(subscriptions.account_id, feature_usage.subscription_id) AS source_account_id,
    subscriptions.account_id,
    feature_usage.feature_name,
    try_to_timestamp(feature_usage.usage_date, 'dd-MM-yyyy') AS used_on,
    try_to_timestamp(subscriptions.start_date, 'dd-MM-yyyy') AS started_on,
    try_cast(feature_usage.usage_count AS BIGINT) AS events,
    try_cast(feature_usage.usage_duration_secs AS BIGINT) AS seconds,
    try_cast(feature_usage.error_count AS BIGINT) AS errors
  FROM feature_usage
  LEFT JOIN subscriptions ON feature_usage.subscription_id = subscriptions.subscription_id
)

SELECT
  source_account_id,
  account_id,
  CAST(used_on AS DATE) AS usage_date,
  feature_name AS feature,
  CAST(greatest(used_on, started_on) AS DATE) AS recorded_date,
  sum(events) AS event_count,
  sum(seconds) AS duration_seconds,
  sum(errors) AS error_count
FROM used
GROUP BY source_account_id, account_id, used_on, feature_name, greatest(used_on, started_on)
