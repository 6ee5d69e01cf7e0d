-- Which leads an import has named already: lines are asked by lead.
create index import_lines_lead on import_lines (import_id, lead_id) where lead_id is not null;

-- An appointment that is to come, has no date yet, or was kept.
create function appointment_counts(status text, starts_at timestamptz) returns boolean stable language sql as $$
  select status = 'attended'
    or (status in ('booked', 'confirmed', 'rescheduled') and (starts_at is null or starts_at >= product_now()))
$$;

-- What is known of each of some numbers before an import writes its next lines. A number may belong to nobody yet.
-- after_restart also asks whether grains had been told of these people already, without the lines having been written.
create function import_known(the_import uuid, numbers text[], after_restart boolean)
returns table (number text, lead_id uuid, tags text[], opted_out boolean, booked boolean, active uuid[], ended uuid[],
  repeated boolean, from_here boolean, was_changed boolean, was_enrolled boolean)
language sql stable as $$
  select n.number, l.id, l.tags, l.opted_out_at is not null,
    exists (select from appointments a where a.phone = n.number and appointment_counts(a.status, a.starts_at))
      or (l.id is not null and exists (
        select from appointments a where a.lead_id = l.id and appointment_counts(a.status, a.starts_at))),
    array(select e.campaign_id from enrollments e where e.lead_id = l.id and e.state = 'active'),
    array(select e.campaign_id from enrollments e where e.lead_id = l.id and e.state <> 'active'),
    exists (select from import_lines s where s.import_id = the_import and s.lead_id = l.id),
    exists (select from import_lines s where s.import_id = the_import and s.lead_id = l.id and s.verdict = 'new'),
    after_restart and l.id is not null
      and exists (select from feed f where f.lead_id = l.id and f.import_id = the_import),
    after_restart and l.id is not null
      and exists (select from enrollments e where e.lead_id = l.id and e.import_id = the_import)
  from unnest(numbers) as n (number)
  left join lead_identities i on i.kind = 'phone' and i.value = n.number
  left join leads l on l.id = i.lead_id
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
