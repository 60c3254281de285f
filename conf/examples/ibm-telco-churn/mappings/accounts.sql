-- Question: who are the customers?
-- Grain: one row per customer.
-- Source: Telco_customer_churn_33col.csv, one quarter without dates, laid at its first day.
SELECT
  CustomerID AS account_id,
  CustomerID AS account_name,
  -- What they buy tells their segments apart.
  CASE Internet_Service WHEN 'No' THEN 'no internet' ELSE Internet_Service END AS segment,
  Country AS country,
  '2024-06-30' AS recorded_at,
  _file,
  _line
FROM customers
