-- Question: what went wrong for customers, how badly, and how was it handled?
-- Grain: one row per ticket and version.
-- Source: ticket; ticket_pipeline_stage for its status; ticket_company and ticket_contact for whose
-- it is; ticket_property_history for stages that it went back to after it was closed.
-- Versions: every delivered row, recorded at the ticket's modification time (where that is not
-- delivered, or the ticket was deleted, at the connector's last look; never before it was opened).
-- Before the first delivered row, one version for each moment that the row itself shows: opened,
-- first answered, closed. Such a version holds what can be dated and nothing else.
-- A ticket has one account and one contact here: of the links delivered last, the lowest id.
-- Status is the stage's label, or its id where no label is told. MEDIUM is normal.
-- reopen_count is told by the history alone, and only where closed stages are marked.
-- optional: ticket._fivetran_deleted, ticket._fivetran_synced, ticket.is_deleted
-- optional: ticket.property_closed_date, ticket.property_first_agent_reply_date
-- optional: ticket.property_hs_lastmodifieddate, ticket.property_hs_pipeline
-- optional: ticket.property_hs_pipeline_stage, ticket.property_hs_ticket_priority
-- optional: ticket.property_source_type, ticket.property_subject, ticket_pipeline_stage.label
-- optional: ticket_pipeline_stage.is_closed, ticket_property_history.timestamp_instant
-- optional table: ticket_pipeline_stage(pipeline_id, stage_id)
-- optional table: ticket_company(ticket_id, company_id)
-- optional table: ticket_contact(ticket_id, contact_id)
-- optional table: ticket_property_history(ticket_id, name, value)
WITH stages AS (
  SELECT
    trim(pipeline_id) AS pipeline_id,
    trim(stage_id) AS stage_id,
    max_by(nullif(trim(label), ''), struct(_landed_on, _file, _line)) AS label
  FROM ticket_pipeline_stage
  GROUP BY trim(pipeline_id), trim(stage_id)
),
closing AS (
  SELECT
    trim(stage_id) AS stage_id,
    max_by(try_cast(trim(is_closed) AS BOOLEAN), struct(_landed_on, _file, _line)) AS is_closed
  FROM ticket_pipeline_stage
  GROUP BY trim(stage_id)
),
accounts AS (
  SELECT
    trim(ticket_id) AS ticket_id,
    max_by(
      trim(company_id),
      struct(_landed_on, -coalesce(try_cast(trim(company_id) AS BIGINT), 0))) AS account_id
  FROM ticket_company
  GROUP BY trim(ticket_id)
),
contacts AS (
  SELECT
    trim(ticket_id) AS ticket_id,
    max_by(
      trim(contact_id),
      struct(_landed_on, -coalesce(try_cast(trim(contact_id) AS BIGINT), 0))) AS contact_id
  FROM ticket_contact
  GROUP BY trim(ticket_id)
),
entered AS (
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
    c.is_closed,
    lag(c.is_closed) OVER (PARTITION BY e.ticket_id ORDER BY e.changed_at) AS was_closed
  FROM entered AS e
  LEFT JOIN closing AS c ON e.stage_id = c.stage_id
),
delivered AS (
  SELECT
    trim(t.id) AS ticket_id,
    nullif(trim(t.property_createdate), '') AS created_at,
    nullif(lower(trim(t.property_hs_ticket_priority)), '') AS priority,
    nullif(lower(trim(t.property_source_type)), '') AS channel,
    nullif(trim(t.property_hs_pipeline), '') AS pipeline_id,
    nullif(trim(t.property_hs_pipeline_stage), '') AS stage_id,
    nullif(trim(t.property_first_agent_reply_date), '') AS first_response_at,
    nullif(trim(t.property_closed_date), '') AS solved_at,
    nullif(trim(t.property_subject), '') AS subject,
    coalesce(try_cast(trim(t.is_deleted) AS BOOLEAN), false)
      OR coalesce(try_cast(trim(t._fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
    greatest(
      try_cast(trim(t.property_createdate) AS TIMESTAMP),
      CASE
        WHEN coalesce(try_cast(trim(t.is_deleted) AS BOOLEAN), false)
          OR coalesce(try_cast(trim(t._fivetran_deleted) AS BOOLEAN), false)
          THEN greatest(
            try_cast(trim(t.property_hs_lastmodifieddate) AS TIMESTAMP),
            try_cast(trim(t._fivetran_synced) AS TIMESTAMP))
        ELSE coalesce(
          try_cast(trim(t.property_hs_lastmodifieddate) AS TIMESTAMP),
          try_cast(trim(t._fivetran_synced) AS TIMESTAMP),
          CAST(t._landed_on AS TIMESTAMP))
      END) AS recorded_at,
    t._file,
    t._line,
    t._landed_on
  FROM ticket AS t
),
ordered AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY ticket_id ORDER BY recorded_at, _landed_on, _file, _line)
      AS place
  FROM delivered
),
moments AS (
  SELECT
    ticket_id, created_at, channel, first_response_at, solved_at, subject, recorded_at AS since,
    _file, _line, _landed_on, moment
  FROM ordered
  LATERAL VIEW explode(
    array_distinct(
      array(
        try_cast(created_at AS TIMESTAMP),
        try_cast(first_response_at AS TIMESTAMP),
        try_cast(solved_at AS TIMESTAMP)))) AS moment
  WHERE place = 1
),
versions AS (
  SELECT
    ticket_id, created_at, priority, channel, pipeline_id, stage_id, first_response_at, solved_at,
    subject, is_deleted, recorded_at, _file, _line, _landed_on
  FROM delivered
  UNION ALL
  SELECT
    ticket_id,
    created_at,
    CAST(NULL AS STRING),
    channel,
    CAST(NULL AS STRING),
    CAST(NULL AS STRING),
    CASE WHEN try_cast(first_response_at AS TIMESTAMP) <= moment THEN first_response_at END,
    CASE WHEN try_cast(solved_at AS TIMESTAMP) <= moment THEN solved_at END,
    subject,
    false,
    moment,
    _file,
    _line,
    _landed_on
  FROM moments
  WHERE moment >= try_cast(created_at AS TIMESTAMP) AND moment < since
),
counted AS (
  SELECT
    v.ticket_id,
    v.recorded_at,
    count_if(m.was_closed AND NOT m.is_closed) AS reopen_count
  FROM (SELECT DISTINCT ticket_id, recorded_at FROM versions) AS v
  JOIN moves AS m ON v.ticket_id = m.ticket_id AND m.changed_at <= v.recorded_at
  WHERE m.is_closed IS NOT NULL
  GROUP BY v.ticket_id, v.recorded_at
)
SELECT
  v.ticket_id,
  a.account_id,
  v.created_at,
  c.contact_id,
  CASE v.priority WHEN 'medium' THEN 'normal' ELSE v.priority END AS priority,
  v.channel,
  coalesce(s.label, v.stage_id) AS status,
  v.first_response_at,
  v.solved_at,
  n.reopen_count,
  v.subject,
  v.ticket_id AS source_id,
  v.is_deleted,
  v.recorded_at,
  v._file,
  v._line,
  v._landed_on
FROM versions AS v
LEFT JOIN stages AS s ON v.pipeline_id = s.pipeline_id AND v.stage_id = s.stage_id
LEFT JOIN accounts AS a ON v.ticket_id = a.ticket_id
LEFT JOIN contacts AS c ON v.ticket_id = c.ticket_id
LEFT JOIN counted AS n ON v.ticket_id = n.ticket_id AND v.recorded_at = n.recorded_at
