-- Question: how did the monthly revenue of each subscription move?
-- Grain: one row per subscription and change.
-- Source: as in subscriptions.sql, whose versions are compared here, one with the one before.
-- A trial and what has ended or was deleted pay 0. new is the first payment, reactivation a later
-- one after 0. A change is dated by the day on which it was delivered, an end by its own time; an
-- upgrade before the first delivered object is not told.
-- mrr_amount: over the items, unit amount times quantity, brought to a month: a year has 12 months,
-- 52 weeks, 365 days. Amounts are in the currency's smallest unit as Stripe counts it: hundredths,
-- but whole for JPY and 14 others, thousandths for KWD and 4 others (ISK and UGX: hundredths). List
-- price: discounts and tax are left aside. Metered items are no committed revenue and count 0; a
-- price without a unit amount (tiers) or with an unknown interval gives none, and the row is set
-- aside. Packages count whole, and a part of one as one. A subscription that is incomplete or
-- paused pays 0; one past due or unpaid keeps its amount.
-- optional: subscription.cancel_at, subscription.cancel_at_period_end, subscription.canceled_at
-- optional: subscription.current_period_end, subscription.deleted, subscription.ended_at
-- optional: subscription.start_date, subscription.created, subscription.trial_end
WITH parsed AS (
  SELECT
    s.*,
    from_json(
      items,
      'STRUCT<data: ARRAY<STRUCT<
        quantity: STRING,
        current_period_end: STRING,
        price: STRUCT<
          id: STRING, nickname: STRING, currency: STRING, unit_amount: STRING,
          unit_amount_decimal: STRING,
          recurring: STRUCT<interval: STRING, interval_count: STRING, usage_type: STRING>,
          transform_quantity: STRUCT<divide_by: STRING, round: STRING>>,
        plan: STRUCT<
          id: STRING, nickname: STRING, currency: STRING, amount: STRING, amount_decimal: STRING,
          interval: STRING, interval_count: STRING, usage_type: STRING,
          transform_usage: STRUCT<divide_by: STRING, round: STRING>>>>>').data AS data
  FROM subscription AS s
),
delivered AS (
  SELECT
    trim(id) AS subscription_id,
    coalesce(get_json_object(customer, '$.id'), nullif(trim(customer), '')) AS source_account_id,
    try_cast(coalesce(try_cast(start_date AS BIGINT), try_cast(created AS BIGINT)) AS TIMESTAMP)
      AS started_at,
    try_cast(try_cast(ended_at AS BIGINT) AS TIMESTAMP) AS ended_at,
    try_cast(try_cast(trial_end AS BIGINT) AS TIMESTAMP) AS trial_ends_at,
    try_cast(try_cast(canceled_at AS BIGINT) AS TIMESTAMP) AS canceled_at,
    try_cast(try_cast(cancel_at AS BIGINT) AS TIMESTAMP) AS cancel_at,
    try_cast(
      coalesce(
        try_cast(current_period_end AS BIGINT),
        array_max(transform(data, i -> try_cast(i.current_period_end AS BIGINT))))
      AS TIMESTAMP) AS term_ends_at,
    try_cast(cancel_at_period_end AS BOOLEAN) AS cancels_at_period_end,
    lower(trim(status)) AS status,
    coalesce(try_cast(deleted AS BOOLEAN), false) AS is_deleted,
    transform(
      data,
      i -> named_struct(
        'quantity', try_cast(i.quantity AS DECIMAL(12, 0)),
        'unit', try_cast(
          coalesce(
            i.price.unit_amount_decimal, i.price.unit_amount,
            CASE WHEN i.price IS NULL THEN coalesce(i.plan.amount_decimal, i.plan.amount) END)
          AS DECIMAL(20, 6)),
        'currency', coalesce(i.price.currency, i.plan.currency),
        'interval', coalesce(i.price.recurring.interval, i.plan.interval),
        'interval_count', coalesce(
          try_cast(coalesce(i.price.recurring.interval_count, i.plan.interval_count)
            AS DECIMAL(5, 0)),
          1),
        'usage_type', coalesce(i.price.recurring.usage_type, i.plan.usage_type),
        'divide_by', try_cast(
          CASE
            WHEN i.price IS NULL THEN i.plan.transform_usage.divide_by
            ELSE i.price.transform_quantity.divide_by
          END AS DECIMAL(12, 0)),
        'round', CASE
          WHEN i.price IS NULL THEN i.plan.transform_usage.round
          ELSE i.price.transform_quantity.round
        END,
        'plan', coalesce(i.price.nickname, i.plan.nickname, i.price.id, i.plan.id))) AS items,
    CAST(NULL AS TIMESTAMP) AS recorded_at,
    _file,
    _line,
    _landed_on
  FROM parsed
),
-- From here on the same for the connector and for the API.
priced AS (
  SELECT
    subscription_id, source_account_id, started_at, ended_at, trial_ends_at, canceled_at,
    cancel_at, term_ends_at, cancels_at_period_end, status, is_deleted, recorded_at,
    _file, _line, _landed_on,
    upper(trim(items[0].currency)) AS currency,
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
        THEN CAST(0 AS DECIMAL(18, 4))
      WHEN size(items) > 0 THEN try_cast(
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
  FROM delivered
),
first_delivered AS (
  SELECT
    subscription_id,
    min(coalesce(recorded_at, CAST(_landed_on AS TIMESTAMP))) AS since,
    min_by(
      struct(
        source_account_id, started_at, ended_at, trial_ends_at, canceled_at, mrr_amount, currency,
        plan, seats, billing_periods, _file, _line, _landed_on),
      struct(coalesce(recorded_at, CAST(_landed_on AS TIMESTAMP)), _file, _line)) AS said
  FROM priced
  GROUP BY subscription_id
),
moments AS (
  SELECT subscription_id, since, said, moment
  FROM first_delivered
  LATERAL VIEW explode(
    array_distinct(
      array(said.started_at, said.trial_ends_at, said.canceled_at, said.ended_at))) AS moment
),
versions AS (
  SELECT
    subscription_id,
    source_account_id,
    started_at,
    mrr_amount,
    currency,
    ended_at,
    plan,
    seats,
    billing_periods,
    NOT (
      coalesce(cancels_at_period_end, false) OR cancel_at IS NOT NULL OR canceled_at IS NOT NULL)
      AS auto_renews,
    status = 'trialing' AS is_trial,
    term_ends_at,
    canceled_at AS cancel_requested_at,
    is_deleted,
    recorded_at,
    coalesce(recorded_at, CAST(_landed_on AS TIMESTAMP)) AS known_at,
    _file,
    _line,
    _landed_on
  FROM priced
  UNION ALL
  SELECT
    subscription_id,
    said.source_account_id,
    said.started_at,
    said.mrr_amount,
    said.currency,
    CASE WHEN said.ended_at <= moment THEN said.ended_at END,
    said.plan,
    said.seats,
    said.billing_periods,
    CAST(NULL AS BOOLEAN),
    coalesce(said.trial_ends_at > moment, false),
    CAST(NULL AS TIMESTAMP),
    CASE WHEN said.canceled_at <= moment THEN said.canceled_at END,
    false,
    moment,
    moment,
    said._file,
    said._line,
    said._landed_on
  FROM moments
  WHERE moment >= said.started_at AND moment < since
),
revenue AS (
  SELECT
    subscription_id,
    -- An end counts at its own time, a start never before it.
    CASE
      WHEN ended_at <= known_at THEN greatest(ended_at, started_at)
      ELSE greatest(known_at, started_at)
    END AS changed_at,
    CASE WHEN is_trial OR is_deleted OR ended_at <= known_at THEN 0 ELSE mrr_amount END AS mrr,
    known_at,
    _file,
    _line,
    _landed_on
  FROM versions
),
each_time AS (
  SELECT
    subscription_id,
    changed_at,
    max_by(mrr, struct(known_at, _landed_on, _file, _line)) AS mrr,
    max_by(_file, struct(known_at, _landed_on, _file, _line)) AS _file,
    max_by(_line, struct(known_at, _landed_on, _file, _line)) AS _line,
    max_by(_landed_on, struct(known_at, _landed_on, _file, _line)) AS _landed_on
  FROM revenue
  WHERE mrr IS NOT NULL
  GROUP BY subscription_id, changed_at
),
compared AS (
  SELECT
    subscription_id,
    changed_at,
    coalesce(lag(mrr) OVER so_far, 0) AS mrr_before,
    mrr AS mrr_after,
    coalesce(
      max(mrr) OVER (
        PARTITION BY subscription_id ORDER BY changed_at
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) > 0,
      false) AS has_paid,
    _file,
    _line,
    _landed_on
  FROM each_time
  WINDOW so_far AS (PARTITION BY subscription_id ORDER BY changed_at)
)
SELECT
  subscription_id,
  changed_at,
  mrr_before,
  mrr_after,
  CASE
    WHEN mrr_before = 0 AND NOT has_paid THEN 'new'
    WHEN mrr_before = 0 THEN 'reactivation'
    WHEN mrr_after = 0 THEN 'churn'
    WHEN mrr_after > mrr_before THEN 'expansion'
    ELSE 'contraction'
  END AS change_type,
  subscription_id AS source_id,
  _file,
  _line,
  _landed_on
FROM compared
WHERE mrr_after <> mrr_before
