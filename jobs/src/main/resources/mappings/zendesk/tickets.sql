-- Question: what went wrong for customers, how badly, and how was it handled?
-- Grain: one row per ticket and version.
-- Source: ticket; ticket_field_history for status and priority over time; ticket_comment and user
-- for the first answer; satisfaction_rating. All but the first may be missing.
-- Versions: every delivered row, recorded at the ticket's modification time. Before the first one,
-- one when it was opened and one for each dated change of status or priority, with what held then;
-- organization, channel and subject have no history, and these versions have the first one's.
-- The times of solving and of the first answer and the number of reopenings are counted up to each
-- version. solved_at: the last step from an unsolved status to solved or closed, while it stays so.
-- A reopening is a step from solved to another status but closed.
-- First answer: the first public comment of a user whose role was agent or admin on its day, as far
-- as the users landed by then say; the first known role counts for the time before.
-- A rating good is 1, bad 0 (whatever was added in words); offered and unoffered are none; the last
-- one by the time of the version counts.
-- A ticket with status deleted is deleted. A ticket that another one lists in merged_ticket_ids is
-- merged into that one; where the list landed later than the ticket, in a version of the day on
-- which it did. Contacts are the CRM's, so the requester is left out; priorities that are
-- not Zendesk's own, such as medium in old histories, are unknown.
-- optional table: ticket_comment(ticket_id, user_id, public, created)
-- optional table: satisfaction_rating(ticket_id, score, updated_at)
WITH versions AS (
  SELECT
    v.* EXCEPT (recorded_at),
    m.merged_into_id,
    CASE WHEN m.since > v.first_day THEN CAST(m.since AS TIMESTAMP) ELSE v.recorded_at END
      AS recorded_at
  FROM _lifetimes__ticket_versions AS v
  LEFT JOIN _merges_over_time__ticket_merges AS m ON v.of_id = m.of_id AND NOT v.is_past
  WHERE greatest(v.first_day, m.since) <= least(v.last_day, m.until)
),
steps AS (
  SELECT
    ticket_id,
    changed_at,
    value AS status,
    lag(value) OVER (PARTITION BY ticket_id ORDER BY changed_at, value) AS former
  FROM _ticket_changes
  WHERE field = 'status'
),
-- Each version with the steps that had been made by then.
counted AS (
  SELECT
    v.of_id,
    v.recorded_at,
    max(s.changed_at) FILTER (
      WHERE s.status IN ('solved', 'closed')
        AND (s.former IS NULL OR s.former NOT IN ('solved', 'closed'))) AS solved_at,
    max_by(s.status, struct(s.changed_at, s.status)) AS status,
    count_if(s.former = 'solved' AND s.status NOT IN ('solved', 'closed')) AS reopen_count
  FROM (SELECT DISTINCT of_id, recorded_at FROM versions) AS v
  JOIN steps AS s ON v.of_id = s.ticket_id AND s.changed_at <= v.recorded_at
  GROUP BY v.of_id, v.recorded_at
),
answers AS (
  SELECT trim(c.ticket_id) AS ticket_id, min(try_cast(trim(c.created) AS TIMESTAMP)) AS answered_at
  FROM ticket_comment AS c
  JOIN _definitions_over_time__user_roles AS u
    ON trim(c.user_id) = u.of_id
    AND CAST(try_cast(trim(c.created) AS TIMESTAMP) AS DATE) BETWEEN u.since AND u.until
  WHERE try_cast(trim(c.public) AS BOOLEAN) AND u.meaning IN ('agent', 'admin')
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
  SELECT v.of_id, v.recorded_at, max_by(r.score, struct(r.rated_at, r.score)) AS score
  FROM (SELECT DISTINCT of_id, recorded_at FROM versions) AS v
  JOIN ratings AS r ON v.of_id = r.ticket_id AND r.rated_at <= v.recorded_at
  GROUP BY v.of_id, v.recorded_at
)
SELECT
  v.of_id AS ticket_id,
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
  v.of_id AS source_id,
  v.is_deleted,
  v.merged_into_id,
  v.recorded_at,
  v._file,
  v._line,
  v._landed_on
FROM versions AS v
LEFT JOIN counted AS n ON v.of_id = n.of_id AND v.recorded_at = n.recorded_at
LEFT JOIN answers AS a ON v.of_id = a.ticket_id AND a.answered_at <= v.recorded_at
LEFT JOIN rated AS r ON v.of_id = r.of_id AND v.recorded_at = r.recorded_at
