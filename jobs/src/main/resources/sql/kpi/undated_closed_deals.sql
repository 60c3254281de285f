-- Question: how many deals are won or lost without a closing date, and so in no period?
-- Grain:    one row per dimension and group.
-- Unit:     count
-- Inputs:   deals_by_group.
-- Needs:    no column that a source may leave out
-- Owner:    RevOps
-- Notes:    Given on the trailing window, since such a deal has no month.
--           support is the number of won and lost deals that the night knows.
with
deals_by_group as (
  select * from deals_by_group
),
deal_groups as (
  select dimension, group_name from deals_by_group
  union distinct
  select 'all' as dimension, 'all' as group_name
),
counts as (
  select
    'trailing' as period_type,
    date_sub(:as_of, :window_days - 1) as period_start,
    :as_of as period_end,
    deal_groups.dimension,
    deal_groups.group_name,
    count_if(deals_by_group.outcome <> 'open') as closed,
    count_if(deals_by_group.outcome <> 'open' and deals_by_group.closed_on is null) as undated
  from deal_groups
  left outer join deals_by_group
    on deal_groups.dimension = deals_by_group.dimension
    and deal_groups.group_name = deals_by_group.group_name
  group by deal_groups.dimension, deal_groups.group_name
),
reasons as (
  select
    period_type,
    period_start,
    period_end,
    dimension,
    group_name,
    closed,
    undated,
    case when closed = 0 then 'no deal was closed' end as undefined_reason
  from counts
)
select
  :kpi as kpi,
  period_type,
  period_start,
  period_end,
  dimension,
  group_name,
  case when undefined_reason is null then cast(undated as double) end as value,
  cast(null as double) as low,
  cast(null as double) as high,
  :unit as unit,
  closed as support,
  undefined_reason,
  :as_of as as_of,
  :run_id as run_id
from reasons
