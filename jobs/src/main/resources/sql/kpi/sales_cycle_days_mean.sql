-- Question: how many days pass from the creation to the win of a deal, on average?
-- Grain:    one row per period, dimension and group.
-- Unit:     days of 24 hours, with fractions
-- Inputs:   closed_deals.
-- Needs:    deals.closed_at, deals.created_at
-- Owner:    RevOps
-- Notes:    Won deals only; deals still open are not in it, so a slowing pipeline shows late.
--           support is the number of won deals of which creation and close are known.
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
    deal_id,
    outcome,
    case when outcome = 'won' then cycle_seconds end as won_cycle_seconds
  from closed_deals
),
measures as (
  select
    period_type,
    period_start,
    period_end,
    dimension,
    group_name,
    count(deal_id) as closed,
    count_if(outcome = 'won') as won,
    count(won_cycle_seconds) as with_cycle,
    cast(sum(won_cycle_seconds) as double) / nullif(count(won_cycle_seconds), 0) / 86400 as days
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
      when closed = 0 then 'no deal was closed'
      when won = 0 then 'no deal was won'
      when with_cycle = 0 then 'no won deal has both its creation and its close'
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
