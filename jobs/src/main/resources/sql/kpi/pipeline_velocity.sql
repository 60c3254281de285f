-- Question: how much money a day does the pipeline turn into won deals?
-- Grain:    one row per dimension and group, over the trailing window that ends with the as-of.
-- Unit:     reporting currency per day: open deals x win rate x average amount / cycle days.
-- Inputs:   deals_by_group.
-- Needs:    deals.closed_at, deals.created_at, deals.amount
-- Owner:    RevOps
-- Notes:    Open deals are those of the as-of; win rate, average amount and cycle days are those of
--           the deals closed or won in the window. Averages are means: only they keep the product
--           in proportion to the money won. A won deal without an amount or a cycle is left out of
--           that one average.
with
deals_by_group as (
  select * from deals_by_group
),
deal_groups as (
  select dimension, group_name from deals_by_group
  union distinct
  select 'all' as dimension, 'all' as group_name
),
deals_of_window as (
  select
    deal_groups.dimension,
    deal_groups.group_name,
    deals.outcome = 'open' as is_open,
    deals.outcome in ('won', 'lost') and deals.closed_on is null as is_undated,
    deals.outcome = 'won' as is_ever_won,
    deals.outcome = 'won' and deals.closed_on >= date_sub(:as_of, :window_days - 1) as is_won,
    deals.outcome = 'lost' and deals.closed_on >= date_sub(:as_of, :window_days - 1) as is_lost,
    deals.cycle_seconds,
    deals.has_both_times,
    deals.amount,
    deals.unconverted_currency
  from deal_groups
  left outer join deals_by_group as deals
    on deal_groups.dimension = deals.dimension
    and deal_groups.group_name = deals.group_name
),
counts as (
  select
    dimension,
    group_name,
    count_if(is_open) as open_deals,
    count_if(is_won) as won_deals,
    count_if(is_lost) as lost_deals,
    count_if(is_undated) as undated_deals,
    count_if(is_undated and is_ever_won) as undated_won_deals,
    count_if(is_won and amount is not null) as won_with_amount,
    count_if(is_won and cycle_seconds is not null) as won_with_cycle,
    count_if(is_won and has_both_times) as won_with_both_times,
    sum(case when is_won then amount end) as won_amount,
    sum(case when is_won then cycle_seconds end) as won_cycle_seconds,
    array_join(
      array_sort(
        collect_set(
          case
            when is_won
              then unconverted_currency
          end
        )
      ),
      ', '
    ) as unconverted_currencies
  from deals_of_window
  group by dimension, group_name
),
drivers as (
  select
    dimension,
    group_name,
    open_deals,
    won_deals,
    lost_deals,
    unconverted_currencies,
    undated_deals,
    undated_won_deals,
    won_with_both_times,
    cast(won_deals as double) / nullif(won_deals + lost_deals, 0) as win_rate,
    case
      when unconverted_currencies = '' then cast(won_amount as double) / nullif(won_with_amount, 0)
    end as average_amount,
    cast(won_cycle_seconds as double) / nullif(won_with_cycle, 0) / 86400 as cycle_days
  from counts
),
reasons as (
  select
    dimension,
    group_name,
    open_deals,
    won_deals,
    lost_deals,
    win_rate,
    average_amount,
    cycle_days,
    case
      when won_deals + lost_deals = 0 and undated_deals > 0
        then 'no deal has a closing date in the window'
      when won_deals + lost_deals = 0 then 'no deal was closed in the window'
      when won_deals = 0 and undated_won_deals > 0
        then 'no won deal has a closing date in the window'
      when won_deals = 0 then 'no deal was won in the window'
      when unconverted_currencies <> ''
        then concat('no rate for amounts in ', unconverted_currencies)
      when average_amount is null then 'the won deals have no amount'
      when won_with_both_times = 0 then 'no won deal has both its creation and its close'
      when cycle_days is null
        then 'the won deals with both dates were closed before they were created'
      when cycle_days = 0 then 'the won deals with a cycle were closed on the day of their creation'
    end as undefined_reason
  from drivers
)
select
  dimension,
  group_name,
  date_sub(:as_of, :window_days - 1) as window_start,
  open_deals,
  won_deals,
  lost_deals,
  win_rate,
  average_amount,
  cycle_days,
  case
    when undefined_reason is null then open_deals * win_rate * average_amount / cycle_days
  end as velocity_per_day,
  case when average_amount is not null then :reporting_currency end as currency,
  undefined_reason,
  :as_of as as_of,
  :run_id as run_id
from reasons
