-- Ways into a chat: links to WhatsApp whose first message carries a code, which tells where the person comes from.

create table links (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-HJ-NP-Z2-9]{6}$'),
  name text not null unique,
  phone_id uuid not null references phones,
  campaign_id uuid references campaigns,
  store_id uuid references stores,
  tags text[] not null default '{}',
  message text not null,
  -- What it said before: it may still be printed somewhere.
  former text[] not null default '{}',
  created_at timestamptz not null default product_now(),
  ended_at timestamptz,
  version int not null default 0
);
create index links_phone on links (phone_id);
create index links_campaign on links (campaign_id) where campaign_id is not null;
create index links_store on links (store_id) where store_id is not null;

-- A rule may be for those who come by one source alone.
alter table tag_rules add column source text;

-- What the pages show of a link, as facts about changes keep it.
create function link_picture(the_link uuid) returns jsonb stable language sql as $$
  select jsonb_build_object('name', l.name, 'code', l.code, 'phone', p.name, 'campaign', c.name, 'store', s.name, 'tags', l.tags,
    'message', l.message, 'ended', l.ended_at is not null)
  from links l
  join phones p on p.id = l.phone_id
  left join campaigns c on c.id = l.campaign_id
  left join stores s on s.id = l.store_id
  where l.id = the_link
$$;
