-- Who sells?
-- Grain: one row per sales agent. Source: sales_teams.csv.
SELECT
  sales_agent AS owner_id,
  sales_agent AS owner_name,
  manager AS team,
  regional_office AS region,
  '2016-01-01' AS recorded_at,
  _file,
  _line
FROM sales_teams
