-- Question: who owns leads, deals and accounts?
-- Grain: one row per owner and landing of an export.
-- Source: deals, for the owners' names, which HubSpot exports instead of ids, and for their team.
-- names: loose
-- optional: deals.deal_owner, deals.hubspot_team
SELECT
  trim(deal_owner) AS owner_id,
  trim(deal_owner) AS owner_name,
  max_by(nullif(trim(hubspot_team), ''), struct(_file, _line)) AS team,
  trim(deal_owner) AS source_id,
  max_by(_file, struct(_file, _line)) AS _file,
  max_by(_line, struct(_file, _line)) AS _line,
  _landed_on
FROM deals
WHERE trim(deal_owner) <> ''
GROUP BY trim(deal_owner), _landed_on
