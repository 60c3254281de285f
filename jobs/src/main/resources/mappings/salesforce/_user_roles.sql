-- Question: what is each role called?
-- Grain: one row per role id and landing.
-- Source: user_role.
-- optional table: user_role(id, name)
SELECT trim(id) AS of_id, name AS meaning, _file, _line, _landed_on FROM user_role
