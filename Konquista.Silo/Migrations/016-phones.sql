-- What a number is for, when it was last tried, and numbers that are gone and may come again; the orders in which pages read.

alter table phones add check (purpose in ('campaigns', 'answers', 'both'));

-- What the provider said when it was last asked whether number and token work.
alter table phones add column checked_at timestamptz;
alter table phones add column check_works boolean;
alter table phones add column check_problem text;

-- A number that was removed stays, for the messages it sent; the same number may be registered anew.
do $$
declare
  old text;
begin
  select conname into old from pg_constraint where conrelid = 'phones'::regclass and contype = 'u';
  execute format('alter table phones drop constraint %I', old);
end
$$;
create unique index phones_number on phones (number) where removed_at is null;
drop index phones_account;
create unique index phones_account on phones (account) where account <> '' and removed_at is null;

-- Of a phone's row, what people set; the token by its last letters alone.
create function phone_words(phone jsonb) returns jsonb immutable language sql as $$
  select phone - array['id', 'token_cipher', 'epoch', 'version', 'created_at', 'paused_at', 'blocked_until', 'block_reason',
    'checked_at', 'check_works', 'check_problem', 'removed_at']
$$;

-- The ledger is read newest first: whole, by number, by campaign, or by what only few messages are. Most end delivered or read, and
-- are found soon without an index of their own; whoever is of one month alone would make a reader walk through all others.
create index messages_due on messages (due_at desc, id desc);
create index messages_phone_due on messages (phone_id, due_at desc, id desc);
create index messages_campaign_due on messages (campaign_id, due_at desc, id desc);
create index messages_state_due on messages (state, due_at desc, id desc) where state not in ('delivered', 'read');
create index messages_reason_due on messages (reason, due_at desc, id desc) where reason is not null;
create index messages_by_hand on messages (due_at desc, id desc) where kind <> 'step';
create index attempts_errors on attempts (phone_id, claimed_at desc) where error is not null;
create index leads_store on leads (store_id, captured_at desc, id desc);
create index inbound_phone on inbound (phone_id, at desc) where phone_id is not null;

-- A booking without a date stands at the moment it was made.
create function stands_at(starts_at timestamptz, created_at timestamptz) returns timestamptz immutable parallel safe language sql as $$
  select coalesce(starts_at, created_at)
$$;
create index appointments_at on appointments (stands_at(starts_at, created_at), id);
create index appointments_strangers on appointments (stands_at(starts_at, created_at), id) where lead_id is null;
