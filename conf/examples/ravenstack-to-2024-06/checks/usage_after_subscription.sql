-- Question: which use lies after its subscription ended?
-- Grain: one row per row of use whose subscription is known.
-- Source: raw feature_usage, since use is mapped by account and day; raw subscriptions.
SELECT
  feature_usage.usage_id AS row_key,
  try_to_timestamp(feature_usage.usage_date, 'dd-MM-yyyy')
  > try_to_timestamp(subscriptions.end_date, 'dd-MM-yyyy') AS is_failed
FROM product__feature_usage AS feature_usage
INNER JOIN product__subscriptions AS subscriptions
  ON feature_usage.subscription_id = subscriptions.subscription_id
