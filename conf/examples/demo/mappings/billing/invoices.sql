-- Question: what was billed, and was it paid?
-- Grain: one row per invoice and version: when issued, and when paid.
-- Source: invoice. Money is in cents; text in a money column stays text, for quarantine.
-- Times are seconds since 1970; the second try_cast cannot overflow as timestamp_seconds can.
SELECT
  trim(id) AS invoice_id,
  trim(customer) AS source_account_id,
  try_cast(try_cast(created AS BIGINT) AS TIMESTAMP) AS issued_at,
  coalesce(
    CAST(try_cast(try_cast(total_cents AS DECIMAL(18, 0)) / 100 AS DECIMAL(18, 4)) AS STRING),
    nullif(total_cents, '')) AS amount,
  upper(currency) AS currency,
  try_cast(try_cast(due_date AS BIGINT) AS TIMESTAMP) AS due_at,
  try_cast(try_cast(paid_at AS BIGINT) AS TIMESTAMP) AS paid_at,
  nullif(status, '') AS status,
  trim(id) AS source_id,
  try_cast(try_cast(updated AS BIGINT) AS TIMESTAMP) AS recorded_at,
  _file,
  _line
FROM invoice
