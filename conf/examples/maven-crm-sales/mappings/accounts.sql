-- Which companies are customers or prospects?
-- Grain: one row per account. Source: accounts.csv, a snapshot without dates.
-- The set says nothing about when a field became known; recorded_at is laid before the first deal.
SELECT
  account AS account_id,
  account AS account_name,
  CASE sector WHEN 'technolgy' THEN 'technology' ELSE sector END AS industry,
  employees AS employee_count,
  CASE
    WHEN try_cast(employees AS INT) < 1000 THEN 'mid-market'
    WHEN try_cast(employees AS INT) >= 1000 THEN 'enterprise'
  END AS segment,
  -- Millions of dollars in the file.
  try_cast(revenue AS DECIMAL(18, 4)) * 1000000 AS annual_revenue_amount,
  CASE office_location WHEN 'Philipines' THEN 'Philippines' ELSE office_location END AS country,
  subsidiary_of AS parent_account_id,
  '2016-01-01' AS recorded_at,
  _file,
  _line
FROM accounts
