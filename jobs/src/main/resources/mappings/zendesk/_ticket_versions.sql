-- Question: what was delivered of each ticket, and what does its history tell of the time before?
-- Grain: one row per ticket and version; is_past says that the history tells it.
-- Source: ticket and ticket_field_history.
-- optional: ticket._fivetran_deleted, ticket._fivetran_synced, ticket.organization_id
-- optional: ticket.priority, ticket.status, ticket.subject, ticket.updated_at, ticket.via_channel
-- key: ticket(id)
WITH delivered AS (
  SELECT
    trim(t.id) AS ticket_id,
    nullif(trim(t.organization_id), '') AS source_account_id,
    nullif(trim(t.created_at), '') AS created_at,
    nullif(lower(trim(t.priority)), '') AS priority,
    nullif(lower(trim(t.via_channel)), '') AS channel,
    nullif(lower(trim(t.status)), '') AS status,
    nullif(trim(t.subject), '') AS subject,
    coalesce(lower(trim(t.status)) = 'deleted', false)
      OR coalesce(try_cast(trim(t._fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
    CASE
      WHEN coalesce(try_cast(trim(t._fivetran_deleted) AS BOOLEAN), false)
        THEN greatest(
          try_cast(trim(t.updated_at) AS TIMESTAMP),
          try_cast(trim(t._fivetran_synced) AS TIMESTAMP))
      ELSE coalesce(
        try_cast(trim(t.updated_at) AS TIMESTAMP),
        try_cast(trim(t._fivetran_synced) AS TIMESTAMP),
        CAST(t._landed_on AS TIMESTAMP))
    END AS recorded_at,
    t._valid_until,
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
first_delivered AS (
  SELECT
    ticket_id, source_account_id, created_at, channel, subject, recorded_at AS since,
    _file, _line, _landed_on
  FROM ordered
  WHERE place = 1
),
moments AS (
  SELECT ticket_id, try_cast(created_at AS TIMESTAMP) AS moment
  FROM first_delivered
  UNION
  SELECT c.ticket_id, c.changed_at
  FROM _ticket_changes AS c
  JOIN first_delivered AS f ON c.ticket_id = f.ticket_id
  WHERE c.changed_at >= try_cast(f.created_at AS TIMESTAMP)
),
past AS (
  SELECT
    m.ticket_id,
    m.moment,
    max_by(c.value, struct(c.changed_at, c.value)) FILTER (WHERE c.field = 'status') AS status,
    max_by(c.value, struct(c.changed_at, c.value)) FILTER (WHERE c.field = 'priority') AS priority
  FROM moments AS m
  LEFT JOIN _ticket_changes AS c ON m.ticket_id = c.ticket_id AND c.changed_at <= m.moment
  GROUP BY m.ticket_id, m.moment
),
versions AS (
  SELECT
    ticket_id AS of_id, source_account_id, created_at, priority, channel, status, subject,
    is_deleted, false AS is_past, recorded_at, _valid_until, _file, _line, _landed_on
  FROM delivered
  UNION ALL
  SELECT
    p.ticket_id,
    f.source_account_id,
    f.created_at,
    p.priority,
    f.channel,
    p.status,
    f.subject,
    false,
    true,
    p.moment,
    CAST(NULL AS DATE),
    f._file,
    f._line,
    f._landed_on
  FROM past AS p
  JOIN first_delivered AS f ON p.ticket_id = f.ticket_id
  WHERE p.moment < f.since
)
SELECT * FROM versions
