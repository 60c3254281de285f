-- Question: what was delivered of each ticket, and what does its first row date before that?
-- Grain: one row per ticket and version; is_past says that the first row dates it.
-- Source: ticket.
-- optional: ticket._fivetran_deleted, ticket._fivetran_synced, ticket.is_deleted
-- optional: ticket.property_closed_date, ticket.property_first_agent_reply_date
-- optional: ticket.property_hs_lastmodifieddate, ticket.property_hs_pipeline
-- optional: ticket.property_hs_pipeline_stage, ticket.property_hs_ticket_priority
-- optional: ticket.property_source_type, ticket.property_subject
-- key: ticket(id)
WITH delivered AS (
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
    ticket_id AS of_id, created_at, priority, channel, pipeline_id, stage_id, first_response_at,
    solved_at, subject, is_deleted, false AS is_past, recorded_at, _valid_until, _file, _line,
    _landed_on
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
    true,
    moment,
    CAST(NULL AS DATE),
    _file,
    _line,
    _landed_on
  FROM moments
  WHERE moment >= try_cast(created_at AS TIMESTAMP) AND moment < since
)
SELECT * FROM versions
