-- Question: which companies are customers, and since when?
-- Grain: one row per account.
-- Source: accounts. Its plan, seats, trial and churn_flag have no date and are left out: nobody can say
-- on which day they were so. The rest counts as known from the signup on.
SELECT
  account_id,
  account_name,
  industry,
  country,
  country AS region,
  referral_source AS acquisition_source,
  signup_date AS created_at,
  account_id AS source_id,
  signup_date AS recorded_at,
  _file,
  _line
FROM accounts
