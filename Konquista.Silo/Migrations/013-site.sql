-- What the site writes besides: who belongs to which store, drafts of campaigns, hand-written messages, canned replies, work on
-- many leads at once, and what changed by whose hand.

-- Null: someone of all stores.
alter table auth.users add column store_id uuid references stores;
alter table auth.users add column name varchar(120);
alter table auth.users add column disabled_at timestamptz;

alter table stores add column state text;
alter table stores add column region text;
alter table stores add column opening text not null default '';

-- The draft is what the editor shows: a definition as campaign_versions has it, perhaps not yet complete.
alter table campaigns add column draft jsonb;
alter table campaigns add column note text not null default '';

-- Who wrote it, for messages by hand.
alter table messages add column author text;

alter table leads add column erased_at timestamptz;
alter table leads add column note text not null default '';

alter table phones add column removed_at timestamptz;

create table canned_replies (
  id uuid primary key,
  shortcut text not null unique check (shortcut ~ '^[a-z0-9_-]{1,32}$'),
  body text not null,
  store_id uuid references stores on delete cascade,
  version int not null default 0
);

-- Work on many leads at once: what to do, for whom, and how far it has come. ids is filled when it starts, so that what
-- matches later is not touched.
create table bulks (
  id uuid primary key,
  action text not null,
  argument text,
  state text not null default 'queued' check (state in ('queued', 'running', 'stopped', 'done', 'failed')),
  total int not null,
  done int not null default 0,
  changed int not null default 0,
  created_by text not null,
  created_at timestamptz not null default product_now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index bulks_recent on bulks (created_at desc, id);

create table bulk_leads (
  bulk_id uuid not null references bulks on delete cascade,
  no int not null,
  lead_id uuid not null,
  primary key (bulk_id, no)
);

-- One row: the first steps of an installation.
create table first_steps (
  only_row boolean primary key default true check (only_row),
  dismissed_at timestamptz,
  tested_at timestamptz,
  sample_at timestamptz
);
insert into first_steps default values;

-- Days stay numbers; hours are an object as a campaign's window, closed days an array of dates.
do $$
declare
  old text;
begin
  select conname into old from pg_constraint where conrelid = 'settings'::regclass and contype = 'c';
  execute format('alter table settings drop constraint %I', old);
end
$$;
alter table settings add check (jsonb_typeof(value) in ('number', 'object', 'array'));

-- Of two states of a row, what differs: the second argument's values under their keys.
create function different(a jsonb, b jsonb) returns jsonb immutable language sql as $$
  select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(b) where a -> key is distinct from value
$$;

-- Writes down who changed what. before is null for what is new, after is null for what is gone; only what differs is kept.
create function write_change(
  kind text, actor text, name text, before jsonb, after jsonb,
  lead_id uuid default null, campaign_id uuid default null, phone_id uuid default null) returns void language sql as $$
  insert into feed (at, kind, actor, lead_id, campaign_id, phone_id, data)
  select product_clock_timestamp(), kind, actor, lead_id, campaign_id, phone_id,
    jsonb_build_object('name', name, 'before', different(coalesce(after, '{}'), before), 'after', different(coalesce(before, '{}'), after))
  where before is distinct from after
$$;

-- What changed of the installation itself, by a person's hand.
create index feed_changes on feed (at desc, id desc) where lead_id is null and actor is not null;

-- What people did to leads themselves.
create index feed_lead_changes on feed (at desc, id desc)
where kind in ('lead.edited', 'lead.erased', 'lead.noted', 'lead.paused', 'lead.resumed', 'lead.opted_in');
