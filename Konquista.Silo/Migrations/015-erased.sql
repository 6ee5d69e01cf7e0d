-- People who asked to be erased: what is left of them, and what must not bring them back.

-- A keyed hash of each number; the key is a file of the silos, outside the database.
create table erased_people (
  hash bytea primary key,
  erased_at timestamptz not null default product_clock_timestamp()
);

create index leads_erased on leads (id) where erased_at is not null;

-- All that a sender ever wrote, whether read or not.
create index webhook_inbox_written on webhook_inbox (sender_key) where sender_key is not null;

-- The zones in which leads lived before somebody corrected them: a window of the past is judged by the clock of its day.
create index feed_edits on feed (lead_id, at) where kind = 'lead.edited';
create view zones_left as
select lead_id, at, data -> 'before' ->> 'time_zone' as time_zone
from feed
where kind = 'lead.edited' and data -> 'before' ? 'time_zone';

create function zone_at(the_lead uuid, moment timestamptz, zone_now text) returns text stable language sql as $$
  select coalesce((select z.time_zone from zones_left z where z.lead_id = the_lead and z.at > moment order by z.at limit 1), zone_now)
$$;

-- The files of imports that are through and named somebody who was erased, before or since: nobody reads them again.
create function forget_files(the_imports uuid[]) returns void language sql as $$
  delete from import_chunks c
  using imports i
  where c.import_id = any (the_imports) and i.id = c.import_id and i.state = 'done'
    and (exists (select from import_lines l where l.import_id = i.id and l.verdict = 'refused' and l.reason = 'erased')
      or exists (select from leads k join import_lines l on l.import_id = i.id and l.lead_id = k.id where k.erased_at is not null))
$$;

-- What webhooks brought of a lead: what they wrote, and what was reported of our messages to them. A provider's id of a message
-- holds the number, too.
create function forget_webhooks(the_lead uuid, known text[]) returns void language sql as $$
  delete from webhook_inbox where sender_key = any (known);

  delete from webhook_inbox w using inbound i where i.lead_id = the_lead and w.event_key = 'message:' || i.provider_id;

  with named as (
    select m.provider_id as name from messages m where m.lead_id = the_lead
    union select a.provider_id from messages m join attempts a on a.message_id = m.id and a.month = m.month where m.lead_id = the_lead
    union select 'k1.' || to_char(m.month, 'YYYYMM') || '.' || replace(m.id::text, '-', '') from messages m where m.lead_id = the_lead
  )
  delete from webhook_inbox w
  using named n, unnest(array['sent', 'delivered', 'read', 'failed', 'played', 'deleted', 'warning']) as s (word)
  where w.event_key = 'status:' || n.name || ':' || s.word
$$;

-- What a provider reports of an erased lead's messages later on is heard, and not kept.
create function forget_reports(ids bigint[], months date[], message_ids uuid[]) returns void language sql as $$
  with gone as (
    select r.id, r.month, m.id as message_id, m.month as message_month
    from unnest(ids, months, message_ids) as r (id, month, message_id)
    join messages m on m.id = r.message_id
    join leads l on l.id = m.lead_id and l.erased_at is not null
    where exists (select from leads where erased_at is not null)
  ), unnamed as (
    update messages m set provider_id = null from gone g where m.id = g.message_id and m.month = g.message_month
  )
  delete from webhook_inbox w using gone g where w.id = g.id and w.month = g.month
$$;

-- Empties a lead whose row the caller has locked, whose sequences it has ended, and of whose numbers it gives the hashes. False,
-- and nothing done, while a message is on its way to them or one of theirs is being read.
create function erase_lead(the_lead uuid, hashes bytea[]) returns boolean language plpgsql as $$
declare
  known text[] := array(select value from lead_identities where lead_id = the_lead);
  numbers text[] := array(select value from lead_identities where lead_id = the_lead and kind = 'phone');
  stamp timestamptz := product_clock_timestamp();
  named uuid[];
begin
  if exists (select from messages where lead_id = the_lead and state = 'sending')
    or exists (select from unread_senders u join webhook_inbox w on w.id = u.inbox_id
      where u.value = any (known) and w.processed_at is null and w.parked_at is null) then
    return false;
  end if;

  insert into erased_people (hash) select unnest(hashes) on conflict do nothing;
  update leads
  set name = '', first_name = null, phone = '', area_code = null, state = null, region = null, tags = '{}', note = '',
    last_inbound_at = null, waiting_since = null, human_until = null, paused_at = null,
    opted_out_at = coalesce(opted_out_at, stamp), erased_at = stamp
  where id = the_lead;

  perform forget_webhooks(the_lead, known);
  update attempts a set body = '', detail = null, provider_id = null
  from messages m where m.lead_id = the_lead and a.message_id = m.id and a.month = m.month;
  update messages set body = null, provider_id = null where lead_id = the_lead and (body is not null or provider_id is not null);
  update appointments set phone = '', external_id = null where lead_id = the_lead or phone = any (numbers);
  update feed
  set data = nullif(jsonb_strip_nulls(jsonb_build_object('step', data -> 'step', 'reason', data -> 'reason', 'until', data -> 'until',
    'kind', data -> 'kind', 'before', case when data -> 'before' ? 'time_zone'
      then jsonb_build_object('time_zone', data -> 'before' -> 'time_zone') end)), '{}')
  where lead_id = the_lead and data is not null;

  -- A refused line is nobody's: it is told by the end of its number, however it is written.
  with emptied as (
    update import_lines l set given = null
    from unnest(numbers) as n (number)
    where l.verdict = 'refused' and l.given is not null
      and regexp_replace(l.given, '\D', '', 'g') like '%' || right(n.number, 8) || '%'
    returning l.import_id
  )
  select array(select i.id from imports i where exists (select from import_lines l where l.import_id = i.id and l.lead_id = the_lead))
    || array(select import_id from emptied) into named;
  delete from import_chunks c using imports i where c.import_id = any (named) and i.id = c.import_id and i.state = 'done';

  -- From here on whoever learns another name of theirs waits, and then finds them erased.
  perform from leads where id = the_lead for update;
  delete from lead_identities where lead_id = the_lead;
  delete from inbound where lead_id = the_lead;
  return true;
end
$$;

-- Nobody who was erased since the import looked them up gets a tag.
create or replace function import_add_tags(the_import uuid, lead_ids uuid[], words text[], changed_at timestamptz) returns int
language sql as $$
  select 1 from leads where id = any (lead_ids) order by id for no key update;

  with added as (
    select l.id, array_agg(u.word order by u.no) as words
    from unnest(lead_ids, words) with ordinality as u (id, word, no) join leads l on l.id = u.id
    where u.word <> all (l.tags) and l.erased_at is null
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
