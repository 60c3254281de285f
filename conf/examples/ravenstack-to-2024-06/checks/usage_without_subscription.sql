-- Question: which use names a subscription that billing does not have?
-- Grain: one row per row of use.
-- Source: raw feature_usage; subscriptions.
SELECT
  feature_usage.usage_id AS row_key,
  subscriptions.subscription_id IS NULL AS is_failed
FROM product__feature_usage AS feature_usage
LEFT JOIN subscriptions ON feature_usage.subscription_id = subscriptions.subscription_id
