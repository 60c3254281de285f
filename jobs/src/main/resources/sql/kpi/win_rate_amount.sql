-- Question: of the money in deals that were closed, which share was won?
-- Grain:    one row per period, dimension and group.
-- Unit:     rate, 0 to 1: amount won / (amount won + amount lost)
-- Inputs:   closed_deals.
-- Needs:    deals.closed_at, deals.amount
-- Owner:    RevOps
-- Notes:    support is the number of closed deals with an amount. An amount is not a count of
--           independent trials, so there is no interval.
--           Where all of the won or all of the lost deals have no amount (many companies empty the
--           amount of a lost deal), the share would be 0 or 1 whatever happened: undefined.
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
    count(amount) as closed_with_amount,
    count_if(outcome = 'won') as won,
    count_if(outcome = 'lost') as lost,
    count_if(outcome = 'won' and amount is not null) as won_with_amount,
    count_if(outcome = 'lost' and amount is not null) as lost_with_amount,
    coalesce(sum(case when outcome = 'won' then amount end), 0) as won_amount,
    coalesce(sum(case when outcome = 'lost' then amount end), 0) as lost_amount,
    array_join(
      array_sort(
        collect_set(
          unconverted_currency
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
    closed_with_amount,
    won_amount,
    lost_amount,
    case
      when closed = 0 and has_undated then 'no deal has a closing date in the period'
      when closed = 0 then 'no deal was closed'
      when unconverted_currencies <> ''
        then concat('no rate for amounts in ', unconverted_currencies)
      when won > 0 and won_with_amount = 0 then 'the won deals have no amount'
      when lost > 0 and lost_with_amount = 0 then 'the lost deals have no amount'
      when won_amount < 0 then 'the amounts of the won deals are negative in total'
      when lost_amount < 0 then 'the amounts of the lost deals are negative in total'
      when won > 0 and won_amount = 0 then 'the amounts of the won deals add up to 0'
      when lost > 0 and lost_amount = 0 then 'the amounts of the lost deals add up to 0'
    end as undefined_reason
  from sums
),
shares as (
  select
    period_type,
    period_start,
    period_end,
    dimension,
    group_name,
    closed_with_amount,
    case
      when undefined_reason is null
        then cast(won_amount as double) / cast(won_amount + lost_amount as double)
    end as share,
    undefined_reason
  from reasons
)
select
  :kpi as kpi,
  period_type,
  period_start,
  period_end,
  dimension,
  group_name,
  share as value,
  cast(null as double) as low,
  cast(null as double) as high,
  :unit as unit,
  closed_with_amount as support,
  undefined_reason,
  :as_of as as_of,
  :run_id as run_id
from shares
