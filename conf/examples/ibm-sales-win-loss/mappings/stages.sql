-- Question: what does each stage mean?
-- Grain: one row per stage.
-- Source: the column Opportunity Result; the file holds no table of stages.
SELECT 'sales' AS pipeline, stage, stage_order, stage_class, '2024-01-01' AS recorded_at
FROM VALUES
  ('Open', 1, 'open'),
  ('Won', 2, 'won'),
  ('Loss', 3, 'lost') AS stages (stage, stage_order, stage_class)
