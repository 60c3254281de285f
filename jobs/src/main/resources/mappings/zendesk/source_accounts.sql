-- Question: which customers does Zendesk know, and by what name?
-- Grain: one row per organization and version.
-- Source: organization, and its domains from domain_name where they are delivered. The external id
-- is taken for the CRM's account id, which is what Zendesk's links to CRMs keep there; a company
-- that keeps something else there maps it in a folder of its own. An organization with several
-- domains goes by the first: the lowest index, then what landed last, then the alphabet.
-- recorded_at: the organization's modification time, else the connector's last look. Zendesk dates
-- no domain: what had landed with the organization's first row counts for all its versions, what
-- landed later from that day on, when it makes a version of its own.
-- optional: organization._fivetran_deleted, organization.external_id
SELECT
  o.of_id AS source_account_id,
  nullif(trim(o.name), '') AS name,
  d.linked_id AS domain,
  nullif(trim(o.external_id), '') AS crm_account_id,
  o.of_id AS source_id,
  o._fivetran_deleted AS is_deleted,
  CASE WHEN d.since > o.first_day THEN CAST(d.since AS TIMESTAMP) ELSE o.recorded_at END
    AS recorded_at,
  o._file,
  o._line,
  o._landed_on
FROM _lifetimes__organizations AS o
LEFT JOIN _links_over_time__domains AS d ON o.of_id = d.of_id
WHERE greatest(o.first_day, d.since) <= least(o.last_day, d.until)
