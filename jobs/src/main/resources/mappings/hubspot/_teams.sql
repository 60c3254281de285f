-- Question: what is each team called?
-- Grain: one row per team id and landing.
-- Source: team.
-- optional table: team(id, name)
SELECT trim(id) AS of_id, nullif(trim(name), '') AS meaning, _file, _line, _landed_on FROM team
