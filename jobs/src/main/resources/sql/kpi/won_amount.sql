-- Question: how much money was won?
-- Grain:    one row per period, dimension and group.
-- Unit:     amount in the reporting currency
-- Inputs:   closed_deals.
-- Needs:    deals.closed_at, deals.amount
-- Owner:    RevOps
-- Notes:    support is the number of won deals whose amount can be told; a won deal without one adds nothing.
--           0 says that deals were closed and none of them was won.
with
closed_deals as (
  select * from closed_deals
),
sums as (
  select
    period_type,
    period_start,
    period_end,
    dimension,
    group_name,
    any_value(has_undated) as has_undated,
    count(deal_id) as closed,
    count_if(outcome = 'won') as won,
    count_if(outcome = 'won' and amount is not null) as won_with_amount,
    coalesce(sum(case when outcome = 'won' then amount end), 0) as won_amount,
    array_join(
      array_sort(
        collect_set(
          case
            when outcome = 'won'
              then unconverted_currency
          end
        )
      ),
      ', '
    ) as unconverted_currencies
  from closed_deals
  group by period_type, period_start, period_end, dimension, group_name
),
reasons as (
  select
    period_type,
    period_start,
    period_end,
    dimension,
    group_name,
    won_with_amount,
    won_amount,
    case
      when closed = 0 and has_undated then 'no deal has a closing date in the period'
      when closed = 0 then 'no deal was closed'
      when unconverted_currencies <> ''
        then concat('no rate for amounts in ', unconverted_currencies)
      when won > 0 and won_with_amount = 0 then 'the won deals have no amount'
    end as undefined_reason
  from sums
)
select
  :kpi as kpi,
  period_type,
  period_start,
  period_end,
  dimension,
  group_name,
  case when undefined_reason is null then cast(won_amount as double) end as value,
  cast(null as double) as low,
  cast(null as double) as high,
  :unit as unit,
  won_with_amount as support,
  undefined_reason,
  :as_of as as_of,
  :run_id as run_id
from reasons
