-- Question: which customers does Zendesk know, and by what name?
-- Grain: one row per organization and version.
-- Source: organization, and its domains from domain_name where they are delivered. The external id
-- is taken for the CRM's account id, which is what Zendesk's links to CRMs keep there; a company
-- that keeps something else there maps it in a folder of its own. An organization with several
-- domains goes by the first: the lowest index, then the alphabet.
-- recorded_at: the organization's modification time, else the connector's last look.
-- optional: organization._fivetran_deleted, organization._fivetran_synced, organization.external_id
-- optional: organization.updated_at, domain_name.index
-- optional table: domain_name(organization_id, domain_name)
WITH domains AS (
  SELECT
    trim(organization_id) AS organization_id,
    min_by(
      lower(trim(domain_name)), struct(try_cast(trim(`index`) AS INT), lower(trim(domain_name))))
      AS domain
  FROM domain_name
  WHERE trim(domain_name) <> ''
  GROUP BY trim(organization_id)
)
SELECT
  trim(o.id) AS source_account_id,
  nullif(trim(o.name), '') AS name,
  d.domain,
  nullif(trim(o.external_id), '') AS crm_account_id,
  trim(o.id) AS source_id,
  o._fivetran_deleted AS is_deleted,
  coalesce(
    try_cast(trim(o.updated_at) AS TIMESTAMP), try_cast(trim(o._fivetran_synced) AS TIMESTAMP))
    AS recorded_at,
  o._file,
  o._line,
  o._landed_on
FROM organization AS o
LEFT JOIN domains AS d ON trim(o.id) = d.organization_id
