-- Question: which companies does the CRM know?
-- Grain: one row per account and version.
-- Source: account.
SELECT
  trim(Id) AS account_id,
  Name AS account_name,
  nullif(regexp_replace(lower(trim(Website)), '^(https?://)?(www[.])?|/.*$', ''), '') AS domain,
  nullif(regexp_replace(trim(Industry), '^(N/A|--None--)$', ''), '') AS industry,
  nullif(lower(replace(Segment__c, '-', '_')), '') AS segment,
  nullif(NumberOfEmployees, '') AS employee_count,
  nullif(AnnualRevenue, '') AS annual_revenue_amount,
  nullif(BillingCountry, '') AS country,
  nullif(Region__c, '') AS region,
  nullif(Territory__c, '') AS territory,
  nullif(trim(OwnerId), '') AS owner_id,
  nullif(trim(ParentId), '') AS parent_account_id,
  Strategic__c AS is_strategic,
  Named_Account__c AS is_named,
  nullif(lower(replace(AccountSource, ' ', '_')), '') AS acquisition_source,
  nullif(regexp_replace(trim(Tech_Stack__c), '^(N/A|--None--)$', ''), '') AS x_tech_stack,
  CreatedDate AS created_at,
  trim(Id) AS source_id,
  SystemModstamp AS recorded_at,
  IsDeleted AS is_deleted,
  _file,
  _line
FROM account
