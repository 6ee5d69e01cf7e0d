-- Who is unheard, by every value under which a person is known; and statuses that lock in the order of claims and leads.

-- The values by which whoever wrote a stored message may be known: the number in E.164, what WhatsApp calls the line, the BSUID.
create function sender_values(sender_key text, item jsonb) returns text[] immutable parallel safe language sql as $$
  select array[sender_key, item ->> 'from', item ->> 'from_user_id']
$$;

-- Those values of the messages that nobody has read yet. A table of its own, because a claim asks for each of its leads: one look
-- into a small index instead of three into every partition of the inbox.
create table unread_senders (
  value text not null,
  inbox_id bigint not null,
  primary key (value, inbox_id)
);
create index unread_senders_inbox on unread_senders (inbox_id);

-- A trigger, so that it holds whoever stores, closes or reopens a message, an operator's own statement included. What is too long
-- to be an id names nobody.
create function keep_unread_senders() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' and new.processed_at is null then
    insert into unread_senders (value, inbox_id)
    select distinct v, new.id from unnest(sender_values(new.sender_key, new.body)) v where length(v) between 1 and 200
    on conflict do nothing;
  else
    delete from unread_senders where inbox_id = old.id;
  end if;
  return null;
end
$$;

create trigger webhook_inbox_stored after insert on webhook_inbox
for each row when (new.kind = 'message' and new.processed_at is null) execute function keep_unread_senders();
create trigger webhook_inbox_closed after update of processed_at on webhook_inbox
for each row when (new.kind = 'message') execute function keep_unread_senders();
create trigger webhook_inbox_deleted after delete on webhook_inbox
for each row when (old.kind = 'message') execute function keep_unread_senders();

insert into unread_senders (value, inbox_id)
select distinct v, w.id
from webhook_inbox w, unnest(sender_values(w.sender_key, w.body)) v
where w.processed_at is null and w.kind = 'message' and length(v) between 1 and 200;

drop index webhook_inbox_sender;

-- Leads from whom something came in that nobody has read yet: nothing is sent to them until it is read. The limit keeps the order
-- in which it is looked up: from the lead to its few identities and on by value, however many are unread.
create or replace view leads_unheard as
select i.lead_id
from lead_identities i
cross join lateral (select from unread_senders s where s.value = i.value limit 1) u;

-- Puts statuses that providers reported on the messages they speak of; a status only climbs. Each input row names its
-- message by our own id (opaque) or the provider's; rows that match nothing are not returned.
-- Locks the leads that a failure or an arrival may change, and then the messages, each once and in the order of their ids, as
-- claims, plans and the leads' grains do. What gets its provider's id only meanwhile matches nothing yet.
create or replace function climb_statuses(
  keys bigint[], opaque uuid[], provider_ids text[], states text[], ats timestamptz[], reasons text[])
returns table (key bigint, id uuid, lead_id uuid, state text)
language plpgsql
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  ids uuid[];
  months date[];
  failed uuid[];
  arrived uuid[];
  stamp timestamptz;
begin
  with s as (
    select * from unnest(keys, opaque, provider_ids, states, ats, reasons) as s (key, opaque, provider_id, state, at, reason)
  ), hit as (
    select s.*, m.id, m.month, m.lead_id from s join messages m on m.id = s.opaque where s.opaque is not null
    union all
    select s.*, m.id, m.month, m.lead_id from s join messages m on m.provider_id = s.provider_id where s.opaque is null
  )
  select array_agg(h.key), array_agg(h.id), array_agg(h.month), array_agg(h.provider_id), array_agg(h.state), array_agg(h.at),
    array_agg(h.reason), array_agg(h.lead_id) filter (where h.state = 'failed'),
    array_agg(h.lead_id) filter (where h.state in ('delivered', 'read'))
  into keys, ids, months, provider_ids, states, ats, reasons, failed, arrived
  from hit h;
  if ids is null then
    return;
  end if;

  perform 1 from leads l
  where l.id = any (failed || arrived) and (l.undeliverable > 0 or l.id = any (failed)) order by l.id for no key update;
  perform 1 from messages m where m.id = any (ids) and m.month = any (months) order by m.id for no key update;
  stamp := product_clock_timestamp();

  return query
  with hit as (
    select * from unnest(keys, ids, months, provider_ids, states, ats, reasons) as h (key, id, month, provider_id, state, at, reason)
  ), best as (
    select h.id, h.month, max(h.provider_id) as provider_id,
           max(status_rank(h.state)) as rank,
           max(h.at) filter (where h.state = 'sent') as sent_at,
           max(h.at) filter (where h.state = 'delivered') as delivered_at,
           max(h.at) filter (where h.state = 'read') as read_at,
           max(h.at) filter (where h.state = 'failed') as failed_at,
           max(h.reason) filter (where h.state = 'failed') as reason
    from hit h group by h.id, h.month
  ), moved as (
    update messages m
    set state = next_state(m.state, b.rank, b.failed_at is not null),
        provider_id = coalesce(m.provider_id, b.provider_id),
        accepted_at = coalesce(m.accepted_at, b.sent_at, b.delivered_at, b.read_at, m.claimed_at),
        sent_at = coalesce(m.sent_at, b.sent_at),
        delivered_at = coalesce(m.delivered_at, b.delivered_at),
        read_at = coalesce(m.read_at, b.read_at),
        ended_at = coalesce(m.ended_at, b.failed_at),
        reason = case when next_state(m.state, b.rank, b.failed_at is not null) = 'failed' then b.reason else null end
    from best b
    where m.id = b.id and m.month = b.month and m.state not in ('cancelled', 'skipped')
      and (m.state <> 'planned' or m.attempts > 0)
      and m.state <> next_state(m.state, b.rank, b.failed_at is not null)
    returning m.id, m.lead_id, m.enrollment_id, m.campaign_id, m.phone_id, m.state, m.reason
  ), f as (
    insert into feed (at, kind, lead_id, enrollment_id, campaign_id, message_id, phone_id, data)
    select stamp, 'message.' || v.state, v.lead_id, v.enrollment_id, v.campaign_id, v.id, v.phone_id,
           case when v.reason is null then null else jsonb_build_object('reason', v.reason) end
    from moved v
  )
  select h.key, h.id, v.lead_id, v.state from hit h left join moved v on v.id = h.id;
end
$$;
