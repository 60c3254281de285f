-- Question: how many days pass from the creation to the win of a deal, in the middle (half of them take longer)?
-- Grain:    one row per period, dimension and group.
-- Unit:     days of 24 hours, with fractions; whole calendar days where either end is a date
-- Inputs:   closed_deals.
-- Needs:    deals.closed_at, deals.created_at
-- Owner:    RevOps
-- Notes:    Won deals only; deals still open are not in it, so a slowing pipeline shows late.
--           support is the number of won deals with a creation and a close that is not before it.
--           Interpolated between the two nearest deals.
with
closed_deals as (
  select * from closed_deals
),
cycles as (
  select
    period_type,
    period_start,
    period_end,
    dimension,
    group_name,
    has_undated,
    has_undated_won,
    deal_id,
    outcome,
    case when outcome = 'won' then cycle_seconds end as won_cycle_seconds,
    has_both_times
  from closed_deals
),
measures as (
  select
    period_type,
    period_start,
    period_end,
    dimension,
    group_name,
    any_value(has_undated) as has_undated,
    any_value(has_undated_won) as has_undated_won,
    count(deal_id) as closed,
    count_if(outcome = 'won') as won,
    count_if(outcome = 'won' and has_both_times) as won_with_both_times,
    count(won_cycle_seconds) as with_cycle,
    percentile(won_cycle_seconds, 0.5) / 86400 as days
  from cycles
  group by period_type, period_start, period_end, dimension, group_name
),
reasons as (
  select
    period_type,
    period_start,
    period_end,
    dimension,
    group_name,
    with_cycle,
    days,
    case
      when closed = 0 and has_undated then 'no deal has a closing date in the period'
      when closed = 0 then 'no deal was closed'
      when won = 0 and has_undated_won then 'no won deal has a closing date in the period'
      when won = 0 then 'no deal was won'
      when won_with_both_times = 0 then 'no won deal has both its creation and its close'
      when with_cycle = 0 then 'the won deals with both dates were closed before they were created'
    end as undefined_reason
  from measures
)
select
  :kpi as kpi,
  period_type,
  period_start,
  period_end,
  dimension,
  group_name,
  days as value,
  cast(null as double) as low,
  cast(null as double) as high,
  :unit as unit,
  with_cycle as support,
  undefined_reason,
  :as_of as as_of,
  :run_id as run_id
from reasons
