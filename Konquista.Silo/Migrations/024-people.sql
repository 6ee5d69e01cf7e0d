-- One person, one record: several numbers for a lead, leads that were found to be one person and were united by hand, hints that
-- they may be, and filters that are kept under a name.

-- The lead whose record stands for this one's; never one that is itself merged.
alter table leads add column merged_into uuid references leads on delete set null;
create index leads_merged on leads (merged_into) where merged_into is not null;

drop view leads_standing;
create view leads_standing as
select l.*, case
  when l.opted_out_at is not null then 'opted_out'
  when l.waiting_since is not null then 'waiting'
  when l.paused_at is not null then 'paused'
  else coalesce(
    (select 'active' from enrollments e where e.lead_id = l.id and e.state = 'active' limit 1),
    (select case when e.end_reason = 'booked' then 'booked' else 'finished' end
      from enrollments e where e.lead_id = l.id order by e.ended_at desc nulls last limit 1),
    'idle') end as standing
from leads l
where l.erased_at is null and l.merged_into is null;

-- A lead and all that were merged into it: whoever asks for the history of a person asks for these.
create function leads_of(the_lead uuid) returns uuid[] stable parallel safe language sql as $$
  select array(select the_lead union all select id from leads where merged_into = the_lead)
$$;

-- What was moved from one to the other, so that it can go back; emptied when the person is erased.
create table merges (
  id uuid primary key,
  kept_id uuid not null references leads on delete cascade,
  absorbed_id uuid not null references leads on delete cascade,
  at timestamptz not null,
  actor text not null,
  moved jsonb not null default '{}',
  split_at timestamptz,
  split_by text
);
create index merges_kept on merges (kept_id, at desc);
create index merges_absorbed on merges (absorbed_id, at desc);

-- Two leads that may be one person. Each pair once, whatever gave the hint first; who says no is not asked again.
create table merge_suggestions (
  a uuid not null references leads on delete cascade,
  b uuid not null references leads on delete cascade,
  id uuid generated always as (md5(a::text || b::text)::uuid) stored,
  reason text not null check (reason in ('second_phone', 'wa_id', 'same_name', 'chat')),
  at timestamptz not null default product_now(),
  dismissed_at timestamptz,
  dismissed_by text,
  primary key (a, b),
  check (a < b)
);
create unique index merge_suggestions_id on merge_suggestions (id);
create index merge_suggestions_b on merge_suggestions (b);
create index merge_suggestions_open on merge_suggestions (at desc, id desc) where dismissed_at is null;

create function plain_name(name text) returns text immutable strict parallel safe language sql as $$
  select translate(lower(name), 'áàâãäéèêëíìîïóòôõöúùûüçñ', 'aaaaaeeeeiiiiooooouuuucn')
$$;
create index leads_same_name on leads (coalesce(store_id, '00000000-0000-0000-0000-000000000000'), plain_name(name))
where name like '% %' and erased_at is null and merged_into is null;

-- How far the search for two of one name has come; in the order of capture.
create table names_seen (
  only_row boolean primary key default true check (only_row),
  captured_at timestamptz not null default '-infinity',
  lead_id uuid not null default '00000000-0000-0000-0000-000000000000'
);
insert into names_seen default values;

-- Looks at the next leads in the order of capture for another of the same full name at the same store. A name that four or more
-- bear there says nothing. What was captured in the last two minutes waits: somebody may still be committing before it.
create function suggest_same_names(most int) returns int language plpgsql as $$
declare
  seen names_seen;
  ids uuid[];
begin
  select * into seen from names_seen for update skip locked;
  if not found then
    return 0;
  end if;

  ids := array(
    select l.id from leads l
    where (l.captured_at, l.id) > (seen.captured_at, seen.lead_id) and l.captured_at < product_now() - interval '2 minutes'
    order by l.captured_at, l.id limit most);
  if cardinality(ids) = 0 then
    return 0;
  end if;

  perform suggest_namesakes(ids);
  update names_seen n set captured_at = l.captured_at, lead_id = l.id from leads l where l.id = ids[cardinality(ids)];
  return cardinality(ids);
