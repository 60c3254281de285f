-- Question: what was billed, and was it paid?
-- Grain: one row per invoice and version.
-- Source: invoice, as the connector lands it; recorded at the connector's last look.
-- Versions: before the first delivered row, one when the invoice was issued and one when it was
-- paid.
-- issued_at: when it was finalized; a connector that does not tell has the creation or, last, the
-- end of the invoiced period, when Stripe makes an invoice. amount: the total, after discounts and
-- with tax, in the currency's smallest unit as Stripe counts it: hundredths, but whole for JPY and
-- 14 others, thousandths for KWD and 4 others (ISK and UGX: hundredths); text there stays text, and
-- the row is set aside. paid_at: the time of the transition; a paid invoice without one counts as
-- paid when that became known. A draft is no invoice yet and a void one none any more: both are
-- deleted.
-- optional: invoice._fivetran_synced, invoice.created, invoice.date, invoice.due_date
-- optional: invoice.finalized_at, invoice.is_deleted, invoice.period_end
-- optional: invoice.status_transitions_finalized_at, invoice.status_transitions_paid_at
WITH delivered AS (
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
),
-- From here on the same for the connector and for the API.
ordered AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY invoice_id ORDER BY known_at, _landed_on, _file, _line)
      AS place
  FROM delivered
),
moments AS (
  SELECT
    invoice_id, source_account_id, issued_at, amount, currency, due_at, paid_at, is_deleted,
    known_at AS since, _file, _line, _landed_on, moment
  FROM ordered
  LATERAL VIEW explode(array_distinct(array(issued_at, paid_at))) AS moment
  WHERE place = 1
),
versions AS (
  SELECT
    invoice_id,
    source_account_id,
    issued_at,
    amount,
    currency,
    due_at,
    coalesce(paid_at, CASE WHEN status = 'paid' THEN known_at END) AS paid_at,
    status,
    is_deleted,
    recorded_at,
    _file,
    _line,
    _landed_on
  FROM delivered
  UNION ALL
  SELECT
    invoice_id,
    source_account_id,
    issued_at,
    amount,
    currency,
    due_at,
    CASE WHEN paid_at <= moment THEN paid_at END,
    CASE WHEN paid_at <= moment THEN 'paid' ELSE 'open' END,
    false,
    moment,
    _file,
    _line,
    _landed_on
  FROM moments
  WHERE moment >= issued_at AND moment < since AND NOT is_deleted
)
SELECT
  invoice_id,
  source_account_id,
  issued_at,
  coalesce(
    CAST(
      try_cast(
        try_cast(amount AS DECIMAL(20, 4))
          / CASE
            WHEN currency IN (
              'BIF', 'CLP', 'DJF', 'GNF', 'JPY', 'KMF', 'KRW', 'MGA', 'PYG', 'RWF', 'VND', 'VUV',
              'XAF', 'XOF', 'XPF') THEN CAST(1 AS DECIMAL(4, 0))
            WHEN currency IN ('BHD', 'JOD', 'KWD', 'OMR', 'TND') THEN CAST(1000 AS DECIMAL(4, 0))
            ELSE CAST(100 AS DECIMAL(4, 0))
          END
        AS DECIMAL(18, 4))
      AS STRING),
    nullif(trim(amount), '')) AS amount,
  currency,
  due_at,
  paid_at,
  status,
  invoice_id AS source_id,
  is_deleted,
  recorded_at,
  _file,
  _line,
  _landed_on
FROM versions
