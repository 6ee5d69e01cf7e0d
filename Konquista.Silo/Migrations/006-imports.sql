-- Which leads an import has named already: lines are asked by lead.
create index import_lines_lead on import_lines (import_id, lead_id) where lead_id is not null;

-- An appointment to come or kept, of which a campaign need not speak any more.
create function appointment_counts(status text, at timestamptz) returns boolean stable language sql as $$
  select status in ('booked', 'confirmed', 'rescheduled', 'attended') and at > product_now() - interval '15 days'
$$;

-- The id under which WhatsApp knows a Brazilian mobile from before the ninth digit; null for other numbers.
create function wa_id_without_nine(number text) returns text immutable language sql as $$
  select case when number ~ '^\+55\d{2}9\d{8}$' then substr(number, 2, 4) || substr(number, 7) end
$$;

-- What is known of each of some numbers before an import writes its next lines. A number may belong to nobody yet.
-- after_restart also asks whether grains had been told of these people already, without the lines having been written.
-- Tables grow by thousands of rows between two calls, before any statistics: the plan is fixed to one index search per
-- number and table, and not worth compiling.
create function import_known(the_import uuid, numbers text[], after_restart boolean)
returns table (number text, lead_id uuid, tags text[], opted_out boolean, booked boolean, active uuid[], ended uuid[],
  repeated boolean, from_here boolean, was_changed boolean, was_enrolled boolean, in_conversation boolean)
language sql stable rows 4000
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
  select n.number, l.id, l.tags, l.opted_out_at is not null, coalesce(a.booked, false), e.active, e.ended,
    s.lines > 0, coalesce(s.from_here, false), after_restart and f.facts > 0, after_restart and coalesce(e.from_here, false),
    coalesce(l.in_conversation, false)
  from unnest(numbers) as n (number)
  left join lateral (
    select i.lead_id from lead_identities i
    where i.value in (n.number, substr(n.number, 2), wa_id_without_nine(n.number))
    order by i.kind = 'phone' desc limit 1) i on true
  left join lateral (
    select k.id, k.tags, k.opted_out_at, (k.waiting_since is not null or k.human_until > product_now()) as in_conversation
    from leads k where k.id = i.lead_id limit 1) l on true
  left join lateral (
    select bool_or(true) as booked
    from (select status, coalesce(starts_at, created_at) as at from appointments where phone = n.number
      union all select status, coalesce(starts_at, created_at) from appointments where appointments.lead_id = l.id) b
    where appointment_counts(b.status, b.at)) a on true
  left join lateral (
    select coalesce(array_agg(campaign_id) filter (where state = 'active'), '{}') as active,
      coalesce(array_agg(campaign_id) filter (where state <> 'active'), '{}') as ended,
      bool_or(import_id = the_import) as from_here
    from enrollments where enrollments.lead_id = l.id) e on true
  left join lateral (
    select count(*) as lines, bool_or(verdict = 'new') as from_here
    from import_lines where import_id = the_import and import_lines.lead_id = l.id) s on true
  left join lateral (
    select count(*) as facts from feed
    where after_restart and feed.lead_id = l.id and feed.import_id = the_import) f on true
$$;

-- Adds tags to leads that an import made itself; a lead that has them all is left alone. Returns how many changed.
create function import_add_tags(the_import uuid, lead_ids uuid[], words text[], changed_at timestamptz) returns int
language sql as $$
  with added as (
    select l.id, array_agg(u.word order by u.no) as words
    from unnest(lead_ids, words) with ordinality as u (id, word, no) join leads l on l.id = u.id
    where u.word <> all (l.tags)
    group by l.id
  ), changed as (
    update leads l set tags = l.tags || a.words, version = l.version + 1
    from added a where l.id = a.id
    returning l.id, l.version
  ), told as (
    insert into feed (at, kind, lead_id, lead_version, import_id)
    select changed_at, 'lead.updated', c.id, c.version, the_import from changed c
  )
  select count(*)::int from changed
$$;
