-- Question: which role does each user have?
-- Grain: one row per user and landing.
-- Source: user.
-- optional table: user(id, role)
SELECT trim(id) AS of_id, lower(trim(role)) AS meaning, _file, _line, _landed_on FROM user
