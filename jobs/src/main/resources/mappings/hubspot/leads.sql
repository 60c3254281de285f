-- Question: who showed interest, and what became of it?
-- Grain: one row per lead, cycle and version.
-- Source: contact, with the dates at which it entered HubSpot's lifecycle stages; and, where it is
-- delivered, contact_property_history with the values of lifecyclestage and hs_lead_status. A
-- contact is a lead when it entered the stage lead or marketingqualifiedlead, or is in one of them;
-- other contacts are none, and a portal that shows no lifecycle has no leads. lead_id is the
-- contact's id. HubSpot keeps one date a stage, so a recycled lead cannot be told: every lead is in
-- cycle 1, which begins with the earlier of the two dates, or, where HubSpot shows neither, with
-- the contact. It converts when it becomes an opportunity, or else a customer; HubSpot does not say
-- into which deal. It is given up when its lead status first becomes UNQUALIFIED, which only the
-- history dates.
-- Versions: every delivered row, recorded at the contact's modification time (where that is not
-- delivered, or the contact was deleted, at the connector's last look), and one for each change
-- that only the history dates, if it is later. Before the first one, one
-- version for each moment that is dated: begun, MQL, routed, first touched, converted, given up. It
-- holds what can be dated, the original source (HubSpot keeps the first) and the account, which has
-- no history; status, owner, title and the like have no date and are null there.
-- optional: contact._fivetran_deleted, contact._fivetran_synced, contact.is_deleted
-- optional: contact.property_associatedcompanyid, contact.property_company
-- optional: contact.property_country, contact.property_first_outreach_date
-- optional: contact.property_hs_analytics_source, contact.property_hs_email_domain
-- optional: contact.property_hs_latest_source, contact.property_hs_lead_status
-- optional: contact.property_hs_lifecyclestage_customer_date
-- optional: contact.property_hs_lifecyclestage_lead_date
-- optional: contact.property_hs_lifecyclestage_marketingqualifiedlead_date
-- optional: contact.property_hs_lifecyclestage_opportunity_date
-- optional: contact.property_hubspot_owner_assigneddate, contact.property_hubspot_owner_id
-- optional: contact.property_email, contact.property_industry, contact.property_jobtitle
-- optional: contact.property_lastmodifieddate, contact.property_lifecyclestage
-- optional: contact.property_numemployees, contact.property_phone
-- optional table: contact_property_history(contact_id, name, value, timestamp)
WITH changes AS (
  SELECT
    trim(contact_id) AS contact_id,
    trim(name) AS name,
    trim(value) AS value,
    try_cast(trim(`timestamp`) AS TIMESTAMP) AS changed_at
  FROM contact_property_history
  WHERE (
      trim(name) = 'lifecyclestage'
      AND trim(value) IN ('lead', 'marketingqualifiedlead', 'opportunity', 'customer'))
    OR (trim(name) = 'hs_lead_status' AND upper(trim(value)) = 'UNQUALIFIED')
),
recorded AS (
  SELECT
    *,
    CASE
      WHEN coalesce(try_cast(trim(is_deleted) AS BOOLEAN), false)
        OR coalesce(try_cast(trim(_fivetran_deleted) AS BOOLEAN), false)
        THEN greatest(
          try_cast(trim(property_lastmodifieddate) AS TIMESTAMP),
          try_cast(trim(_fivetran_synced) AS TIMESTAMP))
      ELSE coalesce(
        try_cast(trim(property_lastmodifieddate) AS TIMESTAMP),
        try_cast(trim(_fivetran_synced) AS TIMESTAMP),
        CAST(_landed_on AS TIMESTAMP))
    END AS recorded_at
  FROM contact
),
followed AS (
  SELECT
    *,
    lead(recorded_at) OVER (PARTITION BY trim(id) ORDER BY recorded_at, _landed_on, _file, _line)
      AS next_recorded_at
  FROM recorded
),
-- Each row once as it was delivered, and once for each change that is dated until the next one.
known AS (
  SELECT *, recorded_at AS known_at FROM followed
  UNION ALL
  SELECT f.*, h.changed_at
  FROM followed AS f
  JOIN changes AS h
    ON trim(f.id) = h.contact_id
    AND h.changed_at > f.recorded_at
    AND h.changed_at < coalesce(f.next_recorded_at, TIMESTAMP '9999-12-31')
),
told AS (
  SELECT
    k.contact_id,
    k.known_at,
    min(h.changed_at) FILTER (WHERE h.name = 'lifecyclestage' AND h.value = 'lead') AS lead_at,
    min(h.changed_at)
      FILTER (WHERE h.name = 'lifecyclestage' AND h.value = 'marketingqualifiedlead') AS mql_at,
    min(h.changed_at) FILTER (WHERE h.name = 'lifecyclestage' AND h.value = 'opportunity')
      AS opportunity_at,
    min(h.changed_at) FILTER (WHERE h.name = 'lifecyclestage' AND h.value = 'customer')
      AS customer_at,
    min(h.changed_at) FILTER (WHERE h.name = 'hs_lead_status') AS disqualified_at
  FROM (SELECT DISTINCT trim(id) AS contact_id, known_at FROM known) AS k
  JOIN changes AS h ON k.contact_id = h.contact_id AND h.changed_at <= k.known_at
  GROUP BY k.contact_id, k.known_at
),
dated AS (
  SELECT
    trim(c.id) AS lead_id,
    coalesce(try_cast(trim(c.property_hs_lifecyclestage_lead_date) AS TIMESTAMP), h.lead_at)
      AS lead_at,
    coalesce(
      try_cast(trim(c.property_hs_lifecyclestage_marketingqualifiedlead_date) AS TIMESTAMP),
      h.mql_at) AS mql_at,
    coalesce(
      try_cast(trim(c.property_hs_lifecyclestage_opportunity_date) AS TIMESTAMP),
      h.opportunity_at,
      try_cast(trim(c.property_hs_lifecyclestage_customer_date) AS TIMESTAMP),
      h.customer_at) AS converted_at,
    h.disqualified_at,
    try_cast(trim(c.property_hubspot_owner_assigneddate) AS TIMESTAMP) AS routed_at,
    try_cast(trim(c.property_first_outreach_date) AS TIMESTAMP) AS first_touch_at,
    CASE
      WHEN lower(trim(c.property_lifecyclestage)) IN ('lead', 'marketingqualifiedlead')
        THEN try_cast(trim(c.property_createdate) AS TIMESTAMP)
    END AS contact_since,
    nullif(trim(c.property_associatedcompanyid), '') AS account_id,
    nullif(trim(c.property_company), '') AS company,
    nullif(lower(trim(c.property_hs_email_domain)), '') AS domain,
    nullif(lower(trim(c.property_email)), '') AS email,
    nullif(trim(c.property_phone), '') AS phone,
    nullif(trim(c.property_jobtitle), '') AS title,
    nullif(lower(trim(c.property_industry)), '') AS industry,
    nullif(trim(c.property_numemployees), '') AS employee_count,
    nullif(trim(c.property_country), '') AS country,
    nullif(lower(trim(c.property_hs_latest_source)), '') AS lead_source,
    nullif(lower(trim(c.property_hs_analytics_source)), '') AS original_source,
    nullif(trim(c.property_hs_lead_status), '') AS status,
    nullif(trim(c.property_hubspot_owner_id), '') AS owner_id,
    coalesce(try_cast(trim(c.is_deleted) AS BOOLEAN), false)
      OR coalesce(try_cast(trim(c._fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
    c.known_at AS recorded_at,
    c._file,
    c._line,
    c._landed_on
  FROM known AS c
  LEFT JOIN told AS h ON trim(c.id) = h.contact_id AND c.known_at = h.known_at
),
delivered AS (
  SELECT *, coalesce(least(lead_at, mql_at), contact_since) AS created_at
  FROM dated
  WHERE coalesce(lead_at, mql_at, contact_since) IS NOT NULL
),
ordered AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY lead_id ORDER BY recorded_at, _landed_on, _file, _line)
      AS place
  FROM delivered
),
moments AS (
  SELECT
    lead_id, created_at, account_id, email, original_source, mql_at, routed_at, first_touch_at,
    converted_at, disqualified_at, recorded_at AS since, _file, _line, _landed_on, moment
  FROM ordered
  LATERAL VIEW explode(
    array_distinct(
      array(created_at, mql_at, routed_at, first_touch_at, converted_at, disqualified_at)))
    AS moment
  WHERE place = 1
),
versions AS (
  SELECT
    lead_id, created_at, account_id, company, domain, email, phone, title, industry,
    employee_count, country, lead_source, original_source, status, owner_id, mql_at, routed_at,
    first_touch_at, converted_at, disqualified_at, is_deleted, recorded_at,
    _file, _line, _landed_on
  FROM delivered
  UNION ALL
  SELECT
    lead_id,
    created_at,
    account_id,
    CAST(NULL AS STRING),
    CAST(NULL AS STRING),
    email,
    CAST(NULL AS STRING),
    CAST(NULL AS STRING),
    CAST(NULL AS STRING),
    CAST(NULL AS STRING),
    CAST(NULL AS STRING),
    CAST(NULL AS STRING),
    original_source,
    CAST(NULL AS STRING),
    CAST(NULL AS STRING),
    CASE WHEN mql_at <= moment THEN mql_at END,
    CASE WHEN routed_at <= moment THEN routed_at END,
    CASE WHEN first_touch_at <= moment THEN first_touch_at END,
    CASE WHEN converted_at <= moment THEN converted_at END,
    CASE WHEN disqualified_at <= moment THEN disqualified_at END,
    false,
    moment,
    _file,
    _line,
    _landed_on
  FROM moments
  WHERE moment >= created_at AND moment < since
)
SELECT
  lead_id,
  1 AS cycle_number,
  created_at,
  account_id,
  lead_id AS contact_id,
  company,
  domain,
  email,
  phone,
  title,
  industry,
  employee_count,
  country,
  lead_source,
  original_source,
  status,
  owner_id,
  mql_at,
  routed_at,
  first_touch_at,
  converted_at,
  disqualified_at,
  lead_id AS source_id,
  is_deleted,
  recorded_at,
  _file,
  _line,
  _landed_on
FROM versions
