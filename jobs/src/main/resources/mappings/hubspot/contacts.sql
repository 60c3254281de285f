-- Question: which people does HubSpot know at which companies?
-- Grain: one row per contact and version.
-- Source: contact and, where it is delivered, contact_merge_audit, as the connector lands them.
-- recorded_at: the contact's own modification time; where it is not delivered, or the contact was
-- deleted or merged, the connector's last look or the time of the merge, if that is later.
-- A merge is told by the audit, or by the list that the remaining contact keeps: ids, in an older
-- list ids with a time (5555:1570549857), separated by semicolons.
-- email_status is bounced before opted_out; no word means that nothing speaks against mail.
-- buying_role: HubSpot's first word; a budget holder is the economic_buyer.
-- optional: contact._fivetran_deleted, contact._fivetran_synced, contact.is_deleted
-- optional: contact.property_associatedcompanyid, contact.property_createdate
-- optional: contact.property_email, contact.property_firstname, contact.property_hs_buying_role
-- optional: contact.property_hs_calculated_merged_vids
-- optional: contact.property_hs_email_hard_bounce_reason_enum, contact.property_hs_email_optout
-- optional: contact.property_hs_merged_object_ids, contact.property_jobtitle
-- optional: contact.property_lastmodifieddate, contact.property_lastname, contact.property_phone
-- optional: contact_merge_audit.timestamp
-- optional table: contact_merge_audit(canonical_vid, vid_to_merge)
WITH listed AS (
  SELECT
    trim(id) AS remaining,
    split(
      concat_ws(';', property_hs_merged_object_ids, property_hs_calculated_merged_vids), ';')
      AS losers
  FROM contact
),
told AS (
  SELECT
    split_part(trim(loser), ':', 1) AS contact_id,
    remaining,
    CAST(NULL AS TIMESTAMP) AS merged_at
  FROM listed
  LATERAL VIEW explode(losers) AS loser
  UNION ALL
  SELECT trim(vid_to_merge), trim(canonical_vid), try_cast(trim(`timestamp`) AS TIMESTAMP)
  FROM contact_merge_audit
),
merges AS (
  SELECT contact_id, max(remaining) AS merged_into_id, max(merged_at) AS merged_at
  FROM told
  WHERE contact_id <> '' AND contact_id <> remaining
  GROUP BY contact_id
)
SELECT
  trim(c.id) AS contact_id,
  nullif(trim(c.property_associatedcompanyid), '') AS account_id,
  nullif(trim(concat_ws(' ', trim(c.property_firstname), trim(c.property_lastname))), '')
    AS full_name,
  nullif(lower(trim(c.property_email)), '') AS email,
  nullif(trim(c.property_phone), '') AS phone,
  nullif(trim(c.property_jobtitle), '') AS title,
  CASE lower(split_part(trim(c.property_hs_buying_role), ';', 1))
    WHEN 'budget_holder' THEN 'economic_buyer'
    ELSE nullif(lower(split_part(trim(c.property_hs_buying_role), ';', 1)), '')
  END AS buying_role,
  CASE
    WHEN trim(c.property_hs_email_hard_bounce_reason_enum) <> '' THEN 'bounced'
    WHEN try_cast(trim(c.property_hs_email_optout) AS BOOLEAN) THEN 'opted_out'
  END AS email_status,
  nullif(trim(c.property_createdate), '') AS created_at,
  trim(c.id) AS source_id,
  coalesce(try_cast(trim(c.is_deleted) AS BOOLEAN), false)
    OR coalesce(try_cast(trim(c._fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
  m.merged_into_id,
  CASE
    WHEN m.merged_into_id IS NOT NULL
      OR coalesce(try_cast(trim(c.is_deleted) AS BOOLEAN), false)
      OR coalesce(try_cast(trim(c._fivetran_deleted) AS BOOLEAN), false)
      THEN greatest(
        try_cast(trim(c.property_lastmodifieddate) AS TIMESTAMP),
        try_cast(trim(c._fivetran_synced) AS TIMESTAMP),
        m.merged_at)
    ELSE coalesce(
      try_cast(trim(c.property_lastmodifieddate) AS TIMESTAMP),
      try_cast(trim(c._fivetran_synced) AS TIMESTAMP))
  END AS recorded_at,
  c._file,
  c._line,
  c._landed_on
FROM contact AS c
LEFT JOIN merges AS m ON trim(c.id) = m.contact_id
