-- Question: what went wrong for customers, how badly, and how was it handled?
-- Grain: one row per ticket and version.
-- Source: ticket; ticket_pipeline_stage for its status; ticket_company and ticket_contact for whose
-- it is; ticket_property_history for stages that it went back to after it was closed.
-- Versions: every delivered row, recorded at the ticket's modification time (where that is not
-- delivered, or the ticket was deleted, at the connector's last look; never before it was opened).
-- Before the first delivered row, one version for each moment that the row itself shows: opened,
-- first answered, closed. Such a version holds what can be dated and nothing else.
-- HubSpot dates neither links nor the list of stages: what had landed with the ticket's first row
-- counts for all its versions, what landed later from that day on, when it makes a version of its
-- own. A ticket has one account and one contact here: the primary company (label 26), else what was
-- linked by the last landing, else the lowest id. The first label of a stage counts for its past.
-- Status is the stage's label, or its id where no label is told. MEDIUM is normal.
-- reopen_count is told by the history alone, and only where closed stages are marked.
-- optional: ticket_property_history.timestamp_instant
-- optional table: ticket_property_history(ticket_id, name, value)
WITH entered AS (
  SELECT DISTINCT
    trim(ticket_id) AS ticket_id,
    trim(value) AS stage_id,
    try_cast(trim(timestamp_instant) AS TIMESTAMP) AS changed_at
  FROM ticket_property_history
  WHERE trim(name) = 'hs_pipeline_stage'
),
moves AS (
  SELECT
    e.ticket_id,
    e.changed_at,
    c.meaning AS is_closed,
    lag(c.meaning) OVER (PARTITION BY e.ticket_id ORDER BY e.changed_at) AS was_closed
  FROM entered AS e
  LEFT JOIN _definitions_over_time__ticket_closing_stages AS c
    ON e.stage_id = c.of_id AND CAST(e.changed_at AS DATE) BETWEEN c.since AND c.until
),
joined AS (
  SELECT
    v.*,
    a.linked_id AS account_id,
    c.linked_id AS contact_id,
    s.meaning AS stage,
    greatest(v.first_day, a.since, c.since, s.since) AS began_on
  FROM _lifetimes__ticket_versions AS v
  LEFT JOIN _definitions_over_time__ticket_stages AS s
    ON v.pipeline_id = s.of_id.pipeline_id AND v.stage_id = s.of_id.stage_id
  LEFT JOIN _links_over_time__ticket_companies AS a ON v.of_id = a.of_id
  LEFT JOIN _links_over_time__ticket_contacts AS c ON v.of_id = c.of_id
  WHERE greatest(v.first_day, a.since, c.since, s.since)
    <= least(v.last_day, a.until, c.until, s.until)
),
versions AS (
  SELECT
    * EXCEPT (recorded_at),
    CASE WHEN began_on > first_day THEN CAST(began_on AS TIMESTAMP) ELSE recorded_at END
      AS recorded_at
  FROM joined
),
counted AS (
  SELECT
    v.of_id,
    v.recorded_at,
    count_if(m.was_closed AND NOT m.is_closed) AS reopen_count
  FROM (SELECT DISTINCT of_id, recorded_at FROM versions) AS v
  JOIN moves AS m ON v.of_id = m.ticket_id AND m.changed_at <= v.recorded_at
  WHERE m.is_closed IS NOT NULL
  GROUP BY v.of_id, v.recorded_at
)
SELECT
  v.of_id AS ticket_id,
  v.account_id,
  v.created_at,
  v.contact_id,
  CASE v.priority WHEN 'medium' THEN 'normal' ELSE v.priority END AS priority,
  v.channel,
  coalesce(v.stage, v.stage_id) AS status,
  v.first_response_at,
  v.solved_at,
  n.reopen_count,
  v.subject,
  v.of_id AS source_id,
  v.is_deleted,
  v.recorded_at,
  v._file,
  v._line,
  v._landed_on
FROM versions AS v
LEFT JOIN counted AS n ON v.of_id = n.of_id AND v.recorded_at = n.recorded_at
