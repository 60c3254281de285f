-- Question: which people take part in a deal, and as what?
-- Grain: one row per deal, contact and version.
-- Source: opportunity_contact_role. A contact may have several roles in a deal, and is one row with
-- one of them: of those that stood when a row landed, deleted ones come last, a primary one is
-- preferred, then the one that landed last, then the lowest id. When all are deleted the row
-- counts.
-- names: loose
-- key: opportunity_contact_role(id)
-- optional: opportunity_contact_role.role, opportunity_contact_role.is_primary
-- optional: opportunity_contact_role.system_modstamp, opportunity_contact_role.last_modified_date
-- optional: opportunity_contact_role.is_deleted, opportunity_contact_role._fivetran_deleted
-- optional: opportunity_contact_role._fivetran_synced, opportunity_contact_role._fivetran_start
-- optional: opportunity_contact_role._fivetran_active
WITH roles AS (
  SELECT
    nullif(regexp_replace(trim(opportunity_id), '^0{15}(AAA)?$', ''), '') AS deal_id,
    nullif(regexp_replace(trim(contact_id), '^0{15}(AAA)?$', ''), '') AS contact_id,
    nullif(lower(replace(trim(role), ' ', '_')), '') AS buying_role,
    is_primary,
    trim(id) AS role_id,
    coalesce(
      nullif(_fivetran_start, ''), nullif(system_modstamp, ''), nullif(last_modified_date, ''),
      nullif(_fivetran_synced, '')) AS recorded_at,
    coalesce(lower(is_deleted) IN ('true', '1'), false)
      OR coalesce(lower(_fivetran_deleted) IN ('true', '1'), false)
      OR coalesce(_fivetran_start IS NULL AND lower(_fivetran_active) IN ('false', '0'), false)
        AS is_deleted,
    coalesce(_valid_until, DATE '9999-12-31') AS before,
    _file,
    _line,
    _landed_on
  FROM opportunity_contact_role
),
numbered AS (
  SELECT
    landed.deal_id,
    landed.contact_id,
    standing.buying_role,
    standing.is_primary,
    standing.role_id,
    landed.recorded_at,
    standing.is_deleted,
    landed._file,
    landed._line,
    row_number() OVER (
      PARTITION BY landed._landed_on, landed._file, landed._line
      ORDER BY
        standing.is_deleted,
        standing.is_deleted AND standing.role_id <> landed.role_id,
        coalesce(lower(standing.is_primary) IN ('true', '1'), false) DESC,
        standing._landed_on DESC,
        standing.role_id) AS place
  FROM roles AS landed
  JOIN roles AS standing
    ON landed.deal_id <=> standing.deal_id
    AND landed.contact_id <=> standing.contact_id
    AND CASE WHEN landed.role_id <=> standing.role_id
      THEN landed._landed_on = standing._landed_on
        AND landed._file = standing._file
        AND landed._line = standing._line
      ELSE standing._landed_on <= landed._landed_on AND landed._landed_on < standing.before
    END
)
SELECT
  deal_id,
  contact_id,
  buying_role,
  is_primary,
  role_id AS source_id,
  recorded_at,
  is_deleted,
  _file,
  _line
FROM numbered
WHERE place = 1
