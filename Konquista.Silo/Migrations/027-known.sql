-- As before; what a person finished under a record that was united with theirs is finished.

create or replace function import_known(the_import uuid, numbers text[], after_restart boolean)
returns table (number text, lead_id uuid, tags text[], opted_out boolean, booked boolean, active uuid[], ended uuid[],
  repeated boolean, from_here boolean, was_changed boolean, was_enrolled boolean, in_conversation boolean,
  name text, store_id uuid, note text)
language sql stable rows 4000
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
  select n.number, l.id, l.tags, l.opted_out_at is not null, coalesce(a.booked, false), e.active, e.ended,
    s.lines > 0, coalesce(s.from_here, false), after_restart and f.facts > 0, after_restart and coalesce(e.from_here, false),
    coalesce(l.in_conversation, false), l.name, l.store_id, l.note
  from unnest(numbers) as n (number)
  left join lateral (
    select i.lead_id from lead_identities i
    where i.value in (n.number, substr(n.number, 2), wa_id_without_nine(n.number))
    order by i.kind = 'phone' desc limit 1) i on true
  left join lateral (
    select k.id, k.tags, k.opted_out_at, k.name, k.store_id, k.note, (k.waiting_since is not null or k.human_until > product_now()) as in_conversation
    from leads k where k.id = i.lead_id limit 1) l on true
  left join lateral (
    select bool_or(true) as booked
    from (select status, coalesce(starts_at, created_at) as at from appointments where phone = n.number
      union all select status, coalesce(starts_at, created_at) from appointments where appointments.lead_id = l.id) b
    where appointment_counts(b.status, b.at)) a on true
  left join lateral (
    select coalesce(array_agg(campaign_id) filter (where state = 'active'), '{}') as active,
      coalesce(array_agg(campaign_id) filter (where state <> 'active' and end_reason is distinct from 'import_undone'), '{}') as ended,
      bool_or(import_id = the_import) as from_here
    from enrollments
    where enrollments.lead_id = any (case when exists (select from leads m where m.merged_into = l.id) then leads_of(l.id) else array[l.id] end)) e on true
  left join lateral (
    select count(*) as lines, bool_or(verdict = 'new') as from_here
    from import_lines where import_id = the_import and import_lines.lead_id = l.id) s on true
  left join lateral (
    select count(*) as facts from feed
    where after_restart and feed.lead_id = l.id and feed.import_id = the_import) f on true
$$;
