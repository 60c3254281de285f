-- Question: what did people do or plan with a customer?
-- Grain: one row per activity and version.
-- Source: engagement_email, _call, _meeting, _note and _task in either of the two shapes that the
-- connector has landed (columns named property_hs_..., or plain ones beside engagement), and their
-- links engagement_company, _deal and _contact. Each activity counts once, as last delivered.
-- Communications (text messages and the like) have no type here and are left out.
-- One account, deal and contact each: of the links delivered last, the lowest id. A lead is a
-- contact in its early life, so lead_id is the contact's id.
-- Emails, calls and notes are logged when done. A task is done when its status says COMPLETED, at
-- its completion date or last modification; until then its time is a due time. A meeting counts as
-- held at its start unless its outcome says otherwise (CANCELED, NO_SHOW, RESCHEDULED, SCHEDULED);
-- its start stays the due time, so that it is seen as planned before.
-- recorded_at: what has happened is known from its time on, but not before it was entered; what is
-- planned, from its last modification, else from the connector's last look.
-- direction: INCOMING_EMAIL and INBOUND are inbound, EMAIL, FORWARDED_EMAIL and OUTBOUND outbound.
-- HubSpot counts the length of a call in milliseconds.
-- optional: engagement.timestamp, engagement.created_at, engagement.last_updated
-- optional: engagement.owner_id, engagement_email._fivetran_deleted
-- optional: engagement_email._fivetran_synced, engagement_email.property_hs_createdate
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
-- optional table: engagement_company(engagement_id, company_id)
-- optional table: engagement_deal(engagement_id, deal_id)
-- optional table: engagement_contact(engagement_id, contact_id)
WITH engagements AS (
  SELECT
    trim(id) AS engagement_id,
    max_by(
      struct(`timestamp` AS happened_at, created_at, last_updated, owner_id),
      struct(_landed_on, _file, _line)) AS said
  FROM engagement
  GROUP BY trim(id)
),
companies AS (
  SELECT
    trim(engagement_id) AS engagement_id,
    max_by(
      trim(company_id),
      struct(_landed_on, -coalesce(try_cast(trim(company_id) AS BIGINT), 0))) AS company_id
  FROM engagement_company
  GROUP BY trim(engagement_id)
),
deals AS (
  SELECT
    trim(engagement_id) AS engagement_id,
    max_by(
      trim(deal_id), struct(_landed_on, -coalesce(try_cast(trim(deal_id) AS BIGINT), 0)))
      AS deal_id
  FROM engagement_deal
  GROUP BY trim(engagement_id)
),
contacts AS (
  SELECT
    trim(engagement_id) AS engagement_id,
    max_by(
      trim(contact_id),
      struct(_landed_on, -coalesce(try_cast(trim(contact_id) AS BIGINT), 0))) AS contact_id
  FROM engagement_contact
  GROUP BY trim(engagement_id)
),
delivered AS (
  SELECT
    engagement_id, 'email' AS activity_type, property_hs_timestamp AS happened_at,
    CAST(NULL AS STRING) AS starts_at, CAST(NULL AS STRING) AS ends_at,
    property_hs_email_direction AS direction, property_hubspot_owner_id AS owner_id,
    coalesce(property_hs_email_subject, subject) AS subject,
    coalesce(property_hs_email_text, text) AS body, CAST(NULL AS STRING) AS milliseconds,
    CAST(NULL AS STRING) AS state, property_hs_createdate AS created_at,
    CAST(NULL AS STRING) AS modified_at, _fivetran_deleted, _fivetran_synced,
    _file, _line, _landed_on
  FROM engagement_email
  UNION ALL
  SELECT
    engagement_id, 'call', property_hs_timestamp,
    CAST(NULL AS STRING), CAST(NULL AS STRING),
    property_hs_call_direction, property_hubspot_owner_id,
    property_hs_call_title, coalesce(property_hs_call_body, body),
    coalesce(property_hs_call_duration, duration_milliseconds),
    CAST(NULL AS STRING), property_hs_createdate,
    CAST(NULL AS STRING), _fivetran_deleted, _fivetran_synced, _file, _line, _landed_on
  FROM engagement_call
  UNION ALL
  SELECT
    engagement_id, 'note', property_hs_timestamp,
    CAST(NULL AS STRING), CAST(NULL AS STRING),
    CAST(NULL AS STRING), property_hubspot_owner_id,
    CAST(NULL AS STRING), coalesce(property_hs_note_body, body),
    CAST(NULL AS STRING), CAST(NULL AS STRING), property_hs_createdate,
    CAST(NULL AS STRING), _fivetran_deleted, _fivetran_synced, _file, _line, _landed_on
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
    property_hs_lastmodifieddate, _fivetran_deleted, _fivetran_synced, _file, _line, _landed_on
  FROM engagement_meeting
  UNION ALL
  SELECT
    engagement_id, 'task', coalesce(property_hs_task_completion_date, completion_date),
    property_hs_timestamp, CAST(NULL AS STRING),
    CAST(NULL AS STRING), property_hubspot_owner_id,
    coalesce(property_hs_task_subject, subject), coalesce(property_hs_task_body, body),
    CAST(NULL AS STRING), coalesce(property_hs_task_status, status), property_hs_createdate,
    property_hs_lastmodifieddate, _fivetran_deleted, _fivetran_synced, _file, _line, _landed_on
  FROM engagement_task
),
ranked AS (
  SELECT
    d.*,
    row_number() OVER (
      PARTITION BY trim(d.engagement_id) ORDER BY d._landed_on DESC, d._file DESC, d._line DESC)
      AS newest_first
  FROM delivered AS d
),
filled AS (
  SELECT
    trim(r.engagement_id) AS activity_id,
    r.activity_type,
    coalesce(nullif(trim(r.happened_at), ''), CASE
      WHEN r.activity_type IN ('email', 'call', 'note') THEN nullif(trim(e.said.happened_at), '')
    END) AS happened_at,
    coalesce(nullif(trim(r.starts_at), ''), CASE
      WHEN r.activity_type IN ('meeting', 'task') THEN nullif(trim(e.said.happened_at), '')
    END) AS starts_at,
    nullif(trim(r.ends_at), '') AS ends_at,
    upper(trim(r.direction)) AS direction,
    coalesce(nullif(trim(r.owner_id), ''), nullif(trim(e.said.owner_id), '')) AS owner_id,
    nullif(trim(r.subject), '') AS subject,
    nullif(trim(r.body), '') AS body,
    nullif(trim(r.milliseconds), '') AS milliseconds,
    upper(nullif(trim(r.state), '')) AS state,
    try_cast(coalesce(trim(r.created_at), trim(e.said.created_at)) AS TIMESTAMP) AS created_at,
    try_cast(
      coalesce(trim(r.modified_at), trim(e.said.last_updated), trim(r._fivetran_synced))
      AS TIMESTAMP) AS modified_at,
    coalesce(try_cast(trim(r._fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
    try_cast(trim(r._fivetran_synced) AS TIMESTAMP) AS seen_at,
    r._file,
    r._line,
    r._landed_on
  FROM ranked AS r
  LEFT JOIN engagements AS e ON trim(r.engagement_id) = e.engagement_id
  WHERE r.newest_first = 1
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
)
SELECT
  t.activity_id,
  t.activity_type,
  t.occurred_at,
  t.starts_at AS due_at,
  CASE
    WHEN t.direction IN ('INCOMING_EMAIL', 'INBOUND') THEN 'inbound'
    WHEN t.direction IN ('EMAIL', 'FORWARDED_EMAIL', 'OUTBOUND') THEN 'outbound'
    ELSE nullif(lower(t.direction), '')
  END AS direction,
  a.company_id AS account_id,
  d.deal_id,
  c.contact_id AS lead_id,
  c.contact_id,
  t.owner_id,
  t.subject,
  t.body,
  CASE t.activity_type
    WHEN 'meeting' THEN CAST(
      unix_seconds(try_cast(t.ends_at AS TIMESTAMP))
        - unix_seconds(try_cast(t.starts_at AS TIMESTAMP)) AS STRING)
    ELSE coalesce(
      CAST(CAST(try_cast(t.milliseconds AS DECIMAL(18, 3)) / 1000 AS BIGINT) AS STRING),
      t.milliseconds)
  END AS duration_seconds,
  CASE
    WHEN t.activity_type <> 'meeting' THEN t.occurred_at IS NOT NULL
    WHEN t.state IS NOT NULL THEN t.state = 'COMPLETED'
  END AS is_completed,
  t.activity_id AS source_id,
  t.is_deleted,
  CASE
    WHEN t.is_deleted THEN greatest(t.modified_at, t.seen_at)
    WHEN try_cast(t.occurred_at AS TIMESTAMP)
      <= coalesce(t.modified_at, CAST(t._landed_on AS TIMESTAMP))
      THEN greatest(try_cast(t.occurred_at AS TIMESTAMP), t.created_at)
    ELSE coalesce(t.modified_at, CAST(t._landed_on AS TIMESTAMP))
  END AS recorded_at,
  t._file,
  t._line,
  t._landed_on
FROM timed AS t
LEFT JOIN companies AS a ON t.activity_id = a.engagement_id
LEFT JOIN deals AS d ON t.activity_id = d.engagement_id
LEFT JOIN contacts AS c ON t.activity_id = c.engagement_id
