-- Question: which invoices were delivered?
-- Grain: one row per invoice and delivered version.
-- Source: invoice, as the connector lands it; recorded at the connector's last look.
-- issued_at: when it was finalized; a connector that does not tell has the creation or, last, the
-- end of the invoiced period, when Stripe makes an invoice.
-- optional: invoice._fivetran_synced, invoice.created, invoice.date, invoice.due_date
-- optional: invoice.finalized_at, invoice.is_deleted, invoice.period_end
-- optional: invoice.status_transitions_finalized_at, invoice.status_transitions_paid_at
SELECT
  trim(id) AS invoice_id,
  nullif(trim(customer_id), '') AS source_account_id,
  coalesce(
    try_cast(trim(status_transitions_finalized_at) AS TIMESTAMP),
    try_cast(trim(finalized_at) AS TIMESTAMP),
    try_cast(trim(created) AS TIMESTAMP),
    try_cast(trim(`date`) AS TIMESTAMP),
    try_cast(trim(period_end) AS TIMESTAMP)) AS issued_at,
  total AS amount,
  nullif(upper(trim(currency)), '') AS currency,
  try_cast(trim(due_date) AS TIMESTAMP) AS due_at,
  try_cast(trim(status_transitions_paid_at) AS TIMESTAMP) AS paid_at,
  nullif(lower(trim(status)), '') AS status,
  coalesce(try_cast(trim(is_deleted) AS BOOLEAN), false)
    OR coalesce(lower(trim(status)) IN ('draft', 'void'), false) AS is_deleted,
  try_cast(trim(_fivetran_synced) AS TIMESTAMP) AS recorded_at,
  coalesce(try_cast(trim(_fivetran_synced) AS TIMESTAMP), CAST(_landed_on AS TIMESTAMP))
    AS known_at,
  _file,
  _line,
  _landed_on
FROM invoice
