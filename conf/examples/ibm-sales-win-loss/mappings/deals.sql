-- Question: which deals were opened, with what known then, and how did they end?
-- Grain: one row per deal and version: open on one day, decided on the next.
-- Source: WA_Fn-UseC_-Sales-Win-Loss.csv, closed deals without any date. All lie on the same two days,
-- so that none is earlier than another: the numbers rise, but say nothing about time.
-- 183 numbers stand in the file twice. Rows that are alike count once; of 137 that are not, Bowtie sets
-- one aside. 'None' as a competitor is an answer, not a missing value.
WITH versions AS (
  SELECT *, DATE'2024-01-02' AS recorded_at, FALSE AS is_decided FROM opportunities
  UNION ALL
  SELECT *, DATE'2024-01-03' AS recorded_at, TRUE AS is_decided FROM opportunities
)

SELECT
  Opportunity_Number AS deal_id,
  'sales' AS pipeline,
  CASE WHEN is_decided THEN Opportunity_Result ELSE 'Open' END AS stage,
  CASE
    WHEN NOT is_decided THEN 'open'
    WHEN Opportunity_Result = 'Won' THEN 'won'
    ELSE 'lost'
  END AS outcome,
  DATE'2024-01-02' AS created_at,
  CASE WHEN is_decided THEN recorded_at END AS closed_at,
  Supplies_Subgroup AS product,
  Route_To_Market AS lead_source,
  Opportunity_Amount_USD AS amount,
  'USD' AS currency,
  Supplies_Group AS x_product_group,
  Region AS x_region,
  Client_Size_By_Revenue AS x_client_revenue_class,
  Client_Size_By_Employee_Count AS x_client_employee_class,
  Revenue_From_Client_Past_Two_Years AS x_past_revenue_class,
  Competitor_Type AS x_competitor_type,
  Elapsed_Days_In_Sales_Stage AS x_elapsed_days_in_stage,
  Sales_Stage_Change_Count AS x_stage_changes_count,
  Total_Days_Identified_Through_Closing AS x_days_to_closing,
  Total_Days_Identified_Through_Qualified AS x_days_to_qualified,
  Ratio_Days_Identified_To_Total_Days AS x_identified_days_ratio,
  Ratio_Days_Validated_To_Total_Days AS x_validated_days_ratio,
  Ratio_Days_Qualified_To_Total_Days AS x_qualified_days_ratio,
  Deal_Size_Category AS x_deal_size_class,
  recorded_at,
  _file,
  _line
FROM versions
