-- How people come in: the answer that each request got, how each person came, what they agreed to, and whom nobody may write to.

-- A request that comes twice gets the answer it got before. The key is a hash of the source and of what it calls the request.
create table capture_keys (
  key bytea primary key,
  lead_id uuid not null references leads on delete cascade,
  created boolean not null,
  entry text not null,
  at timestamptz not null default product_clock_timestamp()
);
create index capture_keys_lead on capture_keys (lead_id);
create index capture_keys_at on capture_keys (at);

-- Each coming of a lead by a page, a link, a message, the API or by hand; lines of files are told by import_lines.
create table arrivals (
  id uuid primary key default gen_random_uuid(),
  lead_id uuid not null references leads on delete cascade,
  at timestamptz not null default product_clock_timestamp(),
  source text not null,
  page_id uuid,
  link_id uuid,
  utm_source text,
  utm_medium text,
  utm_campaign text,
  utm_term text,
  utm_content text,
  referrer text,
  click_ids jsonb not null default '{}',
  remark text
);
create index arrivals_lead on arrivals (lead_id, at);
create index arrivals_page on arrivals (page_id, at) where page_id is not null;
create index arrivals_link on arrivals (link_id, at) where link_id is not null;

-- Every wording that somebody was shown, numbered.
create table consent_texts (
  no int generated always as identity primary key,
  body text not null,
  created_at timestamptz not null default product_clock_timestamp()
);
create unique index consent_texts_body on consent_texts (md5(body));

-- What people agreed to or took back, one after the other. A row of an import without a lead speaks of all whom it named.
create table consents (
  id uuid primary key default gen_random_uuid(),
  lead_id uuid references leads on delete cascade,
  import_id uuid references imports on delete cascade,
  at timestamptz not null default product_clock_timestamp(),
  purpose text not null default 'messages',
  basis text not null check (basis in ('consent', 'contract', 'legitimate_interest')),
  granted boolean not null,
  text_no int references consent_texts,
  source text not null,
  evidence jsonb not null default '{}',
  actor text,
  check (lead_id is not null or import_id is not null)
);
create index consents_lead on consents (lead_id, at) where lead_id is not null;
create index consents_import on consents (import_id) where import_id is not null;

-- Rows go with their lead, and lose their evidence when the person is erased; nothing else of them ever changes.
create function keep_consents() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 then
    return old;
  elsif tg_op = 'UPDATE' and new.evidence = '{}' and (to_jsonb(new) - 'evidence' - 'actor') = (to_jsonb(old) - 'evidence' - 'actor') then
    return new;
  end if;

  raise exception 'consents are only added to' using errcode = 'restrict_violation';
end
$$;
create trigger consents_kept before update or delete on consents for each row execute function keep_consents();

create function record_consent(
  the_lead uuid, the_purpose text, the_basis text, is_granted boolean, wording text, the_source text, proof jsonb, by_whom text) returns void
language plpgsql as $$
declare
  the_no int;
begin
  if wording is not null then
    insert into consent_texts (body) values (wording) on conflict (md5(body)) do nothing;
    select no into the_no from consent_texts where md5(body) = md5(wording);
  end if;

  insert into consents (lead_id, purpose, basis, granted, text_no, source, evidence, actor)
  values (the_lead, the_purpose, the_basis, is_granted, the_no, the_source, coalesce(proof, '{}'), by_whom);
end
$$;

-- Whom nobody may write to, known by a keyed hash of their number alone: who asked to be erased, and who is on a list not to be contacted.
alter table erased_people rename to suppressed;
alter table suppressed rename column erased_at to at;
alter table suppressed add column reason text not null default 'erased' check (reason in ('erased', 'do_not_contact'));
alter table suppressed add column import_id uuid references imports on delete set null;
alter table suppressed add column actor text;
create index suppressed_import on suppressed (import_id) where import_id is not null;

-- Empties a lead whose row the caller has locked, whose sequences it has ended, and of whose numbers it gives the hashes. False,
-- and nothing done, while a message is on its way to them or one of theirs is being read.
create or replace function erase_lead(the_lead uuid, hashes bytea[]) returns boolean language plpgsql as $$
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

  insert into suppressed (hash) select unnest(hashes) on conflict (hash) do update set import_id = null;
  update leads
  set name = '', first_name = null, phone = '', area_code = null, state = null, region = null, tags = '{}', note = '',
    last_inbound_at = null, waiting_since = null, human_until = null, paused_at = null,
    opted_out_at = coalesce(opted_out_at, stamp), erased_at = stamp
  where id = the_lead;

  perform forget_webhooks(the_lead, known);
  update attempts a set body = '', detail = null, provider_id = null
  from messages m where m.lead_id = the_lead and a.message_id = m.id and a.month = m.month;
  update messages set body = null, provider_id = null where lead_id = the_lead and (body is not null or provider_id is not null);
  update arrivals set referrer = null, utm_term = null, utm_content = null, click_ids = '{}', remark = null where lead_id = the_lead;
  update consents set evidence = '{}' where lead_id = the_lead and evidence <> '{}';
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
