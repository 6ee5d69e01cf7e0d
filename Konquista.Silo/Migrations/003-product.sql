-- The product's tables. Each has one owner (design: LeadGrain writes leads and enrollments, PhoneGrain phones and attempts,
-- messages move only by guarded transitions). Times are product time; *_real columns are the machine's.

create extension if not exists pg_trgm;

create table settings (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null default product_now()
);

-- One row: the global pause.
create table sending (
  only_row boolean primary key default true check (only_row),
  paused_at timestamptz,
  paused_by text
);
insert into sending default values;

create table stores (
  id uuid primary key,
  name text not null unique,
  tag text not null,
  address text not null default '',
  city text not null default '',
  time_zone text not null default 'America/Sao_Paulo',
  closed_days date[] not null default '{}',
  created_at timestamptz not null default product_now(),
  version int not null default 0
);
create unique index stores_tag on stores (upper(tag));

create table phones (
  id uuid primary key,
  name text not null,
  number text not null unique,
  provider text not null check (provider in ('social_hub', 'cloud_api')),
  account text not null default '',
  base_url text not null,
  token_cipher bytea not null,
  token_tail text not null default '',
  store_id uuid references stores,
  purpose text not null default 'campaigns',
  sandbox boolean not null default false,
  daily_cap int not null default 1000 check (daily_cap > 0),
  gap_ms int not null default 0 check (gap_ms >= 0),
  warm_up_from date,
  paused_at timestamptz,
  blocked_until timestamptz,
  block_reason text,
  epoch bigint not null default 0,
  version int not null default 0,
  created_at timestamptz not null default product_now()
);
create index phones_store on phones (store_id) where store_id is not null;
create unique index phones_account on phones (account) where account <> '';

create table media (
  hash bytea primary key,
  content_type text not null,
  name text not null,
  bytes bytea not null,
  created_at timestamptz not null default product_now()
);

create table templates (
  id uuid primary key,
  name text not null unique,
  kind text not null default 'text' check (kind in ('text', 'media', 'cloud_template')),
  media_hash bytea references media,
  cloud_name text,
  cloud_language text,
  cloud_variables text[] not null default '{}',
  created_at timestamptz not null default product_now(),
  updated_at timestamptz not null default product_now(),
  version int not null default 0
);

create table template_variants (
  template_id uuid not null references templates on delete cascade,
  no int not null,
  body text not null,
  primary key (template_id, no)
);

create table campaigns (
  id uuid primary key,
  name text not null unique,
  state text not null default 'draft' check (state in ('draft', 'running', 'paused', 'stopped')),
  priority int not null default 100,
  version_id uuid,
  created_at timestamptz not null default product_now(),
  changed_at timestamptz not null default product_now(),
  version int not null default 0
);

create table campaign_versions (
  id uuid primary key,
  campaign_id uuid not null references campaigns,
  no int not null,
  definition jsonb not null,
  published_at timestamptz not null default product_now(),
  unique (campaign_id, no)
);
alter table campaigns add foreign key (version_id) references campaign_versions;

create table campaign_phones (
  campaign_id uuid not null references campaigns on delete cascade,
  phone_id uuid not null references phones on delete cascade,
  primary key (campaign_id, phone_id)
);

-- Read from the top; the first rule whose word is among a lead's tags names the campaign. '*' matches every lead.
create table tag_rules (
  id uuid primary key,
  position int not null unique,
  word text not null,
  campaign_id uuid not null references campaigns
);

create table leads (
  id uuid primary key,
  name text not null,
  first_name text,
  phone text not null,
  area_code text,
  state text,
  region text,
  time_zone text not null,
  store_id uuid references stores,
  tags text[] not null default '{}',
  source text not null,
  entry text not null,
  phone_id uuid references phones,
  captured_at timestamptz not null,
  last_inbound_at timestamptz,
  waiting_since timestamptz,
  human_until timestamptz,
  paused_at timestamptz,
  opted_out_at timestamptz,
  stopped_at timestamptz,
  undeliverable int not null default 0,
  version int not null default 0,
  search text generated always as (lower(name)) stored
) with (fillfactor = 80);
create index leads_captured on leads (captured_at desc, id desc);
create index leads_waiting on leads (waiting_since, id) where waiting_since is not null;
create index leads_search on leads using gin (search gin_trgm_ops);
create index leads_phone on leads (phone text_pattern_ops);

