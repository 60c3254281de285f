-- Question: who owns leads, deals and accounts?
-- Grain: one row per owner and version.
-- Source: users.
SELECT
  trim(Id) AS owner_id,
  Name AS owner_name,
  nullif(lower(trim(Email)), '') AS email,
  nullif(Team__c, '') AS team,
  nullif(trim(ManagerId), '') AS manager_id,
  nullif(Region__c, '') AS region,
  nullif(Segment__c, '') AS segment,
  IsActive AS is_active,
  nullif(Weekly_Lead_Capacity__c, '') AS weekly_lead_capacity,
  trim(Id) AS source_id,
  SystemModstamp AS recorded_at,
  _file,
  _line
FROM users
