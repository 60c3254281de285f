-- Question: whom does the company itself declare lost, or won back, and when?
-- Grain: one row per churn event.
-- Source: churn_events. An event counts as known on its day. Refund, reason and feedback belong to the
-- leaving itself and are left out.
SELECT
  account_id AS source_account_id,
  account_id,
  churn_date AS churned_at,
  is_reactivation,
  churn_event_id AS source_id,
  churn_date AS recorded_at,
  _file,
  _line
FROM churn_events