end
$$;

-- Looks at the leads that were asked for and no others.
create function suggest_namesakes(the_leads uuid[]) returns void language sql as $$
  insert into merge_suggestions (a, b, reason)
  select distinct least(l.id, o.id), greatest(l.id, o.id), 'same_name'
  from leads l
  cross join lateral (
    select array_agg(k.id) as ids from (
      select k.id from leads k
      where coalesce(k.store_id, '00000000-0000-0000-0000-000000000000') = coalesce(l.store_id, '00000000-0000-0000-0000-000000000000')
        and plain_name(k.name) = plain_name(l.name) and k.name like '% %' and k.erased_at is null and k.merged_into is null
        and k.source <> 'sample'
      limit 4) k
  ) n
  cross join lateral unnest(n.ids) as o (id)
  where l.id = any (the_leads) and l.name like '% %' and l.erased_at is null and l.merged_into is null and l.source <> 'sample'
    and cardinality(n.ids) between 2 and 3 and o.id <> l.id
  on conflict do nothing
$$;

-- What a merge may change of the lead that stays.
create function merged_fields(l leads) returns jsonb stable language sql set timezone = 'UTC' as $$
  select jsonb_build_object('name', l.name, 'first_name', l.first_name, 'phone', l.phone, 'area_code', l.area_code, 'state', l.state,
    'region', l.region, 'time_zone', l.time_zone, 'store_id', l.store_id, 'tags', to_jsonb(l.tags), 'note', l.note, 'phone_id', l.phone_id,
    'last_inbound_at', l.last_inbound_at, 'waiting_since', l.waiting_since, 'human_until', l.human_until, 'paused_at', l.paused_at,
    'opted_out_at', l.opted_out_at)
$$;

-- Puts one lead's record under another's. Both rows are locked by the caller, who has ended the sequences that end by it.
create function merge_people(the_merge uuid, the_kept uuid, the_absorbed uuid, all_tags text[], the_actor text) returns void
language plpgsql set timezone = 'UTC' as $$
declare
  stamp timestamptz := product_clock_timestamp();
  k leads;
  a leads;
  before jsonb;
  after jsonb;
  identities jsonb;
  visits jsonb;
  others jsonb;
begin
  select * into k from leads where id = the_kept;
  select * into a from leads where id = the_absorbed;
  before := merged_fields(k);

  with i as (update lead_identities set lead_id = the_kept where lead_id = the_absorbed returning kind, value)
  select coalesce(jsonb_agg(jsonb_build_array(kind, value)), '[]') into identities from i;
  with v as (update appointments set lead_id = the_kept where lead_id = the_absorbed returning id)
  select coalesce(jsonb_agg(id), '[]') into visits from v;
  with o as (update leads set merged_into = the_kept, version = version + 1 where merged_into = the_absorbed returning id)
  select coalesce(jsonb_agg(id), '[]') into others from o;

  update leads
  set name = case when k.name = '' then a.name else k.name end, first_name = case when k.name = '' then a.first_name else k.first_name end,
    phone = case when k.phone = '' then a.phone else k.phone end, area_code = case when k.phone = '' then a.area_code else k.area_code end,
    state = case when k.phone = '' then a.state else k.state end, region = case when k.phone = '' then a.region else k.region end,
    time_zone = case when k.phone = '' then a.time_zone else k.time_zone end, store_id = coalesce(k.store_id, a.store_id), tags = all_tags,
    note = case when k.note = '' then a.note else k.note end, phone_id = coalesce(k.phone_id, a.phone_id),
    last_inbound_at = greatest(k.last_inbound_at, a.last_inbound_at), waiting_since = least(k.waiting_since, a.waiting_since),
    human_until = greatest(k.human_until, a.human_until), paused_at = coalesce(k.paused_at, case when a.paused_at is not null then stamp end),
    opted_out_at = coalesce(k.opted_out_at, case when a.opted_out_at is not null then stamp end)
  where id = the_kept
  returning * into k;
  after := merged_fields(k);
  update leads set merged_into = the_kept, waiting_since = null where id = the_absorbed;

  insert into merge_suggestions (a, b, reason, at, dismissed_at, dismissed_by)
  select least(the_kept, o.other), greatest(the_kept, o.other), o.reason, o.at, o.dismissed_at, o.dismissed_by
  from (select case when s.a = the_absorbed then s.b else s.a end as other, s.* from merge_suggestions s where the_absorbed in (s.a, s.b)) o
  where o.other <> the_kept
  on conflict do nothing;

  insert into merges (id, kept_id, absorbed_id, at, actor, moved)
  values (the_merge, the_kept, the_absorbed, stamp, the_actor, jsonb_build_object('identities', identities, 'appointments', visits,
    'leads', others, 'waiting_since', a.waiting_since, 'before', different(after, before), 'after', different(before, after)));
