-- Conversations by the last thing a person wrote, of all stores and of one.
create index leads_heard on leads (last_inbound_at desc, id desc) where last_inbound_at is not null;
create index leads_heard_at_store on leads (store_id, last_inbound_at desc, id desc) where last_inbound_at is not null;
