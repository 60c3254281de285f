-- Question: what went wrong for customers, how badly, and how was it handled?
-- Grain: one row per ticket and version.
-- Source: tickets. A rating is a word there: good is 1, bad is 0, unoffered and offered are none.
SELECT
  trim(id) AS ticket_id,
  trim(organization_id) AS source_account_id,
  created_at,
  nullif(lower(trim(priority)), '') AS priority,
  nullif(lower(via), '') AS channel,
  nullif(status, '') AS status,
  nullif(first_response_at, '') AS first_response_at,
  nullif(solved_at, '') AS solved_at,
  CASE satisfaction
    WHEN 'good' THEN '1'
    WHEN 'bad' THEN '0'
    WHEN 'unoffered' THEN NULL
    WHEN 'offered' THEN NULL
    ELSE satisfaction
  END AS satisfaction_score,
  escalated AS is_escalated,
  reopens AS reopen_count,
  nullif(subject, '') AS subject,
  trim(id) AS source_id,
  updated_at AS recorded_at,
  _file,
  _line
FROM tickets
