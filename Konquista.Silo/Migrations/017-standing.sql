-- Where each lead stands, in the one word of the site. Who was erased is nobody any more.
create view leads_standing as
select l.*, case
  when l.opted_out_at is not null then 'opted_out'
  when l.waiting_since is not null then 'waiting'
  when l.paused_at is not null then 'paused'
  else coalesce(
    (select 'active' from enrollments e where e.lead_id = l.id and e.state = 'active' limit 1),
    (select case when e.end_reason = 'booked' then 'booked' else 'finished' end
      from enrollments e where e.lead_id = l.id order by e.ended_at desc nulls last limit 1),
    'idle') end as standing
from leads l
where l.erased_at is null;

create index leads_tags on leads using gin (tags);
create index leads_phone_part on leads using gin (phone gin_trgm_ops);
create index leads_paused on leads (captured_at desc, id desc) where paused_at is not null;
create index leads_opted_out on leads (captured_at desc, id desc) where opted_out_at is not null;
