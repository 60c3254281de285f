-- Question: who are the customers?
-- Grain: one row per customer.
-- Source: Telco_customer_churn_33col.csv, one quarter without dates, laid at its first day.
SELECT
  CustomerID AS account_id,
  CustomerID AS account_name,
  -- What they buy tells their segments apart.
  CASE Internet_Service WHEN 'No' THEN 'no internet' ELSE Internet_Service END AS segment,
  Country AS country,
  Dependents AS x_has_dependents,
  Churn_Score AS x_churn_score,
  CLTV AS x_lifetime_value,
  nullif(Churn_Reason, '') AS x_churn_reason,
  Gender AS x_gender,
  Senior_Citizen AS x_senior_citizen,
  Partner AS x_partner,
  '2024-06-30' AS recorded_at,
  _file,
  _line
FROM customers
