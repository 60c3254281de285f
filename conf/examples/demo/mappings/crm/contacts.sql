-- Question: which people does the CRM know at which accounts?
-- Grain: one row per contact and version.
-- Source: contact.
SELECT
  trim(Id) AS contact_id,
  nullif(trim(AccountId), '') AS account_id,
  Name AS full_name,
  nullif(lower(trim(Email)), '') AS email,
  nullif(Phone, '') AS phone,
  nullif(regexp_replace(trim(Title), '^(N/A|--None--)$', ''), '') AS title,
  nullif(lower(replace(Buying_Role__c, ' ', '_')), '') AS buying_role,
  nullif(EmailStatus__c, '') AS email_status,
  IsActive__c AS is_active,
  CreatedDate AS created_at,
  trim(Id) AS source_id,
  SystemModstamp AS recorded_at,
  IsDeleted AS is_deleted,
  _file,
  _line
FROM contact
