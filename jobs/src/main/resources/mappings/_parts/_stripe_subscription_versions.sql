-- Question: what did each subscription amount to, at every moment that Stripe dates?
-- Grain: one row per subscription and version; known_at is when it could be known.
-- Source: _delivered_subscriptions of the set that reads this, in whichever shape Stripe delivers.
-- Versions: every delivered row. Before the first one, one for each moment that it dates: begun,
-- trial ended, canceled, ended. These carry the amount of the first delivered version: an upgrade
-- before it is not told.
-- mrr_amount: over the items, unit amount times quantity, brought to a month: a year has 12 months,
-- 52 weeks, 365 days. Amounts are in the currency's smallest unit as Stripe counts it: hundredths,
-- but whole for JPY and 14 others, thousandths for KWD and 4 others (ISK and UGX: hundredths). List
-- price: discounts and tax are left aside. Metered items are no committed revenue and count 0; a
-- price without a unit amount (tiers) or with an unknown interval gives none, and the row is set
-- aside. Packages count whole, and a part of one as one. A subscription that is incomplete, paused
-- or without any item left pays 0; one past due or unpaid keeps its amount. One whose collection
-- alone is paused (pause_collection) stays active and counts, as in Stripe's own MRR, unless the
-- company chooses that it pays nothing meanwhile.
-- option: paused-collection = counts | pays-nothing
WITH priced AS (
  SELECT
    subscription_id, source_account_id, started_at, ended_at, trial_ends_at, canceled_at,
    cancel_at, term_ends_at, cancels_at_period_end, status, is_deleted, recorded_at,
    _file, _line, _landed_on,
    upper(trim(get(items, 0).currency)) AS currency,
    array_join(array_sort(array_distinct(array_compact(transform(items, i -> i.plan)))), ', ')
      AS plan,
    aggregate(
      filter(items, i -> NOT i.usage_type <=> 'metered'),
      CAST(0 AS DECIMAL(18, 0)),
      (sum, i) -> CAST(sum + coalesce(i.quantity, 1) AS DECIMAL(18, 0))) AS seats,
    array_distinct(
      transform(
        items,
        i -> CASE
          WHEN i.interval = 'month' AND i.interval_count = 1 THEN 'monthly'
          WHEN i.interval = 'month' AND i.interval_count = 3 THEN 'quarterly'
          WHEN i.interval = 'month' AND i.interval_count = 12 THEN 'yearly'
          WHEN i.interval = 'year' AND i.interval_count = 1 THEN 'yearly'
        END)) AS billing_periods,
    CASE
      WHEN status IN ('incomplete', 'incomplete_expired', 'paused')
        OR (is_collection_paused AND :paused_collection = 'pays-nothing')
        THEN CAST(0 AS DECIMAL(18, 4))
      WHEN items IS NOT NULL THEN try_cast(
        aggregate(
          transform(
            items,
            i -> CASE
              WHEN i.usage_type = 'metered' THEN CAST(0 AS DECIMAL(38, 9))
              ELSE try_divide(
                i.unit
                  * CASE
                    WHEN coalesce(i.divide_by, 1) <= 1 OR i.quantity = 0 THEN
                      coalesce(i.quantity, 1)
                    WHEN i.round = 'up' THEN
                      CAST(ceil(i.quantity / i.divide_by) AS DECIMAL(12, 0))
                    ELSE CAST(greatest(floor(i.quantity / i.divide_by), 1) AS DECIMAL(12, 0))
                  END
                  * CASE i.interval
                    WHEN 'day' THEN CAST(365 AS DECIMAL(3, 0))
                    WHEN 'week' THEN CAST(52 AS DECIMAL(3, 0))
                    WHEN 'month' THEN CAST(12 AS DECIMAL(3, 0))
                    WHEN 'year' THEN CAST(1 AS DECIMAL(3, 0))
                  END,
                CAST(12 AS DECIMAL(2, 0))
                  * i.interval_count
                  * CASE
                    WHEN upper(trim(i.currency)) IN (
                      'BIF', 'CLP', 'DJF', 'GNF', 'JPY', 'KMF', 'KRW', 'MGA', 'PYG', 'RWF', 'VND',
                      'VUV', 'XAF', 'XOF', 'XPF') THEN CAST(1 AS DECIMAL(4, 0))
                    WHEN upper(trim(i.currency)) IN ('BHD', 'JOD', 'KWD', 'OMR', 'TND')
                      THEN CAST(1000 AS DECIMAL(4, 0))
                    ELSE CAST(100 AS DECIMAL(4, 0))
                  END)
            END),
          CAST(0 AS DECIMAL(38, 9)),
          (sum, monthly) -> CAST(sum + monthly AS DECIMAL(38, 9)))
        AS DECIMAL(18, 4))
    END AS mrr_amount
  FROM _delivered_subscriptions
),
placed AS (
  SELECT
    * EXCEPT (currency),
    -- Without any item left it still is a subscription in the currency that it had.
    last_value(currency) IGNORE NULLS OVER in_order AS currency,
    coalesce(recorded_at, CAST(_landed_on AS TIMESTAMP)) AS known_at,
    row_number() OVER in_order = 1 AS is_first
  FROM priced
  WINDOW in_order AS (
    PARTITION BY subscription_id
    ORDER BY _landed_on, coalesce(recorded_at, CAST(_landed_on AS TIMESTAMP)), _file, _line
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
),
-- Each row, and before the first one the moments that it dates.
moments AS (
  SELECT p.*, m.moment
  FROM placed AS p
  LATERAL VIEW explode(
    CASE
      WHEN is_first THEN concat(
        array(CAST(NULL AS TIMESTAMP)),
        filter(
          array_distinct(array(started_at, trial_ends_at, canceled_at, ended_at)),
          at -> at >= started_at AND at < known_at))
      ELSE array(CAST(NULL AS TIMESTAMP))
    END) m AS moment
)
SELECT
  subscription_id,
  source_account_id,
  started_at,
  mrr_amount,
  currency,
  CASE WHEN moment IS NULL OR ended_at <= moment THEN ended_at END AS ended_at,
  plan,
  seats,
  billing_periods,
  CASE WHEN moment IS NULL THEN
    NOT (
      coalesce(cancels_at_period_end, false) OR cancel_at IS NOT NULL OR canceled_at IS NOT NULL)
  END AS auto_renews,
  CASE
    WHEN moment IS NULL THEN status = 'trialing'
    ELSE coalesce(trial_ends_at > moment, false)
  END AS is_trial,
  CASE WHEN moment IS NULL THEN term_ends_at END AS term_ends_at,
  CASE WHEN moment IS NULL OR canceled_at <= moment THEN canceled_at END AS cancel_requested_at,
  is_deleted AND moment IS NULL AS is_deleted,
  coalesce(moment, recorded_at) AS recorded_at,
  coalesce(moment, known_at) AS known_at,
  _file,
  _line,
  _landed_on
FROM moments
