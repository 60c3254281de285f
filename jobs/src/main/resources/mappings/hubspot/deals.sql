-- Question: which sales are in progress or decided, and what was known of them when?
-- Grain: one row per deal and version.
-- Source: deal; deal_pipeline_stage and deal_pipeline for labels and for what a stage means;
-- deal_company for the account; deal_property_history for the deal's past; merged_deal.
-- Versions: every delivered row, recorded at the deal's modification time (where that is not
-- delivered, or the deal was deleted or had been merged when it was first delivered, at the
-- connector's last look). Before the first delivered row, one version for each moment at which
-- HubSpot's history shows a change of stage, amount, close date, owner, forecast category, next
-- step or pipeline; it holds what was set by then, and nothing of the fields without history.
-- HubSpot dates neither links nor merges nor the list of stages: what had landed with the deal's
-- first row counts for all its versions, what landed later from that day on, when it makes a
-- version of its own. Of several companies the primary one, type 5, is the account, else the one
-- that landed last, else the lowest id. The first label and meaning of a stage count for its past.
-- No history: the currency and the original source; versions before the first delivered row have
-- that row's.
-- Outcome: the deal's own closed flags where they are delivered, else its stage's. A stage that
-- nobody defines keeps its id and has no outcome, and the row is set aside.
-- closed_at: the close date, which HubSpot sets when a deal is closed.
-- deal_type: existing business is expansion (HubSpot does not tell renewals apart); other words
-- pass as they are. forecast_category: words that are not HubSpot's own are unknown.
WITH joined AS (
  SELECT
    v.*,
    s.meaning AS stage,
    p.meaning AS pipeline,
    a.linked_id AS account_id,
    m.merged_into_id,
    m.merged_at,
    m.since AS merge_landed_on,
    greatest(v.first_day, s.since, p.since, a.since, m.since) AS began_on
  FROM _lifetimes__deal_versions AS v
  LEFT JOIN _definitions_over_time__deal_stages AS s ON v.stage_id = s.of_id
  LEFT JOIN _definitions_over_time__deal_pipelines AS p ON v.pipeline_id = p.of_id
  LEFT JOIN _links_over_time__deal_companies AS a ON v.of_id = a.of_id
  LEFT JOIN _merges_over_time__deal_merges AS m ON v.of_id = m.of_id AND NOT v.is_past
  WHERE greatest(v.first_day, s.since, p.since, a.since, m.since)
    <= least(v.last_day, s.until, p.until, a.until, m.until)
)
SELECT
  of_id AS deal_id,
  coalesce(stage.label, stage_id) AS stage,
  coalesce(own_outcome, stage.outcome) AS outcome,
  account_id,
  created_at,
  close_date,
  CASE WHEN coalesce(own_outcome, stage.outcome) <> 'open'
    -- Entered as a date it is a midnight of UTC, whose day is what counts.
    THEN regexp_replace(close_date, '[T ]00:00(:00([.]0+)?)? ?(Z|UTC|[+-]00:?00)?$', '')
  END AS closed_at,
  owner_id,
  deal_name,
  coalesce(pipeline, pipeline_id) AS pipeline,
  CASE deal_type
    WHEN 'newbusiness' THEN 'new'
    WHEN 'existingbusiness' THEN 'expansion'
    ELSE deal_type
  END AS deal_type,
  lead_source,
  CASE
    WHEN forecast_category = 'omit' THEN 'omitted'
    WHEN forecast_category IN ('pipeline', 'best_case', 'commit', 'closed') THEN forecast_category
    WHEN forecast_category IS NOT NULL THEN 'unknown'
  END AS forecast_category,
  coalesce(own_probability, stage.probability) AS crm_probability,
  amount,
  currency,
  next_step,
  next_step_at,
  loss_reason,
  of_id AS source_id,
  is_deleted,
  merged_into_id,
  CASE
    WHEN began_on > first_day THEN CAST(began_on AS TIMESTAMP)
    WHEN merged_into_id IS NOT NULL AND merge_landed_on <= first_landed
      THEN greatest(recorded_at, seen_at, merged_at)
    ELSE recorded_at
  END AS recorded_at,
  _file,
  _line,
  _landed_on
FROM joined
