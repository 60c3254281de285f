-- Where does each deal stand, and since when?
-- Grain: one row per deal and version. Source: sales_pipeline.csv.
-- A decided deal is two versions: engaged from its engage date on, decided from its close date on.
-- Amount and outcome are known only from the close date, so they stand in the second version alone.
-- Deals in Prospecting have no date; they are known from the as-of that first saw them.
WITH engaged AS (
  SELECT
    opportunity_id AS deal_id,
    CASE deal_stage WHEN 'Prospecting' THEN 'Prospecting' ELSE 'Engaging' END AS stage,
    'open' AS outcome,
    account AS account_id,
    engage_date AS created_at,
    CAST(NULL AS STRING) AS closed_at,
    CAST(NULL AS STRING) AS amount,
    sales_agent AS owner_id,
    product,
    engage_date AS recorded_at,
    _file,
    _line
  FROM sales_pipeline
),

decided AS (
  SELECT
    opportunity_id AS deal_id,
    deal_stage AS stage,
    lower(deal_stage) AS outcome,
    account AS account_id,
    engage_date AS created_at,
    close_date AS closed_at,
    close_value AS amount,
    sales_agent AS owner_id,
    product,
    close_date AS recorded_at,
    _file,
    _line
  FROM sales_pipeline
  WHERE deal_stage IN ('Won', 'Lost')
),

versions AS (
  SELECT * FROM engaged
  UNION ALL
  SELECT * FROM decided
)

SELECT
  deal_id,
  stage,
  outcome,
  account_id,
  created_at,
  closed_at,
  amount,
  'USD' AS currency,
  owner_id,
  'sales' AS pipeline,
  -- The price list writes it with a space.
  CASE product WHEN 'GTXPro' THEN 'GTX Pro' ELSE product END AS product,
  recorded_at,
  _file,
  _line
FROM versions
