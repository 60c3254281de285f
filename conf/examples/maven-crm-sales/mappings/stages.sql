-- What does each stage mean?
-- Grain: one row per stage. Source: the set's data dictionary; the file holds no table of stages.
SELECT 'sales' AS pipeline, stage, stage_order, stage_class, '2016-01-01' AS recorded_at
FROM VALUES
  ('Prospecting', 1, 'open'),
  ('Engaging', 2, 'open'),
  ('Won', 3, 'won'),
  ('Lost', 4, 'lost') AS stages (stage, stage_order, stage_class)