-- One person, one lead: every number and alias under which somebody is known. given is what a source wrote, untouched.
create table lead_identities (
  kind text not null check (kind in ('phone', 'wa_id', 'bsuid', 'lid')),
  value text not null,
  lead_id uuid not null references leads on delete cascade,
  given text,
  learnt_from text not null,
  learnt_at timestamptz not null default product_now(),
  primary key (kind, value)
);
create index lead_identities_lead on lead_identities (lead_id);
create index lead_identities_value on lead_identities (value);

create table enrollments (
  id uuid primary key,
  lead_id uuid not null references leads on delete cascade,
  campaign_id uuid not null references campaigns,
  version_id uuid not null references campaign_versions,
  state text not null check (state in ('active', 'finished', 'stopped')),
  entered_at timestamptz not null,
  month date not null,
  not_before date,
  day_zero date,
  next_step text,
  next_at timestamptz,
  hold text,
  ended_at timestamptz,
  end_reason text,
  import_id uuid
) with (fillfactor = 80);
create unique index enrollments_active on enrollments (lead_id, campaign_id) where state = 'active';
create index enrollments_lead on enrollments (lead_id);
create index enrollments_due on enrollments (next_at) where state = 'active';
create index enrollments_campaign on enrollments (campaign_id, state);

-- The ledger. month is the month in which the enrollment began (or a manual message was written): it never changes.
create table messages (
  id uuid not null,
  month date not null,
  kind text not null check (kind in ('step', 'manual', 'test')),
  lead_id uuid not null,
  enrollment_id uuid,
  campaign_id uuid,
  step text,
  phone_id uuid,
  template_id uuid,
  body text,
  state text not null check (state in ('planned', 'sending', 'accepted', 'sent', 'delivered', 'read',
    'uncertain', 'failed', 'cancelled', 'skipped')),
  priority smallint not null default 5,
  local_day date not null,
  due_at timestamptz not null,
  closes_at timestamptz not null,
  expires_at timestamptz not null,
  planned_at timestamptz not null,
  claimed_at timestamptz,
  accepted_at timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  ended_at timestamptz,
  provider_id text,
  attempts int not null default 0,
  reason text,
  replaces uuid,
  primary key (id, month),
  check (phone_id is not null or state in ('skipped', 'cancelled'))
) partition by range (month);
create index messages_queue on messages (phone_id, priority, due_at) where state = 'planned';
create index messages_sending on messages (phone_id, claimed_at) where state = 'sending';
create index messages_uncertain on messages (claimed_at, id) where state = 'uncertain';
create index messages_lead on messages (lead_id);
create index messages_provider on messages (provider_id) where provider_id is not null;
create index messages_day on messages (local_day, state);

create table attempts (
  message_id uuid not null,
  month date not null,
  no int not null,
  phone_id uuid not null,
  epoch bigint not null,
  claimed_at timestamptz not null,
  claimed_real timestamptz not null,
  variant int,
  body text not null,
  finished_at timestamptz,
  outcome text,
  error text,
  http_status int,
  detail text,
  provider_id text,
  primary key (message_id, no, month)
) partition by range (month);
create index attempts_phone on attempts (phone_id, claimed_at desc);

create table webhook_inbox (
  id bigint generated always as identity,
  month date not null,
  kind text not null check (kind in ('message', 'status')),
  provider text not null,
  account text not null,
  sender_key text,
  event_key text not null,
  body jsonb not null,
  received_at timestamptz not null,
  processed_at timestamptz,
  parked_at timestamptz,
  tries int not null default 0,
  outcome text,
  primary key (id, month),
  unique (event_key, month)
) partition by range (month);
create index webhook_inbox_open on webhook_inbox (id) where processed_at is null and parked_at is null;
create index webhook_inbox_parked on webhook_inbox (parked_at, id) where processed_at is null and parked_at is not null;
create index webhook_inbox_sender on webhook_inbox (sender_key) where processed_at is null and kind = 'message';

