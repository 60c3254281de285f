-- Question: what did people do or plan with a customer?
-- Grain: one row per activity and version; a meeting is recorded when planned and again when held.
-- Source: task (mails and calls, logged when done) and event (meetings).
WITH tasks AS (
  SELECT
    trim(Id) AS activity_id,
    lower(TaskSubtype) AS activity_type,
    nullif(CompletedDateTime, '') AS occurred_at,
    CAST(NULL AS STRING) AS due_at,
    nullif(lower(Direction__c), '') AS direction,
    nullif(trim(AccountId), '') AS account_id,
    nullif(trim(WhatId), '') AS deal_id,
    nullif(trim(LeadId), '') AS lead_id,
    nullif(trim(WhoId), '') AS contact_id,
    nullif(trim(OwnerId), '') AS owner_id,
    nullif(Subject, '') AS subject,
    nullif(CallDurationInSeconds, '') AS duration_seconds,
    IsClosed AS is_completed,
    trim(Id) AS source_id,
    SystemModstamp AS recorded_at,
    IsDeleted AS is_deleted,
    _file,
    _line
  FROM task
),
meetings AS (
  SELECT
    trim(Id) AS activity_id,
    'meeting' AS activity_type,
    CASE WHEN Held__c = 'true' THEN StartDateTime END AS occurred_at,
    StartDateTime AS due_at,
    CAST(NULL AS STRING) AS direction,
    nullif(trim(AccountId), '') AS account_id,
    nullif(trim(WhatId), '') AS deal_id,
    CAST(NULL AS STRING) AS lead_id,
    CAST(NULL AS STRING) AS contact_id,
    nullif(trim(OwnerId), '') AS owner_id,
    nullif(Subject, '') AS subject,
    coalesce(
      CAST(try_cast(DurationInMinutes AS INT) * 60L AS STRING), nullif(DurationInMinutes, ''))
      AS duration_seconds,
    Held__c AS is_completed,
    trim(Id) AS source_id,
    SystemModstamp AS recorded_at,
    IsDeleted AS is_deleted,
    _file,
    _line
  FROM event
)
SELECT * FROM tasks
UNION ALL
SELECT * FROM meetings
