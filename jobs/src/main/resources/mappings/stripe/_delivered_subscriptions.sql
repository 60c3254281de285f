-- Question: which subscriptions were delivered, with their items?
-- Grain: one row per subscription and version, its items as an array.
-- Source: subscription_history (a connector that lands no history has subscription: declare that
-- one under this name), subscription_item, price or plan, and product for names.
-- Recorded when the version began, else at the connector's last look. Told once more with other
-- content, it is another version from the start of that landing's day on; a superseded version that
-- is told again says nothing new.
-- Items, prices and names count from when they landed: what landed no later than the subscription
-- itself was there from the beginning, what lands later counts from the start of that day on, and
-- makes a version then. With _fivetran_start, the connector's history, a row counts from its own
-- beginning, but never from before the day of its landing where the subscription was known by then.
-- An item is gone when it is marked deleted, when its history ends, or when a snapshot lacks it,
-- and a subscription without any item left pays 0; a subscription that a snapshot lacks is deleted.
-- Who has a price goes on paying it when it is deleted. A price goes before a plan of the same id.
-- A superseded version of a subscription with one item counts with the subscription's own quantity.
-- key: subscription_history(id)
-- key: subscription_item(id)
-- optional: subscription_history._fivetran_active, subscription_history._fivetran_start
-- optional: subscription_history._fivetran_synced, subscription_history.is_deleted
-- optional: subscription_history.cancel_at, subscription_history.cancel_at_period_end
-- optional: subscription_history.canceled_at, subscription_history.created
-- optional: subscription_history.current_period_end, subscription_history.ended_at
-- optional: subscription_history.pause_collection_behavior, subscription_history.quantity
-- optional: subscription_history.start_date, subscription_history.trial_end
-- optional: subscription_item._fivetran_deleted, subscription_item.current_period_end
-- optional: subscription_item._fivetran_active, subscription_item._fivetran_end
-- optional: subscription_item._fivetran_start
-- optional table: price(id, currency, nickname, unit_amount, recurring_interval)
-- optional: price.product_id, price.recurring_interval_count, price.recurring_usage_type
-- optional: price.transform_quantity_divide_by, price.transform_quantity_round
-- optional: price.unit_amount_decimal, price._fivetran_active, price._fivetran_start
-- optional table: plan(id, currency, nickname, amount, interval)
-- optional: plan.product_id, plan.interval_count, plan.usage_type
-- optional: plan.transform_usage_divide_by, plan.transform_usage_round
-- optional: plan._fivetran_active, plan._fivetran_start
-- optional table: product(id, name)
WITH told_names AS (
  SELECT
    trim(id) AS product_id,
    nullif(trim(name), '') AS name,
    _landed_on,
    _file,
    _line,
    lag(struct(nullif(trim(name), '') AS name)) OVER (
      PARTITION BY trim(id) ORDER BY _landed_on, _file, _line) AS former
  FROM product
),
names AS (
  SELECT
    product_id, array_sort(collect_list(struct(_landed_on AS landed_on, _file, _line, name))) AS names
  FROM told_names
  WHERE former IS NULL OR NOT former.name <=> name
  GROUP BY product_id
),
told_prices AS (
  SELECT
    trim(id) AS price_id,
    1 AS choice,
    struct(
      try_cast(
        trim(coalesce(nullif(trim(unit_amount_decimal), ''), unit_amount)) AS DECIMAL(20, 6))
        AS unit,
      currency AS currency,
      lower(trim(recurring_interval)) AS interval,
      coalesce(try_cast(trim(recurring_interval_count) AS DECIMAL(5, 0)), 1) AS interval_count,
      lower(trim(recurring_usage_type)) AS usage_type,
      try_cast(trim(transform_quantity_divide_by) AS DECIMAL(12, 0)) AS divide_by,
      lower(trim(transform_quantity_round)) AS round,
      nullif(trim(nickname), '') AS nickname,
      trim(product_id) AS product_id) AS price,
    try_cast(trim(_fivetran_start) AS TIMESTAMP) AS begun_at,
    coalesce(try_cast(trim(_fivetran_active) AS BOOLEAN), true) AS is_active,
    _landed_on,
    _file,
    _line
  FROM price
  UNION ALL
  SELECT
    trim(id),
    2,
    struct(
      try_cast(trim(amount) AS DECIMAL(20, 6)),
      currency,
      lower(trim(interval)),
      coalesce(try_cast(trim(interval_count) AS DECIMAL(5, 0)), 1),
      lower(trim(usage_type)),
      try_cast(trim(transform_usage_divide_by) AS DECIMAL(12, 0)),
      lower(trim(transform_usage_round)),
      nullif(trim(nickname), ''),
      trim(product_id)),
    try_cast(trim(_fivetran_start) AS TIMESTAMP),
    coalesce(try_cast(trim(_fivetran_active) AS BOOLEAN), true),
    _landed_on,
    _file,
    _line
  FROM plan
),
placed_prices AS (
  SELECT
    *,
    max(begun_at) OVER (
      PARTITION BY price_id, choice ORDER BY unix_date(_landed_on)
      RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS begun_before
  FROM told_prices
),
compared_prices AS (
  SELECT
    *,
    lag(price) OVER (
      PARTITION BY price_id, choice ORDER BY _landed_on, begun_at, _file, _line) AS former
  FROM placed_prices
  -- A history that is told again because it has ended says nothing new.
  WHERE is_active OR begun_before IS NULL OR begun_at > begun_before
),
prices AS (
  SELECT
    p.price_id,
    array_sort(
      collect_list(
        struct(
          p._landed_on AS landed_on, p.begun_at AS begun_at, p._file, p._line, p.choice, p.price,
          n.names)))
      AS prices
  FROM compared_prices AS p
  LEFT JOIN names AS n ON p.price.product_id = n.product_id
  WHERE p.former IS NULL OR p.price <> p.former
  GROUP BY p.price_id
),
told_items AS (
  SELECT
    trim(subscription_id) AS subscription_id,
    trim(id) AS item_id,
    struct(
      trim(plan_id) AS price_id,
      try_cast(trim(quantity) AS DECIMAL(12, 0)) AS quantity,
      coalesce(
        try_cast(try_cast(trim(current_period_end) AS BIGINT) AS TIMESTAMP),
        try_cast(trim(current_period_end) AS TIMESTAMP)) AS term_ends_at) AS item,
    coalesce(try_cast(trim(_fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
    try_cast(trim(_fivetran_start) AS TIMESTAMP) AS begun_at,
    try_cast(trim(_fivetran_end) AS TIMESTAMP) AS ended_at,
    coalesce(try_cast(trim(_fivetran_active) AS BOOLEAN), true) AS is_active,
    _gone_on,
    _landed_on,
    _file,
    _line
  FROM subscription_item
),
placed_items AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY item_id, begun_at, _landed_on ORDER BY _file DESC, _line DESC) AS newest_first,
    max(begun_at) OVER (
      PARTITION BY item_id ORDER BY unix_date(_landed_on)
      RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS begun_before,
    max(begun_at) OVER (
      PARTITION BY item_id ORDER BY unix_date(_landed_on)
      RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS begun_last
  FROM told_items
),
-- What a row says, and that the item is gone: at the end of its history, with a snapshot.
item_events AS (
  SELECT p.subscription_id, p.item_id, p.item, e.is_gone, e.begun_at, e.landed_on, p._file, p._line
  FROM placed_items AS p
  LATERAL VIEW inline(
    array_compact(
      array(
        CASE WHEN is_active OR begun_before IS NULL OR begun_at > begun_before
          THEN struct(is_deleted AS is_gone, begun_at AS begun_at, _landed_on AS landed_on) END,
        CASE WHEN NOT is_active AND ended_at IS NOT NULL AND begun_at = begun_last
          THEN struct(true AS is_gone, ended_at AS begun_at, _landed_on AS landed_on) END,
        CASE WHEN _gone_on IS NOT NULL
          THEN struct(true AS is_gone, CAST(NULL AS TIMESTAMP) AS begun_at, _gone_on AS landed_on)
          END)))
    e AS is_gone, begun_at, landed_on
  WHERE newest_first = 1
),
compared_items AS (
  SELECT
    *,
    lag(struct(subscription_id, item, is_gone)) OVER (
      PARTITION BY item_id ORDER BY landed_on, begun_at, _file, _line) AS former
  FROM item_events
),
items AS (
  SELECT
    c.subscription_id,
    collect_list(
      struct(c.landed_on, c.begun_at, c._file, c._line, c.item_id, c.is_gone, c.item, p.prices))
      AS parts
  FROM compared_items AS c
  LEFT JOIN prices AS p ON c.item.price_id = p.price_id
  WHERE c.former IS NULL OR struct(c.subscription_id, c.item, c.is_gone) <> c.former
  GROUP BY c.subscription_id
),
told_rows AS (
  SELECT
    trim(id) AS subscription_id,
    struct(
      nullif(trim(customer_id), '') AS source_account_id,
      coalesce(try_cast(trim(start_date) AS TIMESTAMP), try_cast(trim(created) AS TIMESTAMP))
        AS started_at,
      try_cast(trim(ended_at) AS TIMESTAMP) AS ended_at,
      try_cast(trim(trial_end) AS TIMESTAMP) AS trial_ends_at,
      try_cast(trim(canceled_at) AS TIMESTAMP) AS canceled_at,
      try_cast(trim(cancel_at) AS TIMESTAMP) AS cancel_at,
      try_cast(trim(current_period_end) AS TIMESTAMP) AS term_ends_at,
      try_cast(trim(cancel_at_period_end) AS BOOLEAN) AS cancels_at_period_end,
      lower(trim(status)) AS status,
      nullif(trim(pause_collection_behavior), '') IS NOT NULL AS is_collection_paused,
      try_cast(trim(quantity) AS DECIMAL(12, 0)) AS quantity) AS state,
    coalesce(try_cast(trim(is_deleted) AS BOOLEAN), false) AS is_deleted,
    coalesce(try_cast(trim(_fivetran_active) AS BOOLEAN), true) AS is_active,
    coalesce(
      try_cast(trim(_fivetran_start) AS TIMESTAMP), try_cast(trim(_fivetran_synced) AS TIMESTAMP))
      AS told_at,
    _gone_on,
    _landed_on,
    _file,
    _line
  FROM subscription_history
),
placed_rows AS (
  SELECT
    *,
    min(_landed_on) OVER (PARTITION BY subscription_id) AS first_day,
    max(_landed_on) OVER before AS landed_before,
    max(_gone_on) OVER before AS gone_before,
    row_number() OVER (
      PARTITION BY subscription_id, told_at, _landed_on ORDER BY _file DESC, _line DESC)
      AS newest_first
  FROM told_rows
  WINDOW before AS (
    PARTITION BY subscription_id ORDER BY unix_date(_landed_on)
    RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
compared_rows AS (
  SELECT
    *,
    lag(struct(state, is_deleted)) OVER telling AS former,
    row_number() OVER telling AS telling
  FROM placed_rows
  WHERE newest_first = 1
  WINDOW telling AS (PARTITION BY subscription_id, told_at ORDER BY _landed_on)
),
recorded_rows AS (
  SELECT
    *,
    CASE WHEN told_at IS NOT NULL THEN last_value(
      CASE
        WHEN gone_before > landed_before OR struct(state, is_deleted) <> former
          THEN greatest(told_at, CAST(_landed_on AS TIMESTAMP))
        WHEN telling = 1 THEN told_at
      END) IGNORE NULLS OVER (PARTITION BY subscription_id, told_at ORDER BY _landed_on)
    END AS recorded_at
  FROM compared_rows
),
-- What a row says, and that the subscription is gone with a snapshot.
row_events AS (
  SELECT r.subscription_id, r.first_day, r.state, r.is_active, e.*, r._file, r._line
  FROM recorded_rows AS r
  LATERAL VIEW inline(
    array_compact(
      array(
        CASE WHEN is_active OR telling = 1 OR told_at IS NULL
          THEN struct(is_deleted AS is_deleted, recorded_at AS recorded_at, _landed_on AS landed_on)
          END,
        CASE WHEN _gone_on IS NOT NULL
          THEN struct(
            true AS is_deleted, CAST(_gone_on AS TIMESTAMP) AS recorded_at, _gone_on AS landed_on)
          END)))
    e AS is_deleted, recorded_at, landed_on
),
subscriptions AS (
  SELECT
    subscription_id,
    first_day,
    array_sort(
      collect_list(
        struct(
          coalesce(recorded_at, CAST(landed_on AS TIMESTAMP)) AS known_at, landed_on, _file, _line,
          recorded_at, is_deleted, is_active, state)))
      AS versions
  FROM row_events
  GROUP BY subscription_id, first_day
),
-- Since when each part counts for this subscription.
dated AS (
  SELECT
    s.subscription_id,
    s.versions,
    array_sort(
      transform(
        coalesce(i.parts, array()),
        e -> struct(
          CASE
            WHEN e.landed_on <= s.first_day
              THEN coalesce(e.begun_at, TIMESTAMP '0001-01-01 00:00:00')
            ELSE greatest(e.begun_at, CAST(e.landed_on AS TIMESTAMP))
          END AS since,
          e.landed_on AS landed_on,
          e._line AS line,
          e.item_id AS item_id,
          e.landed_on <= s.first_day AS is_old,
          e.is_gone AS is_gone,
          e.item AS item,
          transform(
            e.prices,
            p -> struct(
              CASE
                WHEN p.landed_on <= s.first_day
                  THEN coalesce(p.begun_at, TIMESTAMP '0001-01-01 00:00:00')
                ELSE greatest(p.begun_at, CAST(p.landed_on AS TIMESTAMP))
              END AS since,
              p.landed_on AS landed_on,
              p.landed_on <= s.first_day AS is_old,
              p.choice AS choice,
              p.price AS price,
              transform(
                p.names,
                n -> struct(
                  CASE
                    WHEN n.landed_on <= s.first_day THEN TIMESTAMP '0001-01-01 00:00:00'
                    ELSE CAST(n.landed_on AS TIMESTAMP)
                  END AS since,
                  n.landed_on AS landed_on,
                  n.name AS name)) AS names)) AS prices)))
      AS parts
  FROM subscriptions AS s
  LEFT JOIN items AS i ON s.subscription_id = i.subscription_id
),
with_changes AS (
  SELECT
    *,
    array_min(transform(filter(parts, e -> e.is_old), e -> e.since)) AS parts_since,
    array_distinct(
      concat(
        transform(parts, e -> struct(e.since AS since, e.landed_on AS landed_on)),
        flatten(
          transform(
            filter(parts, e -> e.prices IS NOT NULL),
            e -> concat(
              transform(e.prices, p -> struct(p.since AS since, p.landed_on AS landed_on)),
              flatten(
                transform(
                  filter(e.prices, p -> p.names IS NOT NULL),
                  p -> transform(
                    p.names, n -> struct(n.since AS since, n.landed_on AS landed_on)))))))))
      AS changes
  FROM dated
),
moments AS (
  SELECT w.subscription_id, w.parts, w.parts_since, m.*
  FROM with_changes AS w
  LATERAL VIEW inline(
    concat(
      transform(
        versions,
        v -> struct(v.known_at AS known_at, false AS is_made, v.landed_on AS landed_on, v AS version)),
      transform(
        filter(changes, c -> c.since > get(versions, 0).known_at),
        c -> struct(
          c.since AS known_at,
          true AS is_made,
          c.landed_on AS landed_on,
          try_element_at(filter(versions, v -> v.known_at <= c.since), -1) AS version))))
    m AS known_at, is_made, landed_on, version
),
-- Of each item the last state by then, unless it is gone.
with_items AS (
  SELECT
    subscription_id, known_at, is_made, landed_on, version,
    CASE WHEN get(parts, 0).since <= greatest(known_at, parts_since) THEN filter(
      filter(parts, x -> x.since <= greatest(known_at, parts_since)),
      x -> NOT x.is_gone
        AND NOT exists(
          parts,
          y -> y.item_id = x.item_id AND y.since <= greatest(known_at, parts_since)
            AND struct(y.since, y.landed_on, y.line) > struct(x.since, x.landed_on, x.line)))
    END AS items
  FROM moments
),
with_prices AS (
  SELECT
    subscription_id, known_at, is_made, landed_on, version,
    transform(
      items,
      i -> struct(
        i.item AS item,
        coalesce(
          try_element_at(filter(i.prices, p -> p.choice = 1 AND p.since <= known_at), -1),
          get(filter(i.prices, p -> p.choice = 1 AND p.is_old), 0),
          try_element_at(filter(i.prices, p -> p.choice = 2 AND p.since <= known_at), -1),
          get(filter(i.prices, p -> p.choice = 2 AND p.is_old), 0)) AS found)) AS items
  FROM with_items
),
told AS (
  SELECT
    subscription_id, known_at, is_made, landed_on, version,
    array_max(transform(items, i -> i.item.term_ends_at)) AS term_ends_at,
    transform(
      items,
      i -> named_struct(
        'quantity',
        CASE
          WHEN size(items) = 1 AND NOT version.is_active
            THEN coalesce(version.state.quantity, i.item.quantity)
          ELSE i.item.quantity
        END,
        'unit', i.found.price.unit,
        'currency', i.found.price.currency,
        'interval', i.found.price.interval,
        'interval_count', i.found.price.interval_count,
        'usage_type', i.found.price.usage_type,
        'divide_by', i.found.price.divide_by,
        'round', i.found.price.round,
        'plan', coalesce(
          i.found.price.nickname,
          try_element_at(filter(i.found.names, n -> n.since <= known_at), -1).name,
          i.item.price_id))) AS items
  FROM with_prices
),
delivered AS (
  SELECT
    subscription_id,
    version.state.source_account_id AS source_account_id,
    version.state.started_at AS started_at,
    version.state.ended_at AS ended_at,
    version.state.trial_ends_at AS trial_ends_at,
    version.state.canceled_at AS canceled_at,
    version.state.cancel_at AS cancel_at,
    coalesce(version.state.term_ends_at, term_ends_at) AS term_ends_at,
    version.state.cancels_at_period_end AS cancels_at_period_end,
    version.state.status AS status,
    version.state.is_collection_paused AS is_collection_paused,
    version.is_deleted AS is_deleted,
    items,
    CASE WHEN is_made THEN known_at ELSE version.recorded_at END AS recorded_at,
    version._file AS _file,
    version._line AS _line,
    landed_on AS _landed_on,
    is_made
      AND items <=> lag(items) OVER so_far
      AND term_ends_at <=> lag(term_ends_at) OVER so_far AS says_nothing
  FROM told
  WINDOW so_far AS (PARTITION BY subscription_id ORDER BY known_at, is_made, landed_on)
)
SELECT * FROM delivered WHERE NOT says_nothing
