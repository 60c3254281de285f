-- Question: what was billed, and was it paid?
-- Grain: one row per invoice and version.
-- The shape is told in _delivered_invoices.sql, money and time in the part of all Stripe sets.
SELECT * FROM _stripe_invoices