create table inbound (
  id uuid primary key,
  lead_id uuid not null references leads on delete cascade,
  phone_id uuid references phones,
  provider_id text not null unique,
  kind text not null,
  body text not null,
  at timestamptz not null,
  received_at timestamptz not null
);
create index inbound_lead on inbound (lead_id, at);
create index inbound_at on inbound (at);

create table appointments (
  id uuid primary key,
  lead_id uuid references leads on delete set null,
  phone text not null,
  store_id uuid references stores,
  starts_at timestamptz,
  status text not null check (status in ('booked', 'confirmed', 'attended', 'missed', 'cancelled', 'rescheduled')),
  source text not null,
  external_id text,
  created_at timestamptz not null default product_now(),
  created_by text
);
create index appointments_phone on appointments (phone);
create index appointments_lead on appointments (lead_id);
create unique index appointments_external on appointments (source, external_id) where external_id is not null;

create table imports (
  id uuid primary key,
  kind text not null default 'leads' check (kind in ('leads', 'appointments')),
  file_name text not null,
  bytes bigint not null,
  sha256 bytea not null,
  options jsonb not null,
  state text not null check (state in ('uploading', 'queued', 'running', 'stopped', 'done', 'failed')),
  delimiter text,
  encoding text,
  lines int not null default 0,
  created int not null default 0,
  updated int not null default 0,
  known int not null default 0,
  repeated int not null default 0,
  refused int not null default 0,
  enrolled int not null default 0,
  fraction float8 not null default 0,
  problem text,
  created_by text,
  created_at timestamptz not null default product_now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index imports_recent on imports (created_at desc, id);

create table import_chunks (
  import_id uuid not null references imports on delete cascade,
  no int not null,
  bytes bytea not null,
  primary key (import_id, no)
);
alter table import_chunks alter column bytes set storage external;

create table import_lines (
  import_id uuid not null references imports on delete cascade,
  line int not null,
  verdict text not null check (verdict in ('new', 'updated', 'known', 'repeated', 'refused')),
  reason text,
  lead_id uuid,
  given text,
  primary key (import_id, line)
);
create index import_lines_refused on import_lines (import_id, line) where verdict = 'refused';

-- The list of facts. Read in the order (xid, id), below pg_snapshot_xmin(pg_current_snapshot()).
create table feed_era (
  only_row boolean primary key default true check (only_row),
  era int not null default 1,
  last_xid xid8 not null default '0'
);
insert into feed_era default values;

create table feed (
  xid xid8 not null default pg_current_xact_id(),
  id bigint generated always as identity,
  at timestamptz not null,
  kind text not null,
  lead_id uuid,
  lead_version int,
  enrollment_id uuid,
  campaign_id uuid,
  message_id uuid,
  phone_id uuid,
  import_id uuid,
  actor text,
  data jsonb,
  primary key (xid, id, at)
) partition by range (at);
create index feed_lead on feed (lead_id, at) where lead_id is not null;

create table messages_default partition of messages default;
create table attempts_default partition of attempts default;
create table webhook_inbox_default partition of webhook_inbox default;
create table feed_default partition of feed default;

-- Makes the partitions of a month that do not exist yet; returns how many it made.
create function make_partitions(the_month date) returns int language plpgsql as $$
declare
  parent text;
  child text;
  starts date := date_trunc('month', the_month)::date;
  made int := 0;
begin
  foreach parent in array array['messages', 'attempts', 'webhook_inbox', 'feed'] loop
    child := parent || '_' || to_char(starts, 'YYYYMM');
    if to_regclass('public.' || child) is null then
      execute format('create table public.%I partition of public.%I for values from (%L) to (%L)',
        child, parent, starts || ' 00:00+00', (starts + interval '1 month')::date || ' 00:00+00');
      made := made + 1;
    end if;
  end loop;
  return made;
end
$$;

select make_partitions((date_trunc('month', product_now()) + make_interval(months => m))::date)
from generate_series(-1, 3) m;
