-- Question: what did people do or plan with a customer?
-- Grain: one row per activity and version.
-- Source: engagement_email, _call, _meeting, _note and _task in either of the two shapes that the
-- connector has landed (columns named property_hs_..., or plain ones beside engagement), and their
-- links engagement_company, _deal and _contact. Of rows with one recorded_at the one delivered last
-- stands. Communications (text messages and the like) have no type here and are left out.
-- One account, deal and contact each: what was linked by the last landing, else the lowest id.
-- HubSpot dates no link: what had landed with the activity's first row counts from the beginning,
-- what landed later from that day on, when it makes a version of its own. A lead is a contact in
-- its early life, so lead_id is the contact's id.
-- Emails, calls and notes are logged when done. A task is done when its status says COMPLETED, at
-- its completion date or last modification; until then its time is a due time. A meeting counts as
-- held at its start unless its outcome says otherwise (CANCELED, NO_SHOW, RESCHEDULED, SCHEDULED);
-- its start stays the due time, so that it is seen as planned before.
-- recorded_at: what has happened is known from its time on, but not before it was entered; what is
-- planned, from its last modification, else from the connector's last look.
-- direction: INCOMING_EMAIL and INBOUND are inbound, EMAIL, FORWARDED_EMAIL and OUTBOUND outbound.
-- HubSpot counts the length of a call in milliseconds.
SELECT
  t.of_id AS activity_id,
  t.activity_type,
  t.occurred_at,
  t.starts_at AS due_at,
  CASE
    WHEN t.direction IN ('INCOMING_EMAIL', 'INBOUND') THEN 'inbound'
    WHEN t.direction IN ('EMAIL', 'FORWARDED_EMAIL', 'OUTBOUND') THEN 'outbound'
    ELSE nullif(lower(t.direction), '')
  END AS direction,
  a.linked_id AS account_id,
  d.linked_id AS deal_id,
  c.linked_id AS lead_id,
  c.linked_id AS contact_id,
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
  t.of_id AS source_id,
  t.is_deleted,
  CASE
    WHEN greatest(a.since, d.since, c.since) > t.first_day
      THEN CAST(greatest(a.since, d.since, c.since) AS TIMESTAMP)
    ELSE t.recorded_at
  END AS recorded_at,
  t._file,
  t._line,
  t._landed_on
FROM _lifetimes__activity_versions AS t
LEFT JOIN _links_over_time__engagement_companies AS a ON t.of_id = a.of_id
LEFT JOIN _links_over_time__engagement_deals AS d ON t.of_id = d.of_id
LEFT JOIN _links_over_time__engagement_contacts AS c ON t.of_id = c.of_id
WHERE greatest(t.first_day, a.since, d.since, c.since)
  <= least(t.last_day, a.until, d.until, c.until)
