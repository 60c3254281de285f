-- Question: which ids name more than one row of use?
-- Grain: one row per id.
-- Source: raw feature_usage.
SELECT usage_id AS row_key, count(*) > 1 AS is_failed
FROM product__feature_usage
GROUP BY usage_id
