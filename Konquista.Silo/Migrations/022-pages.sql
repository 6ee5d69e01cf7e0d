-- Landing pages: what is written, what is published, who visits, and what visitors sent until a silo has taken it.

-- The draft is what the editor shows; visitors get the published version. changed_at is of the draft. draft_slug is the address that the
-- next publication gives to a page that was public under another.
create table landing_pages (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  draft_slug text check (draft_slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(draft_slug) <= 60),
  name text not null,
  state text not null default 'draft' check (state in ('draft', 'published', 'unpublished', 'archived')),
  draft jsonb not null,
  published_no int,
  campaign_id uuid references campaigns on delete set null,
  store_id uuid references stores,
  created_at timestamptz not null default product_clock_timestamp(),
  changed_at timestamptz not null default product_clock_timestamp(),
  version int not null default 1,
  check (state = 'draft' or published_no is not null),
  check (draft_slug is null or published_no is not null)
);

-- A published version never changes.
create table landing_page_versions (
  page_id uuid not null references landing_pages on delete cascade,
  no int not null,
  content jsonb not null,
  published_at timestamptz not null default product_clock_timestamp(),
  published_by text not null,
  primary key (page_id, no)
);
alter table landing_pages add foreign key (id, published_no) references landing_page_versions (page_id, no) deferrable initially deferred;

-- Addresses under which a page was once published: they lead on to where it is now.
create table landing_old_slugs (
  slug text primary key,
  page_id uuid not null references landing_pages on delete cascade
);

-- Sums, added to by every process of the site. source is utm_source, or the host that led here, or 'direct'.
create table landing_visits (
  page_id uuid not null references landing_pages on delete cascade,
  day date not null,
  source text not null,
  visits bigint not null default 0,
  refused bigint not null default 0,
  -- Sent by people who may not be written to.
  held bigint not null default 0,
  primary key (page_id, day, source)
);

-- What a visitor sent, kept until it is a lead. The key makes one of a double click; person is emptied when it is through, and
-- taken_until is the machine's time: a process that died with a post gives it back.
create table landing_posts (
  id uuid primary key,
  key text not null unique,
  page_id uuid not null references landing_pages,
  code text not null,
  person jsonb,
  received_at timestamptz not null default product_clock_timestamp(),
  taken_until timestamptz,
  tries int not null default 0,
  done_at timestamptz,
  lead_id uuid
);
create index landing_posts_open on landing_posts (received_at, id) where done_at is null;
create index landing_posts_done on landing_posts (done_at) where done_at is not null;

-- The code that a page puts into somebody's first words on WhatsApp. lead_id is null until a silo has taken what they sent.
create table chat_codes (
  code text primary key check (code ~ '^[A-HJ-NP-Z2-9]{6}$'),
  lead_id uuid references leads on delete cascade,
  page_id uuid references landing_pages on delete cascade,
  created_at timestamptz not null default product_clock_timestamp(),
  expires_at timestamptz not null
);
create index chat_codes_lead on chat_codes (lead_id) where lead_id is not null;
create index chat_codes_expiry on chat_codes (expires_at);

-- The sizes of a picture, each one a file; picture is the hash of the largest, by which content names it.
create table landing_pictures (
  picture bytea not null,
  width int not null check (width > 0),
  height int not null check (height > 0),
  media bytea not null references media,
  primary key (picture, width)
);

-- What the pages show of a page's settings, as facts about changes keep it.
create function landing_page_picture(name text, slug text, campaign_id uuid, store_id uuid) returns jsonb stable language sql as $$
  select jsonb_build_object('name', name, 'slug', slug,
    'campaign', (select c.name from campaigns c where c.id = landing_page_picture.campaign_id),
    'store', (select s.name from stores s where s.id = landing_page_picture.store_id))
$$;
