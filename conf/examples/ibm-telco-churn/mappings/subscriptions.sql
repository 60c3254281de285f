-- Question: what does each customer pay for what, since when, and who left within the quarter?
-- Grain: one row per customer and version: running when the quarter begins, ended on its last day
-- where the customer left.
-- Source: Telco_customer_churn_33col.csv, one quarter without dates. The quarter is laid at the third
-- of 2024; the contract begins as many months before it as the file counts.
WITH versions AS (
  SELECT *, DATE'2024-06-30' AS recorded_at, FALSE AS is_ended FROM customers
  UNION ALL
  SELECT *, DATE'2024-09-30' AS recorded_at, TRUE AS is_ended FROM customers WHERE Churn_Value = '1'
)

SELECT
  CustomerID AS subscription_id,
  CustomerID AS source_account_id,
  CustomerID AS account_id,
  add_months(DATE'2024-06-30', -CAST(Tenure_Months AS INT)) AS started_at,
  CASE WHEN is_ended THEN recorded_at END AS ended_at,
  Monthly_Charges AS mrr_amount,
  'USD' AS currency,
  Contract AS plan,
  'monthly' AS billing_period,
  Phone_Service AS x_phone_service,
  Multiple_Lines AS x_multiple_lines,
  Online_Security AS x_online_security,
  Online_Backup AS x_online_backup,
  Device_Protection AS x_device_protection,
  Tech_Support AS x_tech_support,
  Streaming_TV AS x_streaming_tv,
  Streaming_Movies AS x_streaming_movies,
  Paperless_Billing AS x_paperless_billing,
  Payment_Method AS x_payment_method,
  nullif(trim(Total_Charges), '') AS x_total_charges,
  recorded_at,
  _file,
  _line
FROM versions
