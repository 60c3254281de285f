-- Question: what went wrong for customers, how badly, and how was it handled?
-- Grain: one row per ticket and version.
-- Source: ticket; ticket_field_history for status and priority over time; ticket_comment and user
-- for the first answer; satisfaction_rating. All but the first may be missing.
-- Versions: every delivered row, recorded at the ticket's modification time. Before the first one,
-- one when it was opened and one for each dated change of status or priority, with what held then;
-- organization, channel and subject have no history, and every version has today's.
-- The times of solving and of the first answer and the number of reopenings are counted up to each
-- version. solved_at: the last step from an unsolved status to solved or closed, while it stays so.
-- A reopening is a step from solved to another status but closed.
-- First answer: the first public comment of a user whose role is agent or admin.
-- A rating good is 1, bad 0 (whatever was added in words); offered and unoffered are none; the last
-- one by the time of the version counts.
-- A ticket with status deleted is deleted. A ticket that another one lists in merged_ticket_ids is
-- merged into that one. Contacts are the CRM's, so the requester is left out; priorities that are
-- not Zendesk's own, such as medium in old histories, are unknown.
-- optional: ticket._fivetran_deleted, ticket._fivetran_synced, ticket.merged_ticket_ids
-- optional: ticket.organization_id, ticket.priority, ticket.status, ticket.subject
-- optional: ticket.updated_at, ticket.via_channel
-- optional table: ticket_field_history(ticket_id, field_name, updated, value)
-- optional table: ticket_comment(ticket_id, user_id, public, created)
-- optional table: user(id, role)
-- optional table: satisfaction_rating(ticket_id, score, updated_at)
WITH merges AS (
  SELECT trim(loser) AS ticket_id, max(trim(id)) AS merged_into_id
  FROM ticket
  LATERAL VIEW explode(split(regexp_replace(merged_ticket_ids, '[\\[\\]"]', ''), ',')) AS loser
  WHERE trim(loser) <> '' AND trim(loser) <> trim(id)
  GROUP BY trim(loser)
),
delivered AS (
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
    m.merged_into_id,
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
    t._file,
    t._line,
    t._landed_on
  FROM ticket AS t
  LEFT JOIN merges AS m ON trim(t.id) = m.ticket_id
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
changes AS (
  SELECT DISTINCT
    trim(ticket_id) AS ticket_id,
    trim(field_name) AS field,
    try_cast(trim(updated) AS TIMESTAMP) AS changed_at,
    nullif(lower(trim(value)), '') AS value
  FROM ticket_field_history
  WHERE trim(field_name) IN ('status', 'priority')
),
moments AS (
  SELECT ticket_id, try_cast(created_at AS TIMESTAMP) AS moment
  FROM first_delivered
  UNION
  SELECT c.ticket_id, c.changed_at
  FROM changes AS c
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
  LEFT JOIN changes AS c ON m.ticket_id = c.ticket_id AND c.changed_at <= m.moment
  GROUP BY m.ticket_id, m.moment
),
versions AS (
  SELECT
    ticket_id, source_account_id, created_at, priority, channel, status, subject, is_deleted,
    merged_into_id, recorded_at, _file, _line, _landed_on
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
    CAST(NULL AS STRING),
    p.moment,
    f._file,
    f._line,
    f._landed_on
  FROM past AS p
  JOIN first_delivered AS f ON p.ticket_id = f.ticket_id
  WHERE p.moment < f.since
),
steps AS (
  SELECT
    ticket_id,
    changed_at,
    value AS status,
    lag(value) OVER (PARTITION BY ticket_id ORDER BY changed_at, value) AS former
  FROM changes
  WHERE field = 'status'
),
-- Each version with the steps that had been made by then.
counted AS (
  SELECT
    v.ticket_id,
    v.recorded_at,
    max(s.changed_at) FILTER (
      WHERE s.status IN ('solved', 'closed')
        AND (s.former IS NULL OR s.former NOT IN ('solved', 'closed'))) AS solved_at,
    max_by(s.status, struct(s.changed_at, s.status)) AS status,
    count_if(s.former = 'solved' AND s.status NOT IN ('solved', 'closed')) AS reopen_count
  FROM (SELECT DISTINCT ticket_id, recorded_at FROM versions) AS v
  JOIN steps AS s ON v.ticket_id = s.ticket_id AND s.changed_at <= v.recorded_at
  GROUP BY v.ticket_id, v.recorded_at
),
agents AS (
  SELECT DISTINCT trim(id) AS user_id
  FROM user
  WHERE lower(trim(role)) IN ('agent', 'admin')
),
answers AS (
  SELECT trim(c.ticket_id) AS ticket_id, min(try_cast(trim(c.created) AS TIMESTAMP)) AS answered_at
  FROM ticket_comment AS c
  JOIN agents AS a ON trim(c.user_id) = a.user_id
  WHERE try_cast(trim(c.public) AS BOOLEAN)
  GROUP BY trim(c.ticket_id)
),
ratings AS (
  SELECT
    trim(ticket_id) AS ticket_id,
    try_cast(trim(updated_at) AS TIMESTAMP) AS rated_at,
    CASE
      WHEN lower(trim(score)) LIKE 'good%' THEN '1'
      WHEN lower(trim(score)) LIKE 'bad%' THEN '0'
      WHEN lower(trim(score)) IN ('offered', 'unoffered') THEN NULL
      ELSE nullif(trim(score), '')
    END AS score
  FROM satisfaction_rating
),
rated AS (
  SELECT v.ticket_id, v.recorded_at, max_by(r.score, struct(r.rated_at, r.score)) AS score
  FROM (SELECT DISTINCT ticket_id, recorded_at FROM versions) AS v
  JOIN ratings AS r ON v.ticket_id = r.ticket_id AND r.rated_at <= v.recorded_at
  GROUP BY v.ticket_id, v.recorded_at
)
SELECT
  v.ticket_id,
  v.source_account_id,
  v.created_at,
  CASE
    WHEN v.priority IN ('low', 'normal', 'high', 'urgent') THEN v.priority
    WHEN v.priority IS NOT NULL THEN 'unknown'
  END AS priority,
  v.channel,
  v.status,
  a.answered_at AS first_response_at,
  CASE WHEN n.status IN ('solved', 'closed') THEN n.solved_at END AS solved_at,
  r.score AS satisfaction_score,
  n.reopen_count,
  v.subject,
  v.ticket_id AS source_id,
  v.is_deleted,
  v.merged_into_id,
  v.recorded_at,
  v._file,
  v._line,
  v._landed_on
FROM versions AS v
LEFT JOIN counted AS n ON v.ticket_id = n.ticket_id AND v.recorded_at = n.recorded_at
LEFT JOIN answers AS a ON v.ticket_id = a.ticket_id AND a.answered_at <= v.recorded_at
LEFT JOIN rated AS r ON v.ticket_id = r.ticket_id AND v.recorded_at = r.recorded_at
