-- Question: how did the monthly revenue of each subscription move?
-- Grain: one row per subscription and change.
-- A trial and what has ended or was deleted pay 0. new is the first payment, reactivation a later
-- one after 0.
-- A change has the time of its version, an end its own, where that is later than the version before;
-- an end that is told only after such a version counts when it is told. Recorded when it could be
-- known, and never before the start.
WITH in_turn AS (
  SELECT
    *,
    lead(known_at) OVER (
      PARTITION BY subscription_id ORDER BY known_at, _landed_on, _file, _line) AS next_known_at
  FROM _stripe_subscription_versions
  WHERE mrr_amount IS NOT NULL
),
-- A version that another one follows before the start never counted.
revenue AS (
  SELECT
    subscription_id,
    greatest(known_at, started_at) AS told_at,
    CASE WHEN ended_at <= known_at THEN greatest(ended_at, started_at) END AS ended_at,
    CASE WHEN is_trial OR is_deleted OR ended_at <= known_at THEN 0 ELSE mrr_amount END AS mrr,
    _file,
    _line,
    _landed_on
  FROM in_turn
  WHERE next_known_at IS NULL OR greatest(known_at, started_at) < next_known_at
),
compared AS (
  SELECT
    subscription_id,
    told_at,
    CASE
      WHEN ended_at > lag(told_at) OVER so_far OR lag(told_at) OVER so_far IS NULL THEN ended_at
    END AS ended_at,
    coalesce(lag(mrr) OVER so_far, 0) AS mrr_before,
    mrr AS mrr_after,
    coalesce(
      max(mrr) OVER (
        PARTITION BY subscription_id ORDER BY told_at
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) > 0,
      false) AS has_paid,
    _file,
    _line,
    _landed_on
  FROM revenue
  WINDOW so_far AS (PARTITION BY subscription_id ORDER BY told_at)
)
SELECT
  subscription_id,
  coalesce(ended_at, told_at) AS changed_at,
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
  told_at AS recorded_at,
  _file,
  _line,
  _landed_on
FROM compared
WHERE mrr_after <> mrr_before
