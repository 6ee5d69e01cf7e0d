-- Imports whose columns are chosen, that are rehearsed before they run, and undone.

alter table imports drop constraint imports_state_check;
alter table imports add constraint imports_state_check check (state in ('uploading', 'mapping', 'queued', 'rehearsing', 'rehearsed',
  'running', 'stopped', 'done', 'failed', 'undoing', 'undone'));

alter table imports drop constraint imports_kind_check;
alter table imports add constraint imports_kind_check check (kind in ('leads', 'appointments', 'suppressions'));

-- The names of the file's columns, once somebody has looked.
alter table imports add column header text[] not null default '{}';

-- Which column of a file with these names was said to be what, the last time.
create table import_mappings (
  header_hash bytea primary key,
  mapping jsonb not null,
  options jsonb,
  used_at timestamptz not null default product_now()
);

-- What a rehearsal says of each line: what an import would do to whom. Kept until the import has run.
create table import_rehearsals (
  import_id uuid not null references imports on delete cascade,
  line int not null,
  verdict text not null check (verdict in ('new', 'updated', 'known', 'repeated', 'refused')),
  reason text,
  lead_id uuid,
  same_line int,
  campaign_id uuid,
  changes jsonb,
  given text,
  primary key (import_id, line)
);
create index import_rehearsals_verdict on import_rehearsals (import_id, verdict, line);
create index import_rehearsals_lead on import_rehearsals (lead_id) where lead_id is not null;

-- What an import found of a known lead before it changed it, and what it left.
create table import_changes (
  import_id uuid not null references imports on delete cascade,
  lead_id uuid not null references leads on delete cascade,
  before jsonb not null,
  after jsonb,
  primary key (import_id, lead_id)
);
create index import_changes_lead on import_changes (lead_id);

-- All of a lead that an import may change.
create function lead_as_imported(the_lead uuid) returns jsonb stable language sql as $$
  select jsonb_build_object('name', name, 'first_name', first_name, 'store_id', store_id, 'tags', to_jsonb(tags), 'note', note,
    'entry', entry, 'phones', (select coalesce(jsonb_agg(value order by value), '[]') from lead_identities
      where lead_id = the_lead and kind = 'phone'))
  from leads where id = the_lead
$$;

create function import_before(the_import uuid, the_lead uuid) returns void language sql as $$
  insert into import_changes (import_id, lead_id, before) values (the_import, the_lead, lead_as_imported(the_lead)) on conflict do nothing
$$;

create function import_after(the_import uuid, the_lead uuid) returns void language sql as $$
  update import_changes set after = lead_as_imported(the_lead) where import_id = the_import and lead_id = the_lead
$$;

-- Who is erased is erased from here, too: what was rehearsed of them, what was changed, and lines that nobody owns but hold their number.
create function forget_import_rows() returns trigger language plpgsql as $$
begin
  delete from import_changes where lead_id = new.id;
  delete from import_rehearsals where lead_id = new.id;
  if length(old.phone) > 8 then
    delete from import_rehearsals where regexp_replace(given, '\D', '', 'g') like '%' || right(old.phone, 8) || '%';
  end if;
  return null;
end
$$;
create trigger leads_erased_from_imports after update of erased_at on leads
for each row when (old.erased_at is null and new.erased_at is not null) execute function forget_import_rows();

-- Begins an import, or goes on with one. False when there is nothing to begin.
create function begin_import(the_import uuid, moment timestamptz) returns boolean language sql as $$
  with begun as (
    update imports i
    set state = 'running', problem = null, finished_at = null, started_at = case when f.is_new then moment else coalesce(i.started_at, moment) end,
      lines = i.lines * f.keeps, created = i.created * f.keeps, updated = i.updated * f.keeps, known = i.known * f.keeps,
      repeated = i.repeated * f.keeps, refused = i.refused * f.keeps, enrolled = i.enrolled * f.keeps, fraction = i.fraction * f.keeps
    from (select id, state in ('mapping', 'rehearsed') as is_new, case when state in ('mapping', 'rehearsed') then 0 else 1 end as keeps
      from imports where id = the_import for update) f
    where i.id = f.id
      and (i.state in ('mapping', 'rehearsed', 'queued', 'running', 'stopped') or (i.state = 'failed' and i.problem like 'stuck_after_line:%'))
    returning i.*, f.is_new
  ), agreed as (
    insert into consents (import_id, basis, granted, source, evidence, actor)
    select id, options #>> '{consent,basis}', true, 'import', coalesce(options #> '{consent,evidence}', '{}'), created_by
    from begun where is_new and options #>> '{consent,basis}' is not null
  )
  select exists (select from begun)
$$;

