-- Question: who takes part in which deal on the buying side, in what role?
-- Grain: one row per deal, contact and version.
-- Source: opportunity_contact_role.
SELECT
  trim(OpportunityId) AS deal_id,
  trim(ContactId) AS contact_id,
  nullif(lower(replace(Role, ' ', '_')), '') AS buying_role,
  IsPrimary AS is_primary,
  trim(Id) AS source_id,
  SystemModstamp AS recorded_at,
  IsDeleted AS is_deleted,
  _file,
  _line
FROM opportunity_contact_role
