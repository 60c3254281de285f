-- Question: what was delivered of each activity, and when could it be known?
-- Grain: one row per delivered row and state of its engagement; rows of one recorded_at say what
-- the last of them says.
-- Source: engagement_email, _call, _meeting, _note and _task, and engagement as it stood then.
-- optional: engagement_email._fivetran_deleted, engagement_email._fivetran_synced
-- optional: engagement_email.property_hs_createdate
-- optional: engagement_email.property_hs_email_direction
-- optional: engagement_email.property_hs_email_subject, engagement_email.property_hs_email_text
-- optional: engagement_email.property_hs_timestamp, engagement_email.property_hubspot_owner_id
-- optional: engagement_email.subject, engagement_email.text, engagement_call._fivetran_deleted
-- optional: engagement_call._fivetran_synced, engagement_call.property_hs_call_body
-- optional: engagement_call.property_hs_call_direction, engagement_call.property_hs_call_duration
-- optional: engagement_call.property_hs_call_title, engagement_call.property_hs_createdate
-- optional: engagement_call.property_hs_timestamp, engagement_call.property_hubspot_owner_id
-- optional: engagement_call.body, engagement_call.duration_milliseconds
-- optional: engagement_meeting._fivetran_deleted, engagement_meeting._fivetran_synced
-- optional: engagement_meeting.property_hs_createdate
-- optional: engagement_meeting.property_hs_lastmodifieddate
-- optional: engagement_meeting.property_hs_meeting_body
-- optional: engagement_meeting.property_hs_meeting_end_time
-- optional: engagement_meeting.property_hs_meeting_outcome
-- optional: engagement_meeting.property_hs_meeting_start_time
-- optional: engagement_meeting.property_hs_meeting_title, engagement_meeting.property_hs_timestamp
-- optional: engagement_meeting.property_hubspot_owner_id, engagement_meeting.body
-- optional: engagement_meeting.end_time, engagement_meeting.meeting_outcome
-- optional: engagement_meeting.start_time, engagement_meeting.title
-- optional: engagement_note._fivetran_deleted, engagement_note._fivetran_synced
-- optional: engagement_note.property_hs_createdate, engagement_note.property_hs_note_body
-- optional: engagement_note.property_hs_timestamp, engagement_note.property_hubspot_owner_id
-- optional: engagement_note.body, engagement_task._fivetran_deleted
-- optional: engagement_task._fivetran_synced, engagement_task.property_hs_createdate
-- optional: engagement_task.property_hs_lastmodifieddate, engagement_task.property_hs_task_body
-- optional: engagement_task.property_hs_task_completion_date
-- optional: engagement_task.property_hs_task_status, engagement_task.property_hs_task_subject
-- optional: engagement_task.property_hs_timestamp, engagement_task.property_hubspot_owner_id
-- optional: engagement_task.body, engagement_task.completion_date, engagement_task.status
-- optional: engagement_task.subject
-- optional table: engagement_email(engagement_id)
-- optional table: engagement_call(engagement_id)
-- optional table: engagement_meeting(engagement_id)
-- optional table: engagement_note(engagement_id)
-- optional table: engagement_task(engagement_id)
-- key: engagement_email(engagement_id)
-- key: engagement_call(engagement_id)
-- key: engagement_meeting(engagement_id)
-- key: engagement_note(engagement_id)
-- key: engagement_task(engagement_id)
WITH delivered AS (
  SELECT
    engagement_id, 'email' AS activity_type, property_hs_timestamp AS happened_at,
    CAST(NULL AS STRING) AS starts_at, CAST(NULL AS STRING) AS ends_at,
    property_hs_email_direction AS direction, property_hubspot_owner_id AS owner_id,
    coalesce(property_hs_email_subject, subject) AS subject,
    coalesce(property_hs_email_text, text) AS body, CAST(NULL AS STRING) AS milliseconds,
    CAST(NULL AS STRING) AS state, property_hs_createdate AS created_at,
    CAST(NULL AS STRING) AS modified_at, _fivetran_deleted, _fivetran_synced,
    _file, _line, _landed_on, _valid_from, _valid_until
  FROM engagement_email
  UNION ALL
  SELECT
    engagement_id, 'call', property_hs_timestamp,
    CAST(NULL AS STRING), CAST(NULL AS STRING),
    property_hs_call_direction, property_hubspot_owner_id,
    property_hs_call_title, coalesce(property_hs_call_body, body),
    coalesce(property_hs_call_duration, duration_milliseconds),
    CAST(NULL AS STRING), property_hs_createdate,
    CAST(NULL AS STRING), _fivetran_deleted, _fivetran_synced,
    _file, _line, _landed_on, _valid_from, _valid_until
  FROM engagement_call
  UNION ALL
  SELECT
    engagement_id, 'note', property_hs_timestamp,
    CAST(NULL AS STRING), CAST(NULL AS STRING),
    CAST(NULL AS STRING), property_hubspot_owner_id,
    CAST(NULL AS STRING), coalesce(property_hs_note_body, body),
    CAST(NULL AS STRING), CAST(NULL AS STRING), property_hs_createdate,
    CAST(NULL AS STRING), _fivetran_deleted, _fivetran_synced,
    _file, _line, _landed_on, _valid_from, _valid_until
  FROM engagement_note
  UNION ALL
  SELECT
    engagement_id, 'meeting', CAST(NULL AS STRING),
    coalesce(property_hs_meeting_start_time, start_time, property_hs_timestamp),
    coalesce(property_hs_meeting_end_time, end_time),
    CAST(NULL AS STRING), property_hubspot_owner_id,
    coalesce(property_hs_meeting_title, title), coalesce(property_hs_meeting_body, body),
    CAST(NULL AS STRING), coalesce(property_hs_meeting_outcome, meeting_outcome),
    property_hs_createdate,
    property_hs_lastmodifieddate, _fivetran_deleted, _fivetran_synced,
    _file, _line, _landed_on, _valid_from, _valid_until
  FROM engagement_meeting
  UNION ALL
  SELECT
    engagement_id, 'task', coalesce(property_hs_task_completion_date, completion_date),
    property_hs_timestamp, CAST(NULL AS STRING),
    CAST(NULL AS STRING), property_hubspot_owner_id,
    coalesce(property_hs_task_subject, subject), coalesce(property_hs_task_body, body),
    CAST(NULL AS STRING), coalesce(property_hs_task_status, status), property_hs_createdate,
    property_hs_lastmodifieddate, _fivetran_deleted, _fivetran_synced,
    _file, _line, _landed_on, _valid_from, _valid_until
  FROM engagement_task
),
filled AS (
  SELECT
    trim(r.engagement_id) AS activity_id,
    greatest(r._valid_from, e.since) AS seen_on,
    r.activity_type,
    coalesce(nullif(trim(r.happened_at), ''), CASE
      WHEN r.activity_type IN ('email', 'call', 'note') THEN nullif(trim(e.meaning.happened_at), '')
    END) AS happened_at,
    coalesce(nullif(trim(r.starts_at), ''), CASE
      WHEN r.activity_type IN ('meeting', 'task') THEN nullif(trim(e.meaning.happened_at), '')
    END) AS starts_at,
    nullif(trim(r.ends_at), '') AS ends_at,
    upper(trim(r.direction)) AS direction,
    coalesce(nullif(trim(r.owner_id), ''), nullif(trim(e.meaning.owner_id), '')) AS owner_id,
    nullif(trim(r.subject), '') AS subject,
    nullif(trim(r.body), '') AS body,
    nullif(trim(r.milliseconds), '') AS milliseconds,
    upper(nullif(trim(r.state), '')) AS state,
    try_cast(coalesce(trim(r.created_at), trim(e.meaning.created_at)) AS TIMESTAMP) AS created_at,
    try_cast(
      coalesce(trim(r.modified_at), trim(e.meaning.last_updated), trim(r._fivetran_synced))
      AS TIMESTAMP) AS modified_at,
    coalesce(try_cast(trim(r._fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
    try_cast(trim(r._fivetran_synced) AS TIMESTAMP) AS seen_at,
    r._valid_until,
    r._file,
    r._line,
    r._landed_on
  FROM delivered AS r
  LEFT JOIN _definitions_over_time__engagements AS e ON trim(r.engagement_id) = e.of_id
  WHERE greatest(r._valid_from, e.since)
    <= least(date_sub(r._valid_until, 1), e.until, DATE '9999-12-31')
),
timed AS (
  SELECT
    f.*,
    CASE f.activity_type
      WHEN 'meeting' THEN CASE
        WHEN f.state IS NULL OR f.state NOT IN ('CANCELED', 'NO_SHOW', 'RESCHEDULED', 'SCHEDULED')
          THEN f.starts_at
      END
      WHEN 'task' THEN CASE
        WHEN f.state = 'COMPLETED' THEN coalesce(f.happened_at, CAST(f.modified_at AS STRING))
      END
      ELSE f.happened_at
    END AS occurred_at
  FROM filled AS f
),
recorded AS (
  SELECT
    t.*,
    CASE
      WHEN t.is_deleted THEN greatest(t.modified_at, t.seen_at)
      WHEN try_cast(t.occurred_at AS TIMESTAMP)
        <= coalesce(t.modified_at, CAST(t.seen_on AS TIMESTAMP))
        THEN greatest(try_cast(t.occurred_at AS TIMESTAMP), t.created_at)
      ELSE coalesce(t.modified_at, CAST(t.seen_on AS TIMESTAMP))
    END AS recorded_at
  FROM timed AS t
)
SELECT
  activity_id AS of_id,
  first_value(activity_type) OVER newest AS activity_type,
  first_value(occurred_at) OVER newest AS occurred_at,
  first_value(starts_at) OVER newest AS starts_at,
  first_value(ends_at) OVER newest AS ends_at,
  first_value(direction) OVER newest AS direction,
  first_value(owner_id) OVER newest AS owner_id,
  first_value(subject) OVER newest AS subject,
  first_value(body) OVER newest AS body,
  first_value(milliseconds) OVER newest AS milliseconds,
  first_value(state) OVER newest AS state,
  first_value(is_deleted) OVER newest AS is_deleted,
  false AS is_past,
  recorded_at,
  _valid_until,
  _file,
  _line,
  _landed_on
FROM recorded
WINDOW newest AS (
  PARTITION BY activity_id, recorded_at ORDER BY seen_on DESC, _file DESC, _line DESC)
