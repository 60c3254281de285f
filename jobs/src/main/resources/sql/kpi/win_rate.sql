-- Question: of the deals that were closed, which share was won, by count?
-- Grain:    one row per period, dimension and group.
-- Unit:     rate, 0 to 1: won / (won + lost)
-- Inputs:   closed_deals.
-- Needs:    deals.closed_at
-- Owner:    RevOps
-- Notes:    low and high are the Wilson score interval at 95 % (E. B. Wilson, 1927).
--           support is the number of closed deals.
with
closed_deals as (
  select * from closed_deals
),
counts as (
  select
    period_type,
    period_start,
    period_end,
    dimension,
    group_name,
    any_value(has_undated) as has_undated,
    count_if(outcome = 'won') as won,
    count(deal_id) as closed
  from closed_deals
  group by period_type, period_start, period_end, dimension, group_name
),
rates as (
  select
    period_type,
    period_start,
    period_end,
    dimension,
    group_name,
    closed,
    nullif(closed, 0) as trials,
    cast(won as double) / nullif(closed, 0) as rate,
    1.959963984540054D as z,
    case
      when closed = 0 and has_undated then 'no deal has a closing date in the period'
      when closed = 0 then 'no deal was closed'
    end as undefined_reason
  from counts
),
intervals as (
  select
    period_type,
    period_start,
    period_end,
    dimension,
    group_name,
    closed,
    rate,
    (rate + z * z / (2 * trials)) / (1 + z * z / trials) as centre,
    z * sqrt(rate * (1 - rate) / trials + z * z / (4D * trials * trials)) / (1 + z * z / trials)
      as half_width,
    undefined_reason
  from rates
)
select
  :kpi as kpi,
  period_type,
  period_start,
  period_end,
  dimension,
  group_name,
  rate as value,
  case when closed > 0 then greatest(0D, centre - half_width) end as low,
  case when closed > 0 then least(1D, centre + half_width) end as high,
  :unit as unit,
  closed as support,
  undefined_reason,
  :as_of as as_of,
  :run_id as run_id
from intervals
