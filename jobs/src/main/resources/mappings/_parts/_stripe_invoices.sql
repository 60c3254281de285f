-- Question: what was billed, and was it paid?
-- Grain: one row per invoice and version.
-- Source: _delivered_invoices of the set that reads this, in whichever shape Stripe delivers.
-- Versions: before the first delivered row, one when the invoice was issued and one when it was
-- paid.
-- amount: the total, after discounts and with tax, in the currency's smallest unit as Stripe counts
-- it: hundredths, but whole for JPY and 14 others, thousandths for KWD and 4 others (ISK and UGX:
-- hundredths); text there stays text, and the row is set aside. paid_at: the time of the
-- transition; a paid invoice without one counts as paid when that became known. A draft is no
-- invoice yet and a void one none any more: both are deleted.
WITH ordered AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY invoice_id ORDER BY known_at, _landed_on, _file, _line)
      AS place
  FROM _delivered_invoices
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
  FROM _delivered_invoices
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
