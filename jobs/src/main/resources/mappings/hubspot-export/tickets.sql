-- Question: what do customers ask for help with?
-- Grain: one row per ticket and version.
-- Source: tickets, a list view that HubSpot exported, with its headers as people see them.
-- Versions: every exported row, recorded at "Last Modified Date", else when its file landed.
-- first_response_at: creation and the time to the first response, which HubSpot exports as hours,
-- minutes and seconds (123:45:10 is more than five days).
-- priority: words other than low, medium, high and urgent pass as they are, and the row is set
-- aside; HubSpot's medium is normal.
-- account_id: the primary associated company, else the first one.
-- names: loose
-- optional: tickets.ticket_id, tickets.record_id
-- optional: tickets.create_date, tickets.close_date, tickets.priority, tickets.ticket_status
-- optional: tickets.ticket_name, tickets.source, tickets.time_to_first_response_hh_mm_ss
-- optional: tickets.time_to_first_agent_reply_hh_mm_ss, tickets.last_modified_date
-- optional: tickets.associated_company_ids, tickets.associated_company_ids_primary
-- optional: tickets.primary_associated_company_id, tickets.associated_contact_ids
WITH answered AS (
  SELECT
    *,
    split(
      trim(coalesce(time_to_first_agent_reply_hh_mm_ss, time_to_first_response_hh_mm_ss)), ':')
      AS clock
  FROM tickets
)
SELECT
  coalesce(nullif(trim(ticket_id), ''), trim(record_id)) AS ticket_id,
  nullif(
    regexp_extract(
      coalesce(
        nullif(trim(associated_company_ids_primary), ''),
        nullif(trim(primary_associated_company_id), ''),
        nullif(trim(associated_company_ids), '')),
      '^[^;, ]+', 0),
    '') AS account_id,
  nullif(regexp_extract(trim(associated_contact_ids), '^[^;, ]+', 0), '') AS contact_id,
  create_date AS created_at,
  CASE lower(trim(priority))
    WHEN '' THEN NULL
    WHEN 'medium' THEN 'normal'
    ELSE lower(trim(priority))
  END AS priority,
  nullif(lower(trim(source)), '') AS channel,
  nullif(trim(ticket_status), '') AS status,
  CASE WHEN size(clock) = 3 THEN
    timestampadd(
      SECOND,
      CAST(
        try_cast(clock[0] AS INT) * 3600 + try_cast(clock[1] AS INT) * 60 + try_cast(clock[2] AS INT)
        AS INT),
      try_cast(create_date AS TIMESTAMP))
  END AS first_response_at,
  close_date AS solved_at,
  ticket_name AS subject,
  coalesce(nullif(trim(ticket_id), ''), trim(record_id)) AS source_id,
  last_modified_date AS recorded_at,
  _file,
  _line,
  _landed_on
FROM answered
