-- How long people are kept of whom nothing was heard; 0 keeps them.

insert into settings (key, value) values ('lead_days', '0') on conflict do nothing;

-- Leads kept no longer: nothing captured, sent, heard, booked or changed by hand for so many days, and nothing still under way. Two
-- records that are one person are left to people. Asked with a number of days, it tells who would go by it.
create function leads_kept_too_long(most int, the_days int default null) returns setof uuid stable language sql as $$
  select l.id
  from leads l, (select coalesce(make_interval(days => the_days), setting_days('lead_days')) as days) kept
  where kept.days > interval '0'
    and l.captured_at < product_now() - kept.days and l.erased_at is null and l.merged_into is null
    and coalesce(l.last_inbound_at, '-infinity') < product_now() - kept.days
    and l.waiting_since is null
    and not exists (select from enrollments e where e.lead_id = l.id
      and (e.state = 'active' or coalesce(e.ended_at, e.entered_at) > product_now() - kept.days))
    and not exists (select from feed f where f.lead_id = l.id and f.actor is not null and f.at > product_now() - kept.days)
    and not exists (select from merges g where g.kept_id = l.id and g.split_at is null)
    and not exists (select from messages m where m.lead_id = l.id and m.planned_at > product_now() - kept.days)
    and not exists (select from arrivals a where a.lead_id = l.id and a.at > product_now() - kept.days)
    and not exists (select from appointments a where a.lead_id = l.id
      and coalesce(a.starts_at, a.created_at) > product_now() - kept.days)
  order by l.captured_at, l.id
  limit most
$$;
