-- Question: which deals exist as of the night, and to which groups does each belong?
-- Grain:    one row per deal and dimension (all, segment, source, owner_team, region).
-- Unit:     cycle_seconds in seconds; amount in the reporting currency.
-- Inputs:   deals, accounts, owners: the latest version of each key as of the night; exchange_rates:
--           one row per currency and span of days.
-- Owner:    RevOps
-- Notes:    A value that nobody knows is the group 'unknown'; no deal is dropped for it.
--           A deal's region is its account's, else its owner's.
--           A close that is entered for a day after the as-of has not happened: the deal is open.
--           A deal without a currency counts as one in the reporting currency. What is closed is
--           converted at the day of its close, what is open at the as-of. An amount without a rate
--           is null, and its currency stands in unconverted_currency.
--           Where creation or close is a date without a time (midnight in the company's zone, as a
--           CRM's closing date is), the cycle is whole days between the calendar days: 0 for a deal
--           that was closed on the day of its creation. A deal that was closed before it was created
--           has no cycle, although both are known (has_both_times).
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
exchange_rates as (
  select * from exchange_rates
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
    case
      when cast(cast(closed_at as date) as timestamp) = closed_at
        or cast(cast(created_at as date) as timestamp) = created_at
        then datediff(cast(closed_at as date), cast(created_at as date)) * 86400L
      else unix_seconds(closed_at) - unix_seconds(created_at)
    end as seconds_to_close,
    account_id,
    owner_id,
    lead_source,
    amount,
    coalesce(nullif(upper(trim(currency)), ''), :reporting_currency) as currency
  from deals_created_by_then
),
deals_in_reporting_currency as (
  select
    deals_as_they_stood.*,
    cast(round(deals_as_they_stood.amount * exchange_rates.rate, 4) as decimal(18, 4))
      as reporting_amount,
    case
      when deals_as_they_stood.amount is not null and exchange_rates.rate is null
        then deals_as_they_stood.currency
    end as unconverted_currency
  from deals_as_they_stood
  left outer join exchange_rates
    on deals_as_they_stood.currency = exchange_rates.currency
    and case
      when deals_as_they_stood.outcome = 'open' then :as_of
      else coalesce(deals_as_they_stood.closed_on, :as_of)
    end between exchange_rates.valid_from and exchange_rates.valid_to
),
deals_with_groups as (
  select
    deals.deal_id,
    deals.outcome,
    deals.closed_on,
    case
      when deals.outcome <> 'open' and deals.seconds_to_close >= 0
        then deals.seconds_to_close
    end as cycle_seconds,
    deals.seconds_to_close is not null as has_both_times,
    deals.reporting_amount as amount,
    deals.unconverted_currency,
    coalesce(nullif(trim(accounts.segment), ''), 'unknown') as segment,
    coalesce(nullif(trim(deals.lead_source), ''), 'unknown') as source,
    coalesce(nullif(trim(owners.team), ''), 'unknown') as owner_team,
    coalesce(nullif(trim(accounts.region), ''), nullif(trim(owners.region), ''), 'unknown') as region
  from deals_in_reporting_currency as deals
  left outer join accounts on deals.account_id = accounts.account_id
  left outer join owners on deals.owner_id = owners.owner_id
),
deals_by_group as (
  select dimension, group_name, deal_id, outcome, closed_on, cycle_seconds, has_both_times, amount,
    unconverted_currency
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
  has_both_times,
  amount,
  unconverted_currency
from deals_by_group
