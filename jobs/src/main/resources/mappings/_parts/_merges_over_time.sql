-- Question: into which record was each one merged, and on which days was that known?
-- Grain: one row per merged record and span of days, its last day included: one until the day on
-- which the merge landed, which names nothing, and one from then on.
-- Source: _rows, the part that a mapping names when it reads this as _merges_over_time__<part>:
-- of_id (the record that is gone), remaining, merged_at (where the source dates a merge), and where
-- the row comes from.
-- What was told first stands, as a record is merged away once: a survivor that is merged in turn
-- lists also what had been merged into it. Of one landing a dated merge, then the lowest id.
WITH told AS (
  SELECT
    of_id,
    min(_landed_on) AS landed_on,
    min_by(
      struct(remaining, merged_at), struct(_landed_on, merged_at IS NULL, remaining, merged_at))
      AS merge
  FROM _rows
  WHERE of_id <> '' AND of_id <> remaining
  GROUP BY of_id
)
SELECT
  of_id,
  CASE WHEN is_known THEN merge.remaining END AS merged_into_id,
  CASE WHEN is_known THEN merge.merged_at END AS merged_at,
  CASE WHEN is_known THEN landed_on ELSE DATE '0001-01-01' END AS since,
  CASE WHEN is_known THEN DATE '9999-12-31' ELSE date_sub(landed_on, 1) END AS until
FROM told
CROSS JOIN (VALUES (false), (true)) AS span(is_known)
