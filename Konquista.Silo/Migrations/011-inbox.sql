-- Who is unheard, by every value under which a person is known.

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
