-- Question: which tickets were opened before their account signed up?
-- Grain: one row per ticket of a known account.
-- Source: tickets, accounts.
SELECT tickets.ticket_id AS row_key, tickets.created_at < accounts.created_at AS is_failed
FROM tickets
INNER JOIN accounts ON tickets.account_id = accounts.account_id
