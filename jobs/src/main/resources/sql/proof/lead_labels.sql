-- Question: does each cycle of a recycled lead carry its own outcome, and no look of a cycle lie
--           before its beginning or after its decision was known?
-- Grain:    one row per recycled lead.
-- Inputs:   leads (versions), looks (at leads, on landmarks).
with
cycles as (
  select
    lead_id,
    cycle_number,
    concat(lead_id, '|', cycle_number) as entity_id,
    min(to_date(created_at)) as created_on,
    min(to_date(recorded_at)) as first_recorded_on,
    min(to_date(converted_at)) as converted_on,
    min(if(converted_at is null, null, to_date(recorded_at))) as converted_known_on,
    min(to_date(coalesce(converted_at, disqualified_at))) as decided_on,
    min(if(coalesce(converted_at, disqualified_at) is null, null, to_date(recorded_at)))
      as decided_known_on
  from leads
  group by lead_id, cycle_number
),
recycled as (
  select distinct lead_id from cycles where cycle_number > 1
),
seen as (
  select entity_id, landmark, event_on, event_known_on, decided_on, decided_known_on from looks
),
held as (
  select
    lead_id,
    cycle_number,
    coalesce(
      bool_and(
        seen.event_on <=> converted_on
        and seen.event_known_on <=> converted_known_on
        and seen.decided_on <=> cycles.decided_on
        and seen.decided_known_on <=> cycles.decided_known_on
        and seen.landmark >= created_on
        and (cycles.decided_known_on is null or seen.landmark < cycles.decided_known_on)),
      false)
      -- A first version that was set aside leaves the first day unknown.
      and (bool_or(seen.landmark = created_on) or any_value(first_recorded_on) > any_value(created_on))
      as is_right
  from cycles
  join recycled using (lead_id)
  left join seen using (entity_id)
  group by lead_id, cycle_number
)
select 'recycled' as kind, lead_id, bool_and(is_right) as is_right
from held
group by lead_id
