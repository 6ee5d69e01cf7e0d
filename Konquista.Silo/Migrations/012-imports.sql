-- Imports beside everything else, and what the audit may compare.

-- A chunk keeps its locks to the end of its transaction: leads are locked in the order of their ids, as claims and plans lock them.
create or replace function import_add_tags(the_import uuid, lead_ids uuid[], words text[], changed_at timestamptz) returns int
language sql as $$
  select 1 from leads where id = any (lead_ids) order by id for no key update;

  with added as (
    select l.id, array_agg(u.word order by u.no) as words
    from unnest(lead_ids, words) with ordinality as u (id, word, no) join leads l on l.id = u.id
    where u.word <> all (l.tags)
    group by l.id
  ), changed as (
    update leads l set tags = l.tags || a.words, version = l.version + 1
    from added a where l.id = a.id
    returning l.id, l.version
  ), told as (
    insert into feed (at, kind, lead_id, lead_version, import_id)
    select changed_at, 'lead.updated', c.id, c.version, the_import from changed c
  )
  select count(*)::int from changed
$$;
