-- Addresses of integrators that are told of facts, and what each was told. Product time, as the facts themselves.

create table webhooks (
  id uuid primary key,
  name text not null,
  url text not null,
  events text[] not null,
  store_id uuid references stores,
  with_people boolean not null default false,
  secret bytea not null,
  generation int not null default 1,
  old_secret bytea,
  old_secret_until timestamptz,
  era int not null,
  xid xid8 not null,
  fact_id bigint not null,
  paused_at timestamptz,
  pause_reason text check (pause_reason in ('by_hand', 'failing', 'gone', 'sealed')),
  failures int not null default 0,
  failing_since timestamptz,
  succeeded_at timestamptz,
  created_at timestamptz not null default product_now(),
  version int not null default 1,
  check ((paused_at is null) = (pause_reason is null))
);
create unique index webhooks_name on webhooks (lower(name));

comment on column webhooks.with_people is 'names, numbers and texts are added while a fact is told; they are not kept here';
comment on column webhooks.generation is 'counts secrets';
comment on column webhooks.fact_id is 'with era and xid the place in the feed: every fact before it is a delivery or was not asked for';
comment on column webhooks.failures is 'attempts in a row that nobody took';

-- A fact has one delivery to each webhook, whatever era gives it which cursor. A test has no fact.
create table webhook_deliveries (
  id bigint generated always as identity primary key,
  webhook_id uuid not null references webhooks on delete cascade,
  era int,
  xid xid8,
  fact_id bigint,
  event text not null,
  at timestamptz not null,
  lead_id uuid,
  message_id uuid,
  payload jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  attempts int not null default 0,
  since timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  created_at timestamptz not null default product_now(),
  unique (webhook_id, fact_id)
);
create index webhook_deliveries_due on webhook_deliveries (webhook_id, due_at, id) where state = 'waiting';
create index webhook_deliveries_failed on webhook_deliveries (webhook_id, id) where state = 'failed';
create index webhook_deliveries_log on webhook_deliveries (webhook_id, id);
create index webhook_deliveries_old on webhook_deliveries (created_at);

comment on column webhook_deliveries.since is 'from when on three days of attempts are counted: the fact, or when somebody asked for it again';

create table webhook_attempts (
  delivery_id bigint not null references webhook_deliveries on delete cascade,
  no int not null,
  at timestamptz not null,
  status int,
  problem text,
  took_ms int not null,
  answer text not null default '',
  primary key (delivery_id, no)
);

create function webhook_picture(the_webhook uuid) returns jsonb stable language sql as $$
  select jsonb_build_object('name', w.name, 'address', w.url, 'events', w.events, 'store', s.name, 'people', w.with_people,
    'secret', w.generation, 'paused', w.pause_reason)
  from webhooks w left join stores s on s.id = w.store_id
  where w.id = the_webhook
$$;
