-- Imports beside everything else, and what the audit may compare.

-- A chunk keeps its locks to the end of its transaction: leads are locked in the order of their ids, as claims and plans lock them.
create or replace function import_add_tags(the_import uuid, lead_ids uuid[], words text[], changed_at timestamptz) returns int
language sql as $$
  select 1 from leads where id = any (lead_ids) order by id for no key update;

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

-- Bookings that came in while their person did, neither seeing the other: they count, but no lead was told of them and a sequence runs on.
create view bookings_missed as
select distinct i.lead_id, a.phone, a.starts_at, a.store_id, a.source, a.external_id, coalesce(a.created_by, a.source) as booked_by
from appointments a
join lead_identities i on i.value in (a.phone, substr(a.phone, 2), wa_id_without_nine(a.phone))
where a.lead_id is null and a.external_id is not null
  and exists (select from enrollments e where e.lead_id = i.lead_id and e.state = 'active')
  and appointment_counts(a.status, coalesce(a.starts_at, a.created_at));

-- A new partition wants its parent for itself. Behind a long reader (an audit, a dump) it would wait, and every claim behind it.
alter function make_partitions(date) set lock_timeout = '2s';

-- The months of which both messages and facts are here: older ones may have been detached.
create view months_kept as
select to_date(right(m.relname, 6), 'YYYYMM') as month
from pg_inherits h
join pg_class m on m.oid = h.inhrelid
where h.inhparent = 'messages'::regclass and m.relname ~ '^messages_\d{6}$'
  and exists (select from pg_inherits g join pg_class f on f.oid = g.inhrelid
    where g.inhparent = 'feed'::regclass and f.relname = 'feed_' || right(m.relname, 6))
union select month from messages_default
union select date_trunc('month', at at time zone 'UTC')::date from feed_default;

-- Each message that the feed says was planned, or skipped at once, where the ledger must still have it: whose lead was not
-- erased and whose month was not detached. A message lies in the month in which its enrollment began, its fact in that of the plan.
create view messages_told as
select distinct f.message_id as id, f.campaign_id, f.phone_id
from feed f
left join enrollments e on e.id = f.enrollment_id
where f.kind in ('message.planned', 'message.skipped') and f.message_id is not null
  and coalesce(e.month, date_trunc('month', f.at at time zone 'UTC')::date) in (select month from months_kept)
  and date_trunc('month', f.at at time zone 'UTC')::date in (select month from months_kept)
  and exists (select from leads l where l.id = f.lead_id);

-- The other side: the messages whose fact must still be in the feed.
create view messages_kept as
select m.id, m.campaign_id, m.phone_id
from messages m
where m.month in (select month from months_kept)
  and date_trunc('month', m.planned_at at time zone 'UTC')::date in (select month from months_kept)
  and exists (select from leads l where l.id = m.lead_id);
