-- Question: which deals exist as of the night, and to which groups does each belong?
-- Grain:    one row per deal and dimension (all, segment, source, owner_team, region).
-- Unit:     cycle_seconds in seconds; amount in the deal's own currency.
-- Inputs:   deals, accounts, owners: the latest version of each key as of the night.
-- Owner:    RevOps
-- Notes:    A value that nobody knows is the group 'unknown'; no deal is dropped for it.
--           A deal's region is its account's, else its owner's.
--           A close that is entered for a day after the as-of has not happened: the deal is open.
--           A deal without a currency counts as one in the reporting currency.
--           A deal that was closed before it was created has no cycle.
with
deals as (
  select * from deals
),
accounts as (
  select * from accounts
),
owners as (
  select * from owners
),
deals_created_by_then as (
  select deal_id, outcome, created_at, closed_at, account_id, owner_id, lead_source, amount, currency
  from deals
  where created_at is null or cast(created_at as date) <= :as_of
),
deals_as_they_stood as (
  select
    deal_id,
    case when cast(closed_at as date) > :as_of then 'open' else outcome end as outcome,
    case when outcome = 'open' then null else cast(closed_at as date) end as closed_on,
    unix_seconds(closed_at) - unix_seconds(created_at) as seconds_to_close,
    account_id,
    owner_id,
    lead_source,
    amount,
    coalesce(nullif(upper(trim(currency)), ''), :reporting_currency) as currency
  from deals_created_by_then
),
deals_with_groups as (
  select
    deals_as_they_stood.deal_id,
    deals_as_they_stood.outcome,
    deals_as_they_stood.closed_on,
    case
      when deals_as_they_stood.outcome <> 'open' and deals_as_they_stood.seconds_to_close >= 0
        then deals_as_they_stood.seconds_to_close
    end as cycle_seconds,
    deals_as_they_stood.amount,
    deals_as_they_stood.currency,
    coalesce(nullif(trim(accounts.segment), ''), 'unknown') as segment,
    coalesce(nullif(trim(deals_as_they_stood.lead_source), ''), 'unknown') as source,
    coalesce(nullif(trim(owners.team), ''), 'unknown') as owner_team,
    coalesce(nullif(trim(accounts.region), ''), nullif(trim(owners.region), ''), 'unknown') as region
  from deals_as_they_stood
  left outer join accounts on deals_as_they_stood.account_id = accounts.account_id
  left outer join owners on deals_as_they_stood.owner_id = owners.owner_id
),
deals_by_group as (
  select dimension, group_name, deal_id, outcome, closed_on, cycle_seconds, amount, currency
  from deals_with_groups
  lateral view stack(
    5,
    'all', 'all',
    'segment', segment,
    'source', source,
    'owner_team', owner_team,
    'region', region
  ) groups as dimension, group_name
)
select
  dimension,
  group_name,
  deal_id,
  outcome,
  closed_on,
  cycle_seconds,
  amount,
  currency
from deals_by_group
