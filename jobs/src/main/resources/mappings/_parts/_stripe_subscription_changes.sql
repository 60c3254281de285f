-- Question: how did the monthly revenue of each subscription move?
-- Grain: one row per subscription and change.
-- A trial and what has ended or was deleted pay 0. new is the first payment, reactivation a later
-- one after 0. A change has the time of its version, an end its own.
WITH revenue AS (
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
  FROM _stripe_subscription_versions
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