end
$$;

-- Takes a merge back: what was moved returns, what was filled in and has not been changed since goes. Both rows are locked by the
-- caller. Whoever asked not to be written to while both were one stays unwritten to as both.
create function split_people(the_merge uuid, the_actor text) returns void language plpgsql set timezone = 'UTC' as $$
declare
  stamp timestamptz := product_clock_timestamp();
  m merges;
  k leads;
  a leads;
  now_is jsonb;
  back jsonb;
begin
  select * into m from merges where id = the_merge;
  select * into k from leads where id = m.kept_id;
  select * into a from leads where id = m.absorbed_id;
  now_is := merged_fields(k);
  select coalesce(jsonb_object_agg(key, m.moved -> 'before' -> key), '{}') into back
  from jsonb_each(m.moved -> 'after') where key <> 'tags' and now_is -> key = value;

  update lead_identities i set lead_id = m.absorbed_id
  from jsonb_array_elements(m.moved -> 'identities') as x (pair)
  where i.kind = x.pair ->> 0 and i.value = x.pair ->> 1 and i.lead_id = m.kept_id;
  if a.phone <> '' then
    insert into lead_identities (kind, value, lead_id, learnt_from) values ('phone', a.phone, a.id, 'manual') on conflict do nothing;
  end if;
  update appointments v set lead_id = m.absorbed_id
  from jsonb_array_elements_text(m.moved -> 'appointments') as x (id) where v.id = x.id::uuid and v.lead_id = m.kept_id;
  update leads o set merged_into = m.absorbed_id, version = o.version + 1
  from jsonb_array_elements_text(m.moved -> 'leads') as x (id) where o.id = x.id::uuid and o.merged_into = m.kept_id;

  update leads
  set merged_into = null,
    waiting_since = case when k.waiting_since is not null then (m.moved ->> 'waiting_since')::timestamptz end,
    opted_out_at = coalesce(opted_out_at, case when k.opted_out_at >= m.at and not back ? 'opted_out_at' then stamp end),
    phone = case when exists (select from lead_identities i where i.kind = 'phone' and i.value = a.phone and i.lead_id = a.id) then phone else '' end
  where id = m.absorbed_id;

  k := jsonb_populate_record(k, back);
  update leads
  set name = k.name, first_name = k.first_name, phone = k.phone, area_code = k.area_code, state = k.state, region = k.region,
    time_zone = k.time_zone, store_id = k.store_id, note = k.note, phone_id = k.phone_id, last_inbound_at = k.last_inbound_at,
    waiting_since = k.waiting_since, human_until = k.human_until, paused_at = k.paused_at, opted_out_at = k.opted_out_at,
    tags = array(select t.word from unnest(k.tags) with ordinality as t (word, no)
      where not coalesce(m.moved -> 'after' -> 'tags' ? t.word and not m.moved -> 'before' -> 'tags' ? t.word, false) order by t.no)
  where id = m.kept_id;

  update merges set split_at = stamp, split_by = the_actor where id = the_merge;
  insert into merge_suggestions (a, b, reason, dismissed_at, dismissed_by)
  values (least(m.kept_id, m.absorbed_id), greatest(m.kept_id, m.absorbed_id), 'second_phone', stamp, the_actor)
  on conflict on constraint merge_suggestions_pkey do update set dismissed_at = excluded.dismissed_at, dismissed_by = excluded.dismissed_by;
