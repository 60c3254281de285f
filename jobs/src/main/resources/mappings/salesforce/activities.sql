-- Question: what did people do or plan with a customer?
-- Grain: one row per activity and version.
-- Source: task (mails and calls, logged when done) and event (meetings); either may be missing.
-- An id's first three characters say what it is: 003 contact, 00Q lead, 006 opportunity.
-- Salesforce does not say whether a meeting was held; it counts as held when its time comes.
-- names: loose
-- optional table: task(id, is_closed)
-- optional table: event(id)
-- optional: task.account_id, task.what_id, task.who_id, task.owner_id, task.subject
-- optional: task.description, task.activity_date, task.completed_date_time, task.task_subtype
-- optional: task.type, task.call_type, task.call_duration_in_seconds, task.system_modstamp
-- optional: task.last_modified_date, task.is_deleted, task._fivetran_deleted
-- optional: task._fivetran_synced, task._fivetran_start, task._fivetran_active
-- optional: event.account_id, event.what_id, event.who_id, event.owner_id, event.subject
-- optional: event.description, event.start_date_time, event.activity_date_time
-- optional: event.activity_date, event.type, event.duration_in_minutes, event.system_modstamp
-- optional: event.last_modified_date, event.is_deleted, event._fivetran_deleted
-- optional: event._fivetran_synced, event._fivetran_start, event._fivetran_active
WITH tasks AS (
  SELECT
    trim(id) AS activity_id,
    CASE
      WHEN lower(task_subtype) IN ('email', 'listemail', 'list_email') THEN 'email'
      WHEN lower(task_subtype) = 'call' THEN 'call'
      WHEN lower(type) IN ('email', 'call', 'meeting') THEN lower(type)
      ELSE 'task'
    END AS activity_type,
    CASE WHEN lower(is_closed) IN ('true', '1')
      THEN coalesce(nullif(completed_date_time, ''), activity_date)
    END AS occurred_at,
    activity_date AS due_at,
    CASE WHEN lower(call_type) IN ('inbound', 'outbound') THEN lower(call_type) END AS direction,
    nullif(regexp_replace(trim(account_id), '^0{15}(AAA)?$', ''), '') AS account_id,
    CASE WHEN what_id LIKE '006%' THEN trim(what_id) END AS deal_id,
    CASE WHEN who_id LIKE '00Q%' THEN trim(who_id) END AS lead_id,
    CASE WHEN who_id LIKE '003%' THEN trim(who_id) END AS contact_id,
    nullif(regexp_replace(trim(owner_id), '^0{15}(AAA)?$', ''), '') AS owner_id,
    subject,
    description AS body,
    call_duration_in_seconds AS duration_seconds,
    is_closed AS is_completed,
    coalesce(
      nullif(_fivetran_start, ''), nullif(system_modstamp, ''), nullif(last_modified_date, ''),
      nullif(_fivetran_synced, '')) AS recorded_at,
    coalesce(lower(is_deleted) IN ('true', '1'), false)
      OR coalesce(lower(_fivetran_deleted) IN ('true', '1'), false)
      OR coalesce(_fivetran_start IS NULL AND lower(_fivetran_active) IN ('false', '0'), false)
        AS is_deleted,
    _file,
    _line
  FROM task
),
meetings AS (
  SELECT
    trim(id) AS activity_id,
    CASE WHEN lower(type) = 'call' THEN 'call' ELSE 'meeting' END AS activity_type,
    coalesce(
      nullif(start_date_time, ''), nullif(activity_date_time, ''), activity_date) AS occurred_at,
    coalesce(nullif(start_date_time, ''), nullif(activity_date_time, ''), activity_date) AS due_at,
    CAST(NULL AS STRING) AS direction,
    nullif(regexp_replace(trim(account_id), '^0{15}(AAA)?$', ''), '') AS account_id,
    CASE WHEN what_id LIKE '006%' THEN trim(what_id) END AS deal_id,
    CASE WHEN who_id LIKE '00Q%' THEN trim(who_id) END AS lead_id,
    CASE WHEN who_id LIKE '003%' THEN trim(who_id) END AS contact_id,
    nullif(regexp_replace(trim(owner_id), '^0{15}(AAA)?$', ''), '') AS owner_id,
    subject,
    description AS body,
    coalesce(
      CAST(try_cast(duration_in_minutes AS BIGINT) * 60 AS STRING), duration_in_minutes)
      AS duration_seconds,
    CAST(NULL AS STRING) AS is_completed,
    coalesce(
      nullif(_fivetran_start, ''), nullif(system_modstamp, ''), nullif(last_modified_date, ''),
      nullif(_fivetran_synced, '')) AS recorded_at,
    coalesce(lower(is_deleted) IN ('true', '1'), false)
      OR coalesce(lower(_fivetran_deleted) IN ('true', '1'), false)
      OR coalesce(_fivetran_start IS NULL AND lower(_fivetran_active) IN ('false', '0'), false)
        AS is_deleted,
    _file,
    _line
  FROM event
)
SELECT *, activity_id AS source_id FROM tasks
UNION ALL
SELECT *, activity_id AS source_id FROM meetings
