-- Question: which invoices were delivered?
-- Grain: one row per invoice and delivered version.
-- Source: invoice objects as Stripe's API gives them, one JSON object a line; recorded when they
-- landed, as Stripe does not date a change. Times are seconds since 1970.
-- issued_at: when it was finalized; a connector that does not tell has the creation or, last, the
-- end of the invoiced period, when Stripe makes an invoice.
-- optional: invoice.deleted, invoice.due_date, invoice.period_end, invoice.status_transitions
SELECT
  trim(id) AS invoice_id,
  coalesce(get_json_object(customer, '$.id'), nullif(trim(customer), '')) AS source_account_id,
  try_cast(
    coalesce(
      try_cast(get_json_object(status_transitions, '$.finalized_at') AS BIGINT),
      try_cast(created AS BIGINT),
      try_cast(period_end AS BIGINT))
    AS TIMESTAMP) AS issued_at,
  total AS amount,
  nullif(upper(trim(currency)), '') AS currency,
  try_cast(try_cast(due_date AS BIGINT) AS TIMESTAMP) AS due_at,
  try_cast(try_cast(get_json_object(status_transitions, '$.paid_at') AS BIGINT) AS TIMESTAMP)
    AS paid_at,
  nullif(lower(trim(status)), '') AS status,
  coalesce(try_cast(deleted AS BOOLEAN), false)
    OR coalesce(lower(trim(status)) IN ('draft', 'void'), false) AS is_deleted,
  CAST(NULL AS TIMESTAMP) AS recorded_at,
  CAST(_landed_on AS TIMESTAMP) AS known_at,
  _file,
  _line,
  _landed_on
FROM invoice
