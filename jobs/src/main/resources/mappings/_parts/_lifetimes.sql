-- Question: on which days was each version of a record its last word?
-- Grain: the rows of _rows, each with first_landed, first_day and last_day.
-- Source: _rows, the part that a mapping names when it reads this as _lifetimes__<part>: of_id (the
-- record), recorded_at, is_past (made up for the time before the first landing), where the row
-- comes from, and _valid_until of a raw table with a key.
-- A version takes of its links and of the lists that it names what stood on its first day: the day
-- on which it was recorded, but not before the record first landed, as nothing older is known. What
-- begins on a later day up to its last makes a version of that day. The last day is the one before
-- the next version, or before a snapshot that no longer has the record. A record that a snapshot
-- had lost and a later one has again is known anew from the day of that one.
WITH followed AS (
  SELECT
    *,
    NOT is_past AND lag(_valid_until) OVER in_order < _landed_on AS is_back
  FROM _rows
  WINDOW in_order AS (PARTITION BY of_id ORDER BY is_past, _landed_on, _file, _line)
),
numbered AS (
  SELECT
    *,
    count_if(is_back)
      OVER (PARTITION BY of_id ORDER BY is_past, _landed_on, _file, _line) AS returns
  FROM followed
),
dated AS (
  SELECT
    * EXCEPT (recorded_at),
    CASE WHEN NOT is_past AND returns > 0 AND recorded_at IS NOT NULL
      THEN greatest(recorded_at, CAST(min(_landed_on) OVER life AS TIMESTAMP))
      ELSE recorded_at
    END AS recorded_at,
    min(CASE WHEN NOT is_past THEN _landed_on END) OVER (PARTITION BY of_id) AS first_landed,
    max(CASE WHEN NOT is_past THEN coalesce(_valid_until, DATE '9999-12-31') END) OVER life
      AS gone_on
  FROM numbered
  WINDOW life AS (PARTITION BY of_id, returns)
),
ended AS (
  SELECT
    *,
    greatest(
      CAST(coalesce(recorded_at, CAST(_landed_on AS TIMESTAMP)) AS DATE), first_landed)
      AS first_day,
    lead(coalesce(recorded_at, CAST(_landed_on AS TIMESTAMP))) OVER (
      PARTITION BY of_id
      ORDER BY coalesce(recorded_at, CAST(_landed_on AS TIMESTAMP)), _landed_on, _file, _line)
      AS next_known_at
  FROM dated
)
SELECT
  *,
  greatest(
    first_day,
    least(CAST(next_known_at - INTERVAL '1' MICROSECOND AS DATE), date_sub(gone_on, 1)))
    AS last_day
FROM ended
