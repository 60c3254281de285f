-- Question: which people does HubSpot know at which companies?
-- Grain: one row per contact and version.
-- Source: contact and, where it is delivered, contact_merge_audit, as the connector lands them.
-- recorded_at: the contact's own modification time; where it is not delivered, or the contact was
-- deleted or had been merged when it was first delivered, the connector's last look or the time of
-- the merge, if that is later. A merge that landed later than the contact makes a version of the
-- day on which it did.
-- email_status is bounced before opted_out; no word means that nothing speaks against mail.
-- buying_role: HubSpot's first word; a budget holder is the economic_buyer.
-- optional: contact.property_associatedcompanyid, contact.property_createdate
-- optional: contact.property_email, contact.property_firstname, contact.property_hs_buying_role
-- optional: contact.property_hs_email_hard_bounce_reason_enum, contact.property_hs_email_optout
-- optional: contact.property_jobtitle
-- optional: contact.property_lastname, contact.property_phone
SELECT
  c.of_id AS contact_id,
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
  c.of_id AS source_id,
  c.is_gone AS is_deleted,
  m.merged_into_id,
  CASE
    WHEN m.since > c.first_day THEN CAST(m.since AS TIMESTAMP)
    WHEN m.merged_into_id IS NOT NULL AND m.since <= c.first_landed
      THEN greatest(c.modified_at, c.seen_at, m.merged_at)
    ELSE c.recorded_at
  END AS recorded_at,
  c._file,
  c._line,
  c._landed_on
FROM _lifetimes__contacts AS c
LEFT JOIN _merges_over_time__contact_merges AS m ON c.of_id = m.of_id
WHERE greatest(c.first_day, m.since) <= least(c.last_day, m.until)
