-- Question: what does each customer pay every month, for what, and since when?
-- Grain: one row per subscription and version.
-- The shape is told in _delivered_subscriptions.sql, money and time in the parts of all Stripe sets.
SELECT * FROM _stripe_subscriptions
