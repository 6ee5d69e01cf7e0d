-- Programs that come in by themselves, what people let programs do in their name, and the keys that sign. The machine's time, as
-- everything about sign-in. Of what proves somebody only hashes are kept.

create table api_clients (
  id uuid primary key,
  name text not null,
  store_id uuid references stores,
  scopes text not null default '',
  secret_hash bytea not null,
  generation int not null default 1,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  used_at timestamptz,
  version int not null default 1
);
create unique index api_clients_name on api_clients (lower(name));

-- A new secret is a new generation: tokens of an older one open nothing.
comment on column api_clients.generation is 'counts secrets; a token names the one it was made for';

-- What came out of one sign-in of a program: each refresh makes a new token, and one that comes twice ends them all.
create table refresh_families (
  id uuid primary key,
  client_id uuid not null references api_clients on delete cascade,
  scopes text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index refresh_families_client on refresh_families (client_id, expires_at);

create table refresh_tokens (
  hash bytea primary key,
  family_id uuid not null references refresh_families on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index refresh_tokens_family on refresh_tokens (family_id);

create table access_tokens (
  id uuid primary key,
  user_id uuid not null references auth.users on delete cascade,
  name text not null,
  scopes text not null,
  hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  used_agent text not null default '',
  revoked_at timestamptz
);
create index access_tokens_user on access_tokens (user_id, created_at desc);

-- One key signs, older ones verify until what they signed is over. The private part is encrypted by the site's own keys.
create table signing_keys (
  kid text primary key,
  public_key jsonb not null,
  private_key text not null,
  created_at timestamptz not null,
  signs_until timestamptz not null,
  valid_until timestamptz not null
);

create function client_picture(the_client uuid) returns jsonb stable language sql as $$
  select jsonb_build_object('name', c.name, 'store', s.name, 'scopes', c.scopes, 'secret', c.generation, 'disabled', c.disabled_at is not null)
  from api_clients c left join stores s on s.id = c.store_id
  where c.id = the_client
$$;

create function token_picture(the_token uuid) returns jsonb stable language sql as $$
  select jsonb_build_object('email', u.email, 'scopes', t.scopes, 'expires', to_char(t.expires_at at time zone 'UTC', 'YYYY-MM-DD'))
  from access_tokens t join auth.users u on u.id = t.user_id
  where t.id = the_token
$$;
