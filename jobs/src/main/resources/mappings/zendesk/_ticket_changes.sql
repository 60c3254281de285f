-- Question: when did status and priority of each ticket change?
-- Grain: one row per ticket, field and change.
-- Source: ticket_field_history.
-- optional table: ticket_field_history(ticket_id, field_name, updated, value)
SELECT DISTINCT
  trim(ticket_id) AS ticket_id,
  trim(field_name) AS field,
  try_cast(trim(updated) AS TIMESTAMP) AS changed_at,
  nullif(lower(trim(value)), '') AS value
FROM ticket_field_history
WHERE trim(field_name) IN ('status', 'priority')
