-- Question: with what was each record linked, from which day until which?
-- Grain: one row per record and span of days, its last day included; linked_id is null while
-- nothing is linked. The spans of a record leave no day out.
-- Source: _rows, the part that a mapping names when it reads this as _links_over_time__<part>:
-- of_id (the record), linked_id, place (1 for a primary link), is_deleted, and the dates of a raw
-- table with a key.
-- A link counts from the day on which it landed. Of what stands on a day, deleted links are left
-- out first; of the others the lowest place is preferred, then what landed last, then the lowest
-- id.
WITH standing AS (
  SELECT
    of_id, linked_id, place, is_deleted, _valid_from AS since,
    coalesce(_valid_until, DATE '9999-12-31') AS before
  FROM _rows
  WHERE _valid_until IS NULL OR _valid_from < _valid_until
),
days AS (
  SELECT DISTINCT of_id, day
  FROM standing
  LATERAL VIEW explode(array(DATE '0001-01-01', since, before)) AS day
),
chosen AS (
  SELECT
    d.of_id,
    d.day AS since,
    min_by(
      s.linked_id,
      struct(
        s.place,
        datediff(DATE '9999-12-31', s.since),
        try_cast(s.linked_id AS BIGINT),
        s.linked_id)) AS linked_id
  FROM days AS d
  LEFT JOIN standing AS s
    ON d.of_id = s.of_id AND s.since <= d.day AND d.day < s.before AND NOT s.is_deleted
  WHERE d.day < DATE '9999-12-31'
  GROUP BY d.of_id, d.day
),
compared AS (
  SELECT *, lag(linked_id) OVER (PARTITION BY of_id ORDER BY since) AS former FROM chosen
)
SELECT
  of_id,
  linked_id,
  since,
  coalesce(
    date_sub(lead(since) OVER (PARTITION BY of_id ORDER BY since), 1), DATE '9999-12-31') AS until
FROM compared
WHERE since = DATE '0001-01-01' OR NOT linked_id <=> former
