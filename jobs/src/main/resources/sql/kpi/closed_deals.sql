-- Question: which deals were closed in each period, for each group?
-- Grain:    one row per period, dimension, group and deal closed in it; a group in which none was
--           closed has one row without a deal, so that it is reported as undefined, not left out.
-- Unit:     cycle_seconds in seconds; amount in the reporting currency.
-- Inputs:   deals_by_group.
-- Owner:    RevOps
-- Notes:    Periods are the trailing window that ends with the as-of, and each calendar month and
--           quarter in which any deal was closed; the running ones end with the as-of.
--           Groups are those of any deal, open or closed. A closed deal without a closing date
--           belongs to no period; undated_closed_deals counts those. Whether a group has any (has_undated,
--           has_undated_won) says how much an empty period tells.
with
deals_by_group as (
  select * from deals_by_group
),
closed_deals as (
  select dimension, group_name, deal_id, outcome, closed_on, cycle_seconds, has_both_times, amount,
    unconverted_currency
  from deals_by_group
  where outcome in ('won', 'lost') and closed_on is not null
),
closing_days as (
  select distinct closed_on from closed_deals where dimension = 'all'
),
trailing_window as (
  select
    'trailing' as period_type,
    date_sub(:as_of, :window_days - 1) as period_start,
    :as_of as period_end
),
months as (
  select distinct
    'month' as period_type,
    cast(date_trunc('MONTH', closed_on) as date) as period_start,
    least(last_day(closed_on), :as_of) as period_end
  from closing_days
),
quarters as (
  select distinct
    'quarter' as period_type,
    cast(date_trunc('QUARTER', closed_on) as date) as period_start,
    least(
      date_sub(add_months(cast(date_trunc('QUARTER', closed_on) as date), 3), 1),
      :as_of
    ) as period_end
  from closing_days
),
periods as (
  select period_type, period_start, period_end from trailing_window
  union all
  select period_type, period_start, period_end from months
  union all
  select period_type, period_start, period_end from quarters
),
deal_groups as (
  select
    dimension,
    group_name,
    count_if(outcome in ('won', 'lost') and closed_on is null) > 0 as has_undated,
    count_if(outcome = 'won' and closed_on is null) > 0 as has_undated_won
  from (
    select dimension, group_name, outcome, closed_on from deals_by_group
    union all
    select 'all' as dimension, 'all' as group_name, null as outcome, null as closed_on
  )
  group by dimension, group_name
),
closed_deals_by_period as (
  select
    period_type,
    period_start,
    dimension,
    group_name,
    deal_id,
    outcome,
    cycle_seconds,
    has_both_times,
    amount,
    unconverted_currency
  from closed_deals
  lateral view stack(
    3,
    'trailing', date_sub(:as_of, :window_days - 1),
    'month', cast(date_trunc('MONTH', closed_on) as date),
    'quarter', cast(date_trunc('QUARTER', closed_on) as date)
  ) periods_of_deal as period_type, period_start
  where closed_on >= period_start
)
select
  periods.period_type,
  periods.period_start,
  periods.period_end,
  deal_groups.dimension,
  deal_groups.group_name,
  deal_groups.has_undated,
  deal_groups.has_undated_won,
  closed_deals_by_period.deal_id,
  closed_deals_by_period.outcome,
  closed_deals_by_period.cycle_seconds,
  closed_deals_by_period.has_both_times,
  closed_deals_by_period.amount,
  closed_deals_by_period.unconverted_currency
from periods
cross join deal_groups
left outer join closed_deals_by_period
  on periods.period_type = closed_deals_by_period.period_type
  and periods.period_start = closed_deals_by_period.period_start
  and deal_groups.dimension = closed_deals_by_period.dimension
  and deal_groups.group_name = closed_deals_by_period.group_name
