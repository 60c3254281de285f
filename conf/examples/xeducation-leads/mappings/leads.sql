-- Who asked about a course, and who enrolled?
-- Grain: one row per lead and version. Source: Leads.csv, a snapshot without dates.
-- Lead Number rises with time, so it is laid out over days, ten leads a day up to 2026-06-26.
-- A converted lead is two versions: created on its day, converted on the next.
-- 'Select' is a dropdown that nobody filled.
WITH numbered AS (
  SELECT
    *,
    row_number() OVER (ORDER BY try_cast(Lead_Number AS BIGINT)) AS position,
    count(*) OVER () AS total
  FROM leads
),

created AS (
  SELECT
    *,
    date_add(DATE'2026-06-26', CAST(-floor((total - position) / 10) AS INT)) AS created_on
  FROM numbered
),

versions AS (
  SELECT *, created_on AS recorded_at, CAST(NULL AS DATE) AS converted_at FROM created
  UNION ALL
  SELECT *, date_add(created_on, 1) AS recorded_at, date_add(created_on, 1) AS converted_at
  FROM created
  WHERE Converted = '1'
)

SELECT
  Lead_Number AS lead_id,
  1 AS cycle_number,
  created_on AS created_at,
  lower(Lead_Source) AS lead_source,
  Country AS country,
  converted_at,
  Lead_Origin AS x_lead_origin,
  try_cast(TotalVisits AS DOUBLE) AS x_total_visits,
  try_cast(Total_Time_Spent_on_Website AS DOUBLE) AS x_time_on_website_seconds,
  try_cast(Page_Views_Per_Visit AS DOUBLE) AS x_page_views_per_visit,
  Do_Not_Email AS x_do_not_email,
  nullif(Specialization, 'Select') AS x_specialization,
  What_is_your_current_occupation AS x_occupation,
  nullif(How_did_you_hear_about_X_Education, 'Select') AS x_heard_through,
  What_matters_most_to_you_in_choosing_a_course AS x_matters_most,
  nullif(City, 'Select') AS x_city,
  A_free_copy_of_Mastering_The_Interview AS x_wants_free_copy,
  Tags AS x_tags,
  nullif(Lead_Quality, 'Select') AS x_lead_quality,
  nullif(Lead_Profile, 'Select') AS x_lead_profile,
  Last_Activity AS x_last_activity,
  Last_Notable_Activity AS x_last_notable_activity,
  Asymmetrique_Activity_Index AS x_activity_index,
  Asymmetrique_Profile_Index AS x_profile_index,
  Asymmetrique_Activity_Score AS x_activity_score,
  Asymmetrique_Profile_Score AS x_profile_score,
  recorded_at,
  _file,
  _line
FROM versions
