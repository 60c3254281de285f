-- Question: which sales are in progress or decided, and what was known of them when?
-- Grain: one row per deal and version.
-- Source: opportunity. Its discount is in percent; its one pipeline has no name there.
SELECT
  trim(Id) AS deal_id,
  StageName AS stage,
  CASE
    WHEN IsWon = 'true' THEN 'won'
    WHEN IsClosed = 'true' THEN 'lost'
    ELSE 'open'
  END AS outcome,
  nullif(trim(AccountId), '') AS account_id,
  CreatedDate AS created_at,
  nullif(CloseDate, '') AS close_date,
  nullif(Closed_At__c, '') AS closed_at,
  nullif(trim(OwnerId), '') AS owner_id,
  Name AS deal_name,
  'sales' AS pipeline,
  CASE Type WHEN 'New Business' THEN 'new' ELSE nullif(lower(Type), '') END AS deal_type,
  nullif(Product__c, '') AS product,
  nullif(lower(replace(LeadSource, ' ', '_')), '') AS lead_source,
  nullif(lower(replace(ForecastCategoryName, ' ', '_')), '') AS forecast_category,
  coalesce(CAST(try_cast(Probability AS DOUBLE) / 100 AS STRING), nullif(Probability, ''))
    AS crm_probability,
  nullif(Amount, '') AS amount,
  nullif(CurrencyIsoCode, '') AS currency,
  nullif(regexp_replace(trim(NextStep), '^(N/A|--None--)$', ''), '') AS next_step,
  nullif(Next_Step_Date__c, '') AS next_step_at,
  nullif(regexp_replace(trim(Main_Competitor__c), '^(N/A|--None--)$', ''), '') AS competitor,
  nullif(Procurement_Status__c, '') AS procurement_status,
  coalesce(CAST(try_cast(Discount__c AS DOUBLE) / 100 AS STRING), nullif(Discount__c, ''))
    AS discount_rate,
  nullif(Loss_Reason__c, '') AS loss_reason,
  nullif(Integration_Count__c, '') AS x_integration_count,
  trim(Id) AS source_id,
  SystemModstamp AS recorded_at,
  IsDeleted AS is_deleted,
  _file,
  _line
FROM opportunity