end
$$;

-- A filter of the list of leads that is kept under a name; never a search, which would be somebody's name or number.
create table segments (
  id uuid primary key,
  name text not null,
  query jsonb not null,
  store_id uuid references stores on delete cascade,
  created_by text not null,
  created_at timestamptz not null default product_now(),
  version int not null default 0
);
create unique index segments_name on segments (lower(name));

-- What people did to leads themselves, the uniting of two and the handing out of what is known of one among it.
drop index feed_lead_changes;
create index feed_lead_changes on feed (at desc, id desc)
where kind in ('lead.edited', 'lead.erased', 'lead.noted', 'lead.paused', 'lead.resumed', 'lead.opted_in', 'lead.merged', 'lead.split',
  'lead.phone_added', 'lead.phone_preferred', 'lead.phone_removed', 'lead.exported');

-- All that is kept about one person, whatever records it lies under. docs/person-export.md says what the keys mean: they stay as
-- they are, and what is new is added.
create function person_file(the_lead uuid) returns json stable language sql set timezone = 'UTC' as $$
  with n as materialized (select leads_of(the_lead) as ids)
  select json_build_object(
    'schema', 'konquista.person/1',
    'exported_at', product_now(),
    'person', (select json_build_object('id', l.id, 'name', l.name, 'first_name', l.first_name, 'phone', l.phone, 'area_code', l.area_code,
        'state', l.state, 'region', l.region, 'time_zone', l.time_zone, 'store', s.name, 'tags', l.tags, 'note', l.note, 'source', l.source,
        'captured_at', l.captured_at, 'last_inbound_at', l.last_inbound_at, 'waiting_since', l.waiting_since, 'human_until', l.human_until,
        'paused_at', l.paused_at, 'opted_out_at', l.opted_out_at)
      from leads l left join stores s on s.id = l.store_id where l.id = the_lead),
    'records', (select coalesce(json_agg(json_build_object('id', l.id, 'name', l.name, 'phone', l.phone, 'source', l.source,
        'captured_at', l.captured_at, 'merged', l.merged_into is not null) order by l.captured_at), '[]')
      from leads l, n where l.id = any (n.ids)),
    'identities', (select coalesce(json_agg(json_build_object('kind', i.kind, 'value', i.value, 'given', i.given,
        'learnt_from', i.learnt_from, 'learnt_at', i.learnt_at) order by i.learnt_at, i.value), '[]')
      from lead_identities i, n where i.lead_id = any (n.ids)),
    'arrivals', (select coalesce(json_agg(json_build_object('at', a.at, 'source', a.source, 'utm_source', a.utm_source,
        'utm_medium', a.utm_medium, 'utm_campaign', a.utm_campaign, 'utm_term', a.utm_term, 'utm_content', a.utm_content,
        'referrer', a.referrer, 'click_ids', a.click_ids, 'remark', a.remark) order by a.at), '[]')
      from arrivals a, n where a.lead_id = any (n.ids)),
    'consents', (select coalesce(json_agg(json_build_object('at', c.at, 'purpose', c.purpose, 'basis', c.basis, 'granted', c.granted,
        'text', t.body, 'source', c.source, 'evidence', c.evidence, 'noted_by', c.actor) order by c.at), '[]')
      from n, consents c left join consent_texts t on t.no = c.text_no
      where c.lead_id = any (n.ids) or (c.lead_id is null
        and c.import_id in (select l.import_id from import_lines l where l.lead_id = any (n.ids) and l.verdict <> 'refused'))),
    'enrollments', (select coalesce(json_agg(json_build_object('campaign', c.name, 'state', e.state, 'entered_at', e.entered_at,
        'ended_at', e.ended_at, 'end_reason', e.end_reason, 'next_at', e.next_at) order by e.entered_at), '[]')
      from n, enrollments e join campaigns c on c.id = e.campaign_id where e.lead_id = any (n.ids)),
    'messages', (select coalesce(json_agg(json_build_object('id', m.id, 'kind', m.kind, 'state', m.state, 'campaign', c.name, 'from', p.name,
        'text', coalesce(a.body, m.body), 'planned_at', m.planned_at, 'accepted_at', m.accepted_at, 'sent_at', m.sent_at,
        'delivered_at', m.delivered_at, 'read_at', m.read_at, 'ended_at', m.ended_at, 'reason', m.reason, 'written_by', m.author)
        order by coalesce(m.claimed_at, m.planned_at)), '[]')
      from n, messages m
      left join campaigns c on c.id = m.campaign_id
      left join phones p on p.id = m.phone_id
      left join lateral (select body from attempts where message_id = m.id and month = m.month order by no desc limit 1) a on true
      where m.lead_id = any (n.ids)),
    'inbound', (select coalesce(json_agg(json_build_object('at', i.at, 'kind', i.kind, 'text', i.body, 'to', p.name) order by i.at), '[]')
      from n, inbound i left join phones p on p.id = i.phone_id where i.lead_id = any (n.ids)),
    'appointments', (select coalesce(json_agg(json_build_object('starts_at', a.starts_at, 'status', a.status, 'store', s.name,
        'source', a.source, 'phone', a.phone, 'created_at', a.created_at, 'created_by', a.created_by) order by a.created_at), '[]')
      from n, appointments a left join stores s on s.id = a.store_id where a.lead_id = any (n.ids)),
    'merges', (select coalesce(json_agg(json_build_object('kept', m.kept_id, 'absorbed', m.absorbed_id, 'at', m.at, 'by', m.actor,
        'split_at', m.split_at, 'split_by', m.split_by) order by m.at), '[]')
      from merges m, n where m.kept_id = any (n.ids) or m.absorbed_id = any (n.ids)),
    'facts', (select coalesce(json_agg(json_build_object('at', f.at, 'kind', f.kind, 'by', f.actor, 'data', f.data) order by f.xid, f.id), '[]')
      from feed f, n where f.lead_id = any (n.ids) and f.kind not like 'message.%'))
