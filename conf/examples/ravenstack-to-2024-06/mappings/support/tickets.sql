-- Question: what went wrong for customers, and how was it handled?
-- Grain: one row per ticket and version: opened, and where it is closed, closed.
-- Source: tickets. What the set does not date, the answer, the escalation and the rating of 1 to 5,
-- counts as known when the ticket is closed.
WITH opened AS (
  SELECT *, FALSE AS is_closed, submitted_at AS known FROM tickets
),

closed AS (
  SELECT *, TRUE AS is_closed, closed_at AS known
  FROM tickets
  WHERE trim(closed_at) <> ''
),

versions AS (
  SELECT * FROM opened
  UNION ALL
  SELECT * FROM closed
)

SELECT
  ticket_id,
  account_id AS source_account_id,
  account_id,
  submitted_at AS created_at,
  CASE priority WHEN 'medium' THEN 'normal' ELSE priority END AS priority,
  CASE WHEN is_closed THEN closed_at END AS solved_at,
  CASE
    WHEN is_closed
      THEN try_to_timestamp(submitted_at, 'dd-MM-yyyy')
      + make_dt_interval(0, 0, try_cast(first_response_time_minutes AS INT))
  END AS first_response_at,
  CASE WHEN is_closed THEN escalation_flag END AS is_escalated,
  CASE WHEN is_closed THEN (try_cast(satisfaction_score AS DOUBLE) - 1) / 4 END AS satisfaction_score,
  ticket_id AS source_id,
  known AS recorded_at,
  _file,
  _line
FROM versions