-- Undoing an import: how far it is, by whom, and what became of each person.
alter table imports add column undo_line int not null default 0;
alter table imports add column undone_by text;
alter table imports add column undone_at timestamptz;
alter table imports add column undone int not null default 0;

create table import_undone (
  import_id uuid not null references imports on delete cascade,
  lead_id uuid not null,
  outcome text not null check (outcome in ('removed', 'kept', 'restored')),
  reason text,
  primary key (import_id, lead_id)
);
create index import_undone_kept on import_undone (import_id, lead_id) where reason is not null;

-- Which bookings a file brought, and whom a list kept from being written to.
alter table appointments add column import_id uuid references imports on delete set null;
create index appointments_import on appointments (import_id) where import_id is not null;
create index feed_import_opt_outs on feed (import_id) where kind = 'lead.opted_out' and import_id is not null;

-- Why leads that an import made cannot be taken out again: something else has touched them. Null where nothing has. What nobody
-- has touched is in its first version, and but for another import that named the person there is nothing to look for.
create function import_touched(the_import uuid, lead_ids uuid[]) returns table (lead_id uuid, reason text)
language plpgsql stable
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
declare
  others uuid[] := array(select o.id from imports o, imports i
    where i.id = the_import and o.id <> i.id and o.kind = 'leads' and o.created_at >= i.created_at
      and o.state in ('running', 'stopped', 'done', 'failed', 'undoing'));
begin
  return query
  select l.id, case
    when exists (select from import_lines n where n.import_id = any (others) and n.lead_id = l.id) then 'other_import'
    when l.version = 0 then null
    when l.erased_at is not null then 'erased'
    when l.merged_into is not null or exists (select from leads o where o.merged_into = l.id) then 'merged'
    when exists (select from messages m where m.lead_id = l.id and (m.state not in ('planned', 'cancelled', 'skipped') or m.claimed_at is not null
      or m.kind <> 'step')) then 'messages'
    when exists (select from inbound b where b.lead_id = l.id)
      or exists (select from lead_identities i join unread_senders u on u.value = i.value where i.lead_id = l.id) then 'inbound'
    when exists (select from appointments a where a.lead_id = l.id) then 'appointment'
    when exists (select from arrivals a where a.lead_id = l.id) or exists (select from consents c where c.lead_id = l.id) then 'arrival'
    when exists (select from feed f where f.lead_id = l.id and (f.kind like 'lead.%' or f.kind like 'enrollment.%')
        and f.actor is not null and f.import_id is distinct from the_import
        and not exists (select from imports o where o.id = f.import_id and o.state = 'undone'))
      or exists (select from enrollments e where e.lead_id = l.id and e.import_id is distinct from the_import) then 'edited'
    end
  from unnest(lead_ids) as n (id)
  join leads l on l.id = n.id;
end
$$;

-- Ends what an import began for these leads: its sequences, and what is planned of them and not claimed. The caller has locked the
-- leads; one that nothing was ever planned for leaves no trace, so that the person may enter again.
create function end_imported(the_import uuid, lead_ids uuid[]) returns void language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
declare
  stamp timestamptz := product_clock_timestamp();
begin
  with gone as (
    delete from enrollments e
    where e.lead_id = any (lead_ids) and e.import_id = the_import
      and not exists (select from messages m where m.lead_id = e.lead_id and m.enrollment_id = e.id)
    returning e.*
  ), ended as (
    update enrollments e
    set state = 'stopped', ended_at = stamp, end_reason = 'import_undone', next_step = null, next_at = null, hold = null
    where e.lead_id = any (lead_ids) and e.import_id = the_import and e.state = 'active'
      and exists (select from messages m where m.lead_id = e.lead_id and m.enrollment_id = e.id)
    returning e.*
  ), cancelled as (
    update messages m
    set state = 'cancelled', reason = 'import_undone', ended_at = stamp
    from ended e
    where m.lead_id = e.lead_id and m.enrollment_id = e.id and m.state = 'planned'
    returning m.*
  ), told as (
    insert into feed (at, kind, lead_id, enrollment_id, campaign_id, message_id, phone_id, import_id, data)
    select stamp, 'message.cancelled', lead_id, enrollment_id, campaign_id, id, phone_id, the_import,
      jsonb_build_object('step', step, 'reason', reason)
    from cancelled
  )
  insert into feed (at, kind, lead_id, lead_version, enrollment_id, campaign_id, import_id, data)
  select stamp, 'enrollment.stopped', e.lead_id, l.version + 1, e.id, e.campaign_id, the_import, jsonb_build_object('reason', 'import_undone')
  from (select * from gone where state = 'active' union all select * from ended) e
  join leads l on l.id = e.lead_id;
end
$$;

-- Takes out leads that an import made and nothing else has touched, with all that hangs on them.
create function remove_imported(the_import uuid, lead_ids uuid[], by_whom text) returns void language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
declare
  stamp timestamptz := product_clock_timestamp();
  the_lead uuid;
