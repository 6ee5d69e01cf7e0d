-- Looks at the leads that were asked for and no others: their name was also that of a column, by which every lead was looked at.
drop function suggest_namesakes(uuid[]);
create function suggest_namesakes(the_leads uuid[]) returns void language sql as $$
  insert into merge_suggestions (a, b, reason)
  select distinct least(l.id, o.id), greatest(l.id, o.id), 'same_name'
  from leads l
  cross join lateral (
    select array_agg(k.id) as ids from (
      select k.id from leads k
      where coalesce(k.store_id, '00000000-0000-0000-0000-000000000000') = coalesce(l.store_id, '00000000-0000-0000-0000-000000000000')
        and plain_name(k.name) = plain_name(l.name) and k.name like '% %' and k.erased_at is null and k.merged_into is null
        and k.source <> 'sample'
      limit 4) k
  ) n
  cross join lateral unnest(n.ids) as o (id)
  where l.id = any (the_leads) and l.name like '% %' and l.erased_at is null and l.merged_into is null and l.source <> 'sample'
    and cardinality(n.ids) between 2 and 3 and o.id <> l.id
  on conflict do nothing
$$;
