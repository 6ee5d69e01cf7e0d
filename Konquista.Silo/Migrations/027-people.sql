-- Who asked to see a masked number is among what people did to leads themselves.
drop index feed_lead_changes;
create index feed_lead_changes on feed (at desc, id desc)
where kind in ('lead.edited', 'lead.erased', 'lead.noted', 'lead.paused', 'lead.resumed', 'lead.opted_in', 'lead.merged', 'lead.split',
  'lead.phone_added', 'lead.phone_preferred', 'lead.phone_removed', 'lead.exported', 'lead.revealed');

-- Who was asked in: what they will be, and the proof that they were, of which only the hash is kept.
create table invitations (
  id uuid primary key,
  email text not null,
  name text not null,
  role text not null,
  store_id uuid references stores on delete cascade,
  language text not null,
  token_hash bytea not null,
  invited_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz
);
create unique index invitations_open on invitations (lower(email)) where accepted_at is null and withdrawn_at is null;
create unique index invitations_token on invitations (token_hash);

-- Who forgot a password; of what proves it only the hash is kept.
create table password_resets (
  id uuid primary key,
  user_id uuid not null references auth.users on delete cascade,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_resets_user on password_resets (user_id, created_at);

-- What is to be sent by mail. Address and text are kept encrypted until they have gone, or are given up; then they are no longer kept.
create table outgoing_mail (
  id uuid primary key,
  kind text not null check (kind in ('invitation', 'password_reset')),
  origin_id uuid not null,
  letter_cipher text,
  created_at timestamptz not null default now(),
  next_at timestamptz default now(),
  give_up_at timestamptz not null,
  tries int not null default 0,
  sent_at timestamptz,
  given_up_at timestamptz,
  check ((next_at is null) = (sent_at is not null or given_up_at is not null)),
  check ((letter_cipher is null) = (next_at is null))
);
create index outgoing_mail_due on outgoing_mail (next_at) where next_at is not null;
create index outgoing_mail_origin on outgoing_mail (origin_id, created_at desc);
create index outgoing_mail_given_up on outgoing_mail (given_up_at) where given_up_at is not null;