begin
  -- One by one: of many at once a table that has just grown is searched whole.
  foreach the_lead in array lead_ids loop
    delete from orleans.reminder r
    where r.service = 'konquista' and r.grain = 'lead/lead-' || replace(the_lead::text, '-', '') and r.name = 'next';
  end loop;

  delete from messages m where m.lead_id = any (lead_ids);
  delete from enrollments e where e.lead_id = any (lead_ids);
  delete from lead_identities i where i.lead_id = any (lead_ids);
  delete from leads l where l.id = any (lead_ids);
  insert into feed (at, kind, lead_id, import_id, actor)
  select stamp, 'lead.removed', d.id, the_import, by_whom from unnest(lead_ids) as d (id);
end
$$;

-- Gives known leads back what an import changed of them, where it still is as the import left it.
create function restore_imported(the_import uuid, lead_ids uuid[], by_whom text) returns void language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
declare
  stamp timestamptz := product_clock_timestamp();
begin
  insert into import_undone (import_id, lead_id, outcome, reason)
  select the_import, l.id, 'restored', case
    when l.erased_at is not null then 'erased'
    when exists (select from jsonb_each(c.after) a
      where a.key in ('name', 'store_id', 'note') and a.value <> c.before -> a.key and a.value <> to_jsonb(l) -> a.key) then 'changed_since' end
  from import_changes c join leads l on l.id = c.lead_id
  where c.import_id = the_import and c.lead_id = any (lead_ids)
  on conflict do nothing;

  delete from lead_identities i using import_changes c, leads l
  where c.import_id = the_import and c.lead_id = any (lead_ids) and i.lead_id = c.lead_id and l.id = c.lead_id and i.kind = 'phone'
    and i.value <> l.phone and c.after -> 'phones' ? i.value and not c.before -> 'phones' ? i.value;

  update leads l
  set version = l.version + 1,
    name = case when l.name = c.after ->> 'name' then c.before ->> 'name' else l.name end,
    first_name = case when l.name = c.after ->> 'name' then c.before ->> 'first_name' else l.first_name end,
    store_id = case when l.store_id is not distinct from (c.after ->> 'store_id')::uuid then (c.before ->> 'store_id')::uuid else l.store_id end,
    note = case when l.note = c.after ->> 'note' then c.before ->> 'note' else l.note end,
    entry = case when l.entry = c.after ->> 'entry' then c.before ->> 'entry' else l.entry end,
    tags = case when to_jsonb(l.tags) = c.after -> 'tags' then array(select jsonb_array_elements_text(c.before -> 'tags'))
      else array(select t.tag from unnest(l.tags) with ordinality as t (tag, no)
        where not (c.after -> 'tags' ? t.tag and not c.before -> 'tags' ? t.tag) order by t.no) end
  from import_changes c
  where c.import_id = the_import and c.lead_id = any (lead_ids) and l.id = c.lead_id and l.erased_at is null;

  insert into feed (at, kind, lead_id, lead_version, import_id, actor, data)
  select stamp, 'lead.restored', l.id, l.version, the_import, by_whom, jsonb_build_object('reason', 'import_undone')
  from leads l where l.id = any (lead_ids);
end
$$;

-- Undoes a file of people for the next of them: first for those whom it made, in the order of the file, then for those whom it
-- changed. The order of locks is that of a chunk: the import, then leads by their ids.
create function undo_people(i imports, most int) returns boolean language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
declare
  ids uuid[];
  kept uuid[];
  last_line int;
begin
  select array_agg(n.lead_id), max(n.line) into ids, last_line
  from (select line, lead_id from import_lines
    where import_id = i.id and line > i.undo_line and verdict = 'new' and lead_id is not null order by line limit most) n;
  if ids is not null then
    perform from leads l where l.id = any (ids) order by l.id for update;
    insert into import_undone (import_id, lead_id, outcome, reason)
    select i.id, t.lead_id, case when t.reason is null then 'removed' else 'kept' end, t.reason from import_touched(i.id, ids) t
    on conflict do nothing;
    kept := array(select lead_id from import_undone where import_id = i.id and lead_id = any (ids) and outcome = 'kept');
    perform end_imported(i.id, kept);
    update leads l
    set version = l.version + 1, entry = case when l.entry = 'enrolled' and not exists (select from enrollments e where e.lead_id = l.id)
      then 'capture_only' else l.entry end
    where l.id = any (kept);
    perform remove_imported(i.id, array(select lead_id from import_undone
      where import_id = i.id and lead_id = any (ids) and outcome = 'removed'), i.undone_by);
    update imports set undo_line = last_line where id = i.id;
    return true;
  end if;

  ids := array(select c.lead_id from import_changes c
    where c.import_id = i.id and not exists (select from import_undone u where u.import_id = i.id and u.lead_id = c.lead_id)
    order by c.lead_id limit most);
  if cardinality(ids) = 0 then
    return false;
  end if;

  perform from leads l where l.id = any (ids) order by l.id for update;
  perform end_imported(i.id, ids);
  perform restore_imported(i.id, ids, i.undone_by);
  return true;
