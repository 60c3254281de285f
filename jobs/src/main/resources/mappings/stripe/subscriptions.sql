-- Question: what does each customer pay every month, for what, and since when?
-- Grain: one row per subscription and version.
-- Source: subscription_history (a connector that lands no history has subscription: declare that
-- one under this name), subscription_item, price or plan, and product for names.
-- Versions: every delivered row, recorded when its version began, else at the connector's last
-- look. Before the first one, one for each moment that it dates: begun, trial ended, canceled,
-- ended. These carry the amount of the first delivered version: an upgrade before it is not told.
-- Items have no history there: each version takes them as they had been delivered with it, and an
-- item counts until it is marked deleted. A superseded version of a subscription with one item
-- counts with the subscription's own quantity.
-- mrr_amount: over the items, unit amount times quantity, brought to a month: a year has 12 months,
-- 52 weeks, 365 days. Amounts are in the currency's smallest unit as Stripe counts it: hundredths,
-- but whole for JPY and 14 others, thousandths for KWD and 4 others (ISK and UGX: hundredths). List
-- price: discounts and tax are left aside. Metered items are no committed revenue and count 0; a
-- price without a unit amount (tiers) or with an unknown interval gives none, and the row is set
-- aside. Packages count whole, and a part of one as one. A subscription that is incomplete or
-- paused pays 0; one past due or unpaid keeps its amount.
-- billing_period: other intervals than a month, a quarter and a year have no word, nor have mixed
-- ones.
-- cancel_requested_at: when it was canceled, or set to be; it then does not renew by itself.
-- optional: subscription_history._fivetran_active, subscription_history._fivetran_start
-- optional: subscription_history._fivetran_synced, subscription_history.is_deleted
-- optional: subscription_history.cancel_at, subscription_history.cancel_at_period_end
-- optional: subscription_history.canceled_at, subscription_history.created
-- optional: subscription_history.current_period_end, subscription_history.ended_at
-- optional: subscription_history.quantity, subscription_history.start_date
-- optional: subscription_history.trial_end
-- optional: subscription_item._fivetran_deleted, subscription_item.current_period_end
-- optional table: price(id, currency, nickname, unit_amount, recurring_interval)
-- optional: price.product_id, price.recurring_interval_count, price.recurring_usage_type
-- optional: price.transform_quantity_divide_by, price.transform_quantity_round
-- optional: price.unit_amount_decimal
-- optional table: plan(id, currency, nickname, amount, interval)
-- optional: plan.product_id, plan.interval_count, plan.usage_type
-- optional: plan.transform_usage_divide_by, plan.transform_usage_round
-- optional table: product(id, name)
WITH products AS (
  SELECT
    trim(id) AS product_id,
    max_by(nullif(trim(name), ''), struct(_landed_on, _file, _line)) AS name
  FROM product
  GROUP BY trim(id)
),
told_prices AS (
  SELECT
    trim(id) AS price_id, 2 AS weight, coalesce(nullif(trim(unit_amount_decimal), ''), unit_amount)
      AS unit, currency, nickname, product_id, recurring_interval AS interval,
    recurring_interval_count AS interval_count, recurring_usage_type AS usage_type,
    transform_quantity_divide_by AS divide_by, transform_quantity_round AS round,
    _file, _line, _landed_on
  FROM price
  UNION ALL
  SELECT
    trim(id), 1, amount, currency, nickname, product_id, interval, interval_count, usage_type,
    transform_usage_divide_by, transform_usage_round, _file, _line, _landed_on
  FROM plan
),
prices AS (
  SELECT
    price_id,
    max_by(
      struct(
        unit, currency, nickname, product_id, interval, interval_count, usage_type, divide_by,
        round),
      struct(weight, _landed_on, _file, _line)) AS said
  FROM told_prices
  GROUP BY price_id
),
item_states AS (
  SELECT
    trim(subscription_id) AS subscription_id,
    trim(id) AS item_id,
    struct(
      trim(plan_id) AS price_id,
      try_cast(trim(quantity) AS DECIMAL(12, 0)) AS quantity,
      coalesce(try_cast(trim(_fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
      coalesce(
        try_cast(try_cast(trim(current_period_end) AS BIGINT) AS TIMESTAMP),
        try_cast(trim(current_period_end) AS TIMESTAMP)) AS term_ends_at) AS state,
    _landed_on,
    _file,
    _line
  FROM subscription_item
),
item_changes AS (
  SELECT
    subscription_id,
    item_id,
    state,
    _landed_on,
    lag(state) OVER (PARTITION BY subscription_id, item_id ORDER BY _landed_on, _file, _line)
      AS former
  FROM item_states
),
items_of AS (
  SELECT
    c.subscription_id,
    collect_list(
      struct(
        c.item_id,
        c.state.price_id AS price_id,
        CASE WHEN c.former IS NULL THEN DATE '0001-01-01' ELSE c._landed_on END AS since,
        c.state.is_deleted AS is_deleted,
        c.state.term_ends_at AS term_ends_at,
        c.state.quantity AS quantity,
        try_cast(trim(p.said.unit) AS DECIMAL(20, 6)) AS unit,
        p.said.currency AS currency,
        lower(trim(p.said.interval)) AS interval,
        coalesce(try_cast(trim(p.said.interval_count) AS DECIMAL(5, 0)), 1) AS interval_count,
        lower(trim(p.said.usage_type)) AS usage_type,
        try_cast(trim(p.said.divide_by) AS DECIMAL(12, 0)) AS divide_by,
        lower(trim(p.said.round)) AS round,
        coalesce(nullif(trim(p.said.nickname), ''), r.name, c.state.price_id) AS plan))
      AS states
  FROM item_changes AS c
  LEFT JOIN prices AS p ON c.state.price_id = p.price_id
  LEFT JOIN products AS r ON trim(p.said.product_id) = r.product_id
  WHERE c.former IS NULL OR c.state <> c.former
  GROUP BY c.subscription_id
),
rows_told AS (
  SELECT
    s.*,
    coalesce(
      try_cast(trim(s._fivetran_start) AS TIMESTAMP),
      try_cast(trim(s._fivetran_synced) AS TIMESTAMP)) AS told_at
  FROM subscription_history AS s
),
newest AS (
  SELECT
    t.*,
    row_number() OVER (
      PARTITION BY trim(t.id), coalesce(t.told_at, CAST(t._landed_on AS TIMESTAMP))
      ORDER BY t._landed_on DESC, t._file DESC, t._line DESC) AS newest_first
  FROM rows_told AS t
),
with_items AS (
  SELECT
    n.*,
    filter(
      filter(i.states, x -> x.since <= n._landed_on),
      x -> NOT x.is_deleted
        AND NOT exists(
          i.states,
          y -> y.item_id = x.item_id AND y.since > x.since AND y.since <= n._landed_on))
      AS current_items
  FROM newest AS n
  LEFT JOIN items_of AS i ON trim(n.id) = i.subscription_id
  WHERE n.newest_first = 1
),
delivered AS (
  SELECT
    trim(id) AS subscription_id,
    nullif(trim(customer_id), '') AS source_account_id,
    coalesce(
      try_cast(trim(start_date) AS TIMESTAMP), try_cast(trim(created) AS TIMESTAMP)) AS started_at,
    try_cast(trim(ended_at) AS TIMESTAMP) AS ended_at,
    try_cast(trim(trial_end) AS TIMESTAMP) AS trial_ends_at,
    try_cast(trim(canceled_at) AS TIMESTAMP) AS canceled_at,
    try_cast(trim(cancel_at) AS TIMESTAMP) AS cancel_at,
    coalesce(
      try_cast(trim(current_period_end) AS TIMESTAMP),
      array_max(transform(current_items, i -> i.term_ends_at))) AS term_ends_at,
    try_cast(trim(cancel_at_period_end) AS BOOLEAN) AS cancels_at_period_end,
    lower(trim(status)) AS status,
    coalesce(try_cast(trim(is_deleted) AS BOOLEAN), false) AS is_deleted,
    transform(
      current_items,
      i -> named_struct(
        'quantity',
        CASE
          WHEN size(current_items) = 1
            AND NOT coalesce(try_cast(trim(_fivetran_active) AS BOOLEAN), true)
            THEN coalesce(try_cast(trim(quantity) AS DECIMAL(12, 0)), i.quantity)
          ELSE i.quantity
        END,
        'unit', i.unit,
        'currency', i.currency,
        'interval', i.interval,
        'interval_count', i.interval_count,
        'usage_type', i.usage_type,
        'divide_by', i.divide_by,
        'round', i.round,
        'plan', i.plan)) AS items,
    told_at AS recorded_at,
    _file,
    _line,
    _landed_on
  FROM with_items
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
)
SELECT
  subscription_id,
  source_account_id,
  started_at,
  mrr_amount,
  currency,
  ended_at,
  nullif(plan, '') AS plan,
  seats,
  CASE WHEN size(billing_periods) = 1 THEN billing_periods[0] END AS billing_period,
  auto_renews,
  is_trial,
  CAST(term_ends_at AS DATE) AS term_ends_at,
  cancel_requested_at,
  subscription_id AS source_id,
  is_deleted,
  recorded_at,
  _file,
  _line,
  _landed_on
FROM versions