$$;

-- What is known of some numbers, as before, and what an import may fill in or replace; what a person finished under a record that
-- was united with theirs is finished.
drop function import_known(uuid, text[], boolean);
create function import_known(the_import uuid, numbers text[], after_restart boolean)
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

-- Whom nothing but this list keeps from being written to. Two records that are one person are left to people: what the other one
-- wished holds for both. Work on many passes over who is out already, and was meant for them all the same.
create function import_kept_out(the_import uuid) returns setof uuid stable language sql as $$
  select distinct f.lead_id
  from feed f join leads l on l.id = f.lead_id
  where f.import_id = the_import and f.kind = 'lead.opted_out' and l.opted_out_at is not null and l.erased_at is null
    and l.merged_into is null and not exists (select from leads d where d.merged_into = l.id)
    and f.lead_id not in (select b.lead_id from bulks k join bulk_leads b on b.bulk_id = k.id
      where k.action = 'opt_out' and k.created_at >= (select created_at from imports where id = the_import))
    and not exists (select from feed o where o.lead_id = f.lead_id and o.kind in ('lead.opted_out', 'lead.opted_in') and (o.xid, o.id) > (f.xid, f.id))
    and not exists (select from imports o join import_lines n on n.import_id = o.id
      where o.kind = 'suppressions' and o.id <> the_import and o.state <> 'undone' and n.lead_id = f.lead_id)
$$;