end
$$;

-- The bookings of a file that still stand as it brought them.
create function import_bookings(the_import uuid) returns setof appointments stable language sql as $$
  select * from appointments where import_id = the_import and external_id is not null and status in ('booked', 'confirmed')
$$;

-- Cancels the next bookings of a file, those of nobody we know go. A mended file may name them anew.
create function undo_bookings(i imports, most int) returns boolean language plpgsql as $$
declare
  stamp timestamptz := product_clock_timestamp();
  ids uuid[] := array(select id from import_bookings(i.id) order by id limit most);
  goes_on boolean := cardinality(ids) > 0;
begin
  perform from leads l where l.id in (select lead_id from appointments where id = any (ids)) order by l.id for update;
  -- Whoever had one of them in hand is done now: somebody came, or did not.
  ids := array(select id from import_bookings(i.id) where id = any (ids));
  delete from appointments where id = any (ids) and lead_id is null;
  with c as (
    update appointments a set status = 'cancelled', external_id = null
    from import_bookings(i.id) b where a.id = b.id and a.id = any (ids) returning a.lead_id, b.status as before
  ), l as (
    update leads set version = version + 1 where id in (select lead_id from c) returning id, version
  )
  insert into feed (at, kind, lead_id, lead_version, import_id, actor, data)
  select stamp, 'appointment.changed', l.id, l.version, i.id, i.undone_by, jsonb_build_object(
    'before', jsonb_build_object('status', c.before), 'after', jsonb_build_object('status', 'cancelled'), 'reason', 'import_undone')
  from c join l on l.id = c.lead_id;
  update imports set undone = undone + cardinality(ids) where id = i.id;
  return goes_on;
end
$$;

-- Takes the next numbers of a list off again, then lets in whom nothing else keeps out. What ended because of it stays ended.
create function undo_list(i imports, most int) returns boolean language plpgsql as $$
declare
  stamp timestamptz := product_clock_timestamp();
  ids uuid[];
  taken int;
  goes_on boolean;
begin
  delete from suppressed
  where reason = 'do_not_contact' and import_id = i.id and hash in (select hash from suppressed where import_id = i.id order by hash limit most);
  get diagnostics taken = row_count;
  if taken > 0 then
    update imports set undone = undone + taken where id = i.id;
    return true;
  end if;

  ids := array(select k from import_kept_out(i.id) as k order by k limit most);
  goes_on := cardinality(ids) > 0;
  perform from leads l where l.id = any (ids) order by l.id for update;
  -- Whoever has asked to be left alone meanwhile is heard.
  ids := array(select k from import_kept_out(i.id) as k where k = any (ids));
  update leads set opted_out_at = null, version = version + 1 where id = any (ids);
  perform record_consent(n.id, 'messages', 'consent', true, null, 'import', jsonb_build_object('import_undone', i.id), i.undone_by) from unnest(ids) as n (id);
  insert into import_undone (import_id, lead_id, outcome) select i.id, n.id, 'restored' from unnest(ids) as n (id);
  insert into feed (at, kind, lead_id, lead_version, import_id, actor, data)
  select stamp, 'lead.opted_in', l.id, l.version, i.id, i.undone_by, jsonb_build_object('reason', 'import_undone')
  from leads l where l.id = any (ids);
  return goes_on;
end
$$;

-- Undoes the next part of an import. False when nothing is left, or it is not to be undone.
create function undo_import(the_import uuid, most int) returns boolean language plpgsql as $$
declare
  i imports;
  goes_on boolean;
begin
  select * into i from imports where id = the_import and state = 'undoing' for update;
  if i.id is null then
    return false;
  end if;

  goes_on := case i.kind when 'leads' then undo_people(i, most) when 'appointments' then undo_bookings(i, most) else undo_list(i, most) end;
  if goes_on then
    return true;
  end if;

  update imports set state = 'undone', undone_at = product_clock_timestamp() where id = the_import;
  insert into feed (at, kind, import_id, actor, data)
  select product_clock_timestamp(), 'import.undone', the_import, i.undone_by, jsonb_build_object('name', i.file_name, 'after', coalesce(
    (select jsonb_object_agg(u.outcome, u.people) from (select outcome, count(*) as people from import_undone where import_id = the_import group by outcome) u),
    '{}') || case when i.undone > 0 then jsonb_build_object('removed', i.undone) else '{}' end);
  return false;
end
$$;
