-- Question: which subscriptions were delivered, with their items?
-- Grain: one row per subscription and delivered version, its items as an array.
-- Source: subscription_history (a connector that lands no history has subscription: declare that
-- one under this name), subscription_item, price or plan, and product for names.
-- Recorded when the version began, else at the connector's last look. Items have no history there:
-- each version takes them as they had been delivered with it, and an item counts until it is marked
-- deleted. A superseded version of a subscription with one item counts with the subscription's own
-- quantity.
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
)
SELECT * FROM delivered
