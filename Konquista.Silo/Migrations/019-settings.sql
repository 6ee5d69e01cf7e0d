-- What else the business decides, who must choose a password, and where people are signed in.

insert into settings (key, value) values
('window', '{
  "monday": { "opens": "09:00:00", "closes": "20:00:00" },
  "tuesday": { "opens": "09:00:00", "closes": "20:00:00" },
  "wednesday": { "opens": "09:00:00", "closes": "20:00:00" },
  "thursday": { "opens": "09:00:00", "closes": "20:00:00" },
  "friday": { "opens": "09:00:00", "closes": "20:00:00" },
  "saturday": { "opens": "10:00:00", "closes": "16:00:00" } }'),
('closed_days', '[]'),
('per_day', '1'),
('per_week', '7'),
('inbox_days', '90'),
('import_file_days', '30');

-- Days on which the whole business is closed, beside the days of each store.
create function closed_everywhere() returns date[] stable language sql as $$
  select coalesce(array_agg(day::date order by day), '{}')
  from settings, jsonb_array_elements_text(value) day where key = 'closed_days'
$$;

-- Set with a password that somebody else saw: nothing opens until its owner has chosen another.
alter table auth.users add column must_change_password boolean not null default false;

-- Each sign-in and how it stands. The machine's time, as everything about sign-in. The agent is a browser and a system, no more.
create table sessions (
  id uuid primary key,
  user_id uuid not null references auth.users on delete cascade,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  agent text not null default '',
  ended_at timestamptz
);
create index sessions_user on sessions (user_id, created_at desc);

-- What the pages show of somebody who signs in, as facts about changes keep it: no password, no secret.
create function user_picture(the_user uuid) returns jsonb stable language sql as $$
  select jsonb_build_object('email', u.email, 'name', coalesce(u.name, ''), 'role', coalesce(max(r.name), ''), 'store', s.name,
    'disabled', u.disabled_at is not null, 'two_factor', u.two_factor_enabled)
  from auth.users u
  left join auth.user_roles m on m.user_id = u.id
  left join auth.roles r on r.id = m.role_id
  left join stores s on s.id = u.store_id
  where u.id = the_user
  group by u.id, s.name
$$;
