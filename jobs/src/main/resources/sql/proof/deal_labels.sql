-- Question: is a deal that was reopened, or whose close was recorded late, looked at on every day of
--           the weekly grid on which it was known to be open and on no other, with the outcome that
--           was recorded last, as of when that was recorded?
-- Grain:    one row per deal and kind of mess.
-- Inputs:   deals (versions), looks (at deals, on landmarks).
-- Notes:    a deal whose last word is open has no outcome, whatever it had before.
with
versions as (
  select
    deal_id,
    outcome,
    lag(outcome) over (partition by deal_id order by recorded_at) as former,
    to_date(created_at) as created_on,
    to_date(closed_at) as closed_on,
    recorded_at,
    to_date(recorded_at) as recorded_on
  from deals
),
affected as (
  select deal_id, 'reopened' as kind from versions where outcome = 'open' and former = 'lost'
  union
  select deal_id, 'late_close' from versions where outcome <> 'open' and recorded_on > closed_on
),
last_words as (
  select
    deal_id,
    max_by(outcome, recorded_at) as outcome,
    max_by(closed_on, recorded_at) as closed_on,
    max(if(outcome = 'open', recorded_at, null)) as open_until
  from versions
  group by deal_id
),
labels as (
  select
    deal_id,
    if(any_value(word.outcome) = 'won', any_value(word.closed_on), null) as event_on,
    if(any_value(word.outcome) = 'won', min(recorded_on), null) as event_known_on,
    if(any_value(word.outcome) = 'open', null, any_value(word.closed_on)) as decided_on,
    if(any_value(word.outcome) = 'open', null, min(recorded_on)) as decided_known_on
  from last_words as word
  join versions using (deal_id)
  where
    word.outcome = 'open' or word.open_until is null or versions.recorded_at > word.open_until
  group by deal_id
),
grid as (
  select distinct landmark from looks where datediff(landmark, date '1970-01-01') % 7 = 0
),
due as (
  select deal_id, landmark
  from versions
  join grid
    on landmark between created_on and date_add(created_on, :maximum_age_days)
    and recorded_on <= landmark
  group by deal_id, landmark
  having max_by(outcome, recorded_at) = 'open'
),
seen as (
  select
    entity_id as deal_id,
    landmark,
    event_on,
    event_known_on,
    decided_on,
    decided_known_on
  from looks
  join grid using (landmark)
),
held as (
  select
    deal_id,
    coalesce(
      due.deal_id is not null
        and seen.deal_id is not null
        and seen.event_on <=> labels.event_on
        and seen.event_known_on <=> labels.event_known_on
        and seen.decided_on <=> labels.decided_on
        and seen.decided_known_on <=> labels.decided_known_on,
      false) as is_right
  from due
  full join seen using (deal_id, landmark)
  join labels using (deal_id)
)
select kind, deal_id, coalesce(bool_and(is_right), true) as is_right
from affected
left join held using (deal_id)
group by kind, deal_id
