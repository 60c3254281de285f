-- Question: which sales are in progress or decided?
-- Grain: one row per deal and version.
-- Source: deals, a list view that HubSpot exported, with its headers as people see them. Export all
-- properties; "Record ID", "Deal Name", "Deal Stage" and "Pipeline" must be among them.
-- Versions: every exported row, recorded at "Last Modified Date", else when its file landed. An
-- export holds no past: a stock that was exported once trains nothing until later exports follow.
-- Outcome: HubSpot's closed flags where they were exported, else the deal probability, which is 1
-- for a won stage and 0 for a lost one, else the stage's name if it begins with Closed won or
-- Closed lost; every other deal counts as open.
-- closed_at: the close date of a closed deal, which HubSpot sets when the deal is closed.
-- amount: a currency sign or code around it and commas between thousands are taken away; a text
-- that is no amount stays, and the row is set aside.
-- owner_id: HubSpot exports owners by name, so the name is the id.
-- account_id: the primary associated company, else the first one.
-- names: loose
-- optional: deals.deal_name, deals.close_date, deals.create_date, deals.last_modified_date
-- optional: deals.deal_owner, deals.deal_type, deals.amount, deals.currency, deals.next_step
-- optional: deals.forecast_category, deals.deal_probability, deals.is_closed_won
-- optional: deals.is_closed_lost, deals.is_deal_closed, deals.next_activity_date
-- optional: deals.closed_lost_reason, deals.original_traffic_source, deals.original_source_type
-- optional: deals.associated_company_ids, deals.associated_company_ids_primary
-- optional: deals.primary_associated_company_id
WITH worded AS (
  SELECT
    trim(record_id) AS deal_id,
    trim(deal_stage) AS stage,
    CASE
      WHEN lower(trim(is_closed_won)) IN ('true', 'yes', '1') THEN 'won'
      WHEN lower(trim(is_closed_lost)) IN ('true', 'yes', '1') THEN 'lost'
      WHEN lower(trim(is_deal_closed)) IN ('true', 'yes', '1')
        AND lower(trim(is_closed_won)) IN ('false', 'no', '0') THEN 'lost'
      WHEN coalesce(is_closed_won, is_closed_lost, is_deal_closed) IS NOT NULL
        AND coalesce(lower(trim(is_deal_closed)), 'false') IN ('false', 'no', '0') THEN 'open'
      WHEN try_cast(regexp_replace(deal_probability, '[ %]', '') AS DOUBLE)
        = if(deal_probability LIKE '%\%%', 100, 1) THEN 'won'
      WHEN try_cast(regexp_replace(deal_probability, '[ %]', '') AS DOUBLE) = 0 THEN 'lost'
      WHEN lower(trim(deal_stage)) LIKE 'closed won%' THEN 'won'
      WHEN lower(trim(deal_stage)) LIKE 'closed lost%' THEN 'lost'
      ELSE 'open'
    END AS outcome,
    regexp_extract(
      coalesce(
        nullif(trim(associated_company_ids_primary), ''),
        nullif(trim(primary_associated_company_id), ''),
        nullif(trim(associated_company_ids), '')),
      '^[^;, ]+', 0) AS account_id,
    create_date AS created_at,
    close_date,
    nullif(trim(deal_owner), '') AS owner_id,
    deal_name,
    trim(pipeline) AS pipeline,
    CASE regexp_replace(lower(deal_type), '[^a-z]', '')
      WHEN 'newbusiness' THEN 'new'
      WHEN 'existingbusiness' THEN 'expansion'
      WHEN 'renewal' THEN 'renewal'
    END AS deal_type,
    nullif(lower(regexp_replace(
      trim(coalesce(original_traffic_source, original_source_type)), '[^A-Za-z0-9]+', '_')), '')
      AS lead_source,
    CASE regexp_replace(lower(forecast_category), '[^a-z]', '')
      WHEN '' THEN NULL
      WHEN 'notforecasted' THEN 'omitted'
      WHEN 'omitted' THEN 'omitted'
      WHEN 'pipeline' THEN 'pipeline'
      WHEN 'bestcase' THEN 'best_case'
      WHEN 'mostlikely' THEN 'commit'
      WHEN 'commit' THEN 'commit'
      WHEN 'closedwon' THEN 'closed'
      WHEN 'closed' THEN 'closed'
      ELSE if(forecast_category IS NULL, NULL, 'unknown')
    END AS forecast_category,
    CASE
      WHEN deal_probability LIKE '%\%%'
        THEN CAST(try_cast(regexp_replace(deal_probability, '[ %]', '') AS DOUBLE) / 100 AS STRING)
      ELSE deal_probability
    END AS crm_probability,
    trim(amount) AS amount,
    upper(trim(currency)) AS currency,
    next_step,
    next_activity_date AS next_step_at,
    nullif(trim(closed_lost_reason), '') AS loss_reason,
    last_modified_date AS recorded_at,
    _file,
    _line,
    _landed_on
  FROM deals
)
SELECT
  deal_id,
  stage,
  outcome,
  nullif(account_id, '') AS account_id,
  created_at,
  close_date,
  if(outcome = 'open', NULL, close_date) AS closed_at,
  owner_id,
  deal_name,
  pipeline,
  deal_type,
  lead_source,
  forecast_category,
  crm_probability,
  CASE
    WHEN amount RLIKE '^[-+]?(\\p{Sc}|[A-Z]{3})? ?[-+]?[0-9]{1,3}(,[0-9]{3})*([.][0-9]+)? ?(\\p{Sc}|[A-Z]{3})?$'
      THEN regexp_replace(amount, '[^-0-9.]', '')
    WHEN amount RLIKE '^[-+]?(\\p{Sc}|[A-Z]{3})? ?[-+]?[0-9][0-9.,]* ?(\\p{Sc}|[A-Z]{3})?$'
      THEN regexp_replace(amount, '[^-0-9.,]', '')
    ELSE amount
  END AS amount,
  nullif(currency, '') AS currency,
  next_step,
  next_step_at,
  loss_reason,
  deal_id AS source_id,
  recorded_at,
  _file,
  _line,
  _landed_on
FROM worded
