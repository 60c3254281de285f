-- Question: how did the monthly revenue of each subscription move?
-- Grain: one row per subscription and change.
-- A change that only a later delivery shows is dated by that delivery.
SELECT * FROM _stripe_subscription_changes
