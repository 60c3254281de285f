-- Question: which tickets were merged into which?
-- Grain: one row per telling of a merge.
-- Source: ticket: the list that the remaining ticket keeps.
-- optional: ticket.merged_ticket_ids
SELECT
  trim(loser) AS of_id, trim(id) AS remaining, CAST(NULL AS TIMESTAMP) AS merged_at, _landed_on
FROM ticket
LATERAL VIEW explode(split(regexp_replace(merged_ticket_ids, '[\\[\\]"]', ''), ',')) AS loser
