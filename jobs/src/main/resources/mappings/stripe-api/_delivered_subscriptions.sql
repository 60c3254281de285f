-- Question: which subscriptions were delivered, with their items?
-- Grain: one row per subscription and delivered version, its items as an array.
-- Source: subscription objects as Stripe's API gives them, one JSON object a line, with items
-- inside.
-- Recorded when it landed, as Stripe does not date a change. Times are seconds since 1970. The
-- customer may be an id or, expanded, an object. One that a snapshot lacks is deleted.
-- key: subscription(id)
-- optional: subscription.cancel_at, subscription.cancel_at_period_end, subscription.canceled_at
-- optional: subscription.current_period_end, subscription.deleted, subscription.ended_at
-- optional: subscription.pause_collection, subscription.start_date, subscription.created
-- optional: subscription.trial_end
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
    nullif(trim(get_json_object(pause_collection, '$.behavior')), '') IS NOT NULL
      AS is_collection_paused,
    coalesce(try_cast(deleted AS BOOLEAN), false) AS is_deleted,
    CASE WHEN size(data) > 0 THEN transform(
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
        'plan', coalesce(i.price.nickname, i.plan.nickname, i.price.id, i.plan.id)))
    END AS items,
    CAST(NULL AS TIMESTAMP) AS recorded_at,
    _file,
    _line,
    _landed_on,
    _gone_on
  FROM parsed
)
SELECT
  d.subscription_id, d.source_account_id, d.started_at, d.ended_at, d.trial_ends_at, d.canceled_at,
  d.cancel_at, d.term_ends_at, d.cancels_at_period_end, d.status, d.is_collection_paused,
  e.is_deleted, d.items, d.recorded_at, d._file, d._line, e.day AS _landed_on
FROM delivered AS d
LATERAL VIEW inline(
  array_compact(
    array(
      struct(d.is_deleted AS is_deleted, d._landed_on AS day),
      CASE WHEN d._gone_on IS NOT NULL THEN struct(true AS is_deleted, d._gone_on AS day) END)))
  e AS is_deleted, day
