-- Messages written by hand: what belongs to no campaign is a person's answer or a template tried out. A pause of the lead, a person's
-- conversation and what nobody has read yet hold campaigns back, and so does the number's day; they do not hold an answer back.
-- An opt-out, a pause or block of the number and the pause of all sends do.

drop function claim_messages(uuid[], bigint[], int[]);

-- Claims due messages, up to most for each phone, for the activations that hold the phones' epochs; of a phone that has used up its
-- day, those written by hand alone.
-- Locks phones and then leads FOR SHARE in id order, so that a claim and a stop have one order; the statements after the locks
-- see everything committed before they were granted, and their stamp comes after them.
create function claim_messages(the_phones uuid[], epochs bigint[], mosts int[], only_by_hand boolean[])
returns table (
  phone_id uuid, epoch bigint, id uuid, month date, no int, lead_id uuid, enrollment_id uuid, campaign_id uuid,
  claimed_at timestamptz, closes_at timestamptz, phone text, name text, first_name text, state text, store_name text,
  store_address text, store_city text, body text, template_kind text, cloud_name text, cloud_language text,
  cloud_variables text[], media_hash bytea, variants text[])
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_bitmapscan = off
set enable_hashjoin = off set enable_mergejoin = off set enable_sort = off
as $$
#variable_conflict use_column
declare
  ready uuid[];
  rooms int[];
  hands boolean[];
  ids uuid[];
  months date[];
  lead_ids uuid[];
  claimed int;
  stamp timestamptz := product_clock_timestamp();
begin
  select array_agg(p.id), array_agg(p.most), array_agg(p.by_hand) into ready, rooms, hands
  from (
    select p.id, a.most, a.by_hand
    from unnest(the_phones, epochs, mosts, only_by_hand) as a (phone, epoch, most, by_hand)
    join phones p on p.id = a.phone and p.epoch = a.epoch
    where p.paused_at is null and (p.blocked_until is null or p.blocked_until <= stamp)
      and not exists (select from sending s where s.paused_at is not null)
    order by p.id
    for share of p
  ) p;

  select array_agg(q.id), array_agg(q.month), array_agg(q.lead_id) into ids, months, lead_ids
  from (
    select m.id, m.month, m.lead_id
    from unnest(ready, rooms, hands) as p (id, most, by_hand)
    cross join lateral (
      select m.id, m.month, m.lead_id
      from messages m
      join leads l on l.id = m.lead_id
      left join campaigns c on c.id = m.campaign_id
      where m.phone_id = p.id and m.state = 'planned' and m.due_at <= stamp and m.closes_at > stamp
        and m.priority <= case when p.by_hand then 0 else 32767 end and (m.campaign_id is null or not p.by_hand)
        and coalesce(c.state, 'running') = 'running' and l.opted_out_at is null
        and (m.campaign_id is null or (l.paused_at is null and (l.human_until is null or l.human_until <= stamp)))
        and not exists (select from leads_unheard u where u.lead_id = m.lead_id and m.campaign_id is not null)
      order by m.priority, m.due_at
      limit p.most
    ) m
    order by m.id
  ) q;
  if ids is null then
    return;
  end if;

  perform 1 from leads l where l.id = any (lead_ids) order by l.id for share;
  stamp := product_clock_timestamp();

  return query
  with m as (
    update messages m
    set state = 'sending', claimed_at = stamp, attempts = m.attempts + 1, reason = null
    from unnest(ids, months) as q (id, month), leads l
    where m.id = q.id and m.month = q.month and m.state = 'planned' and l.id = m.lead_id
      and m.due_at <= stamp and m.closes_at > stamp
      and l.opted_out_at is null
      and (m.campaign_id is null or (l.paused_at is null and (l.human_until is null or l.human_until <= stamp)))
      and not exists (select from leads_unheard u where u.lead_id = l.id and m.campaign_id is not null)
      and not exists (select from enrollments e where e.id = m.enrollment_id and e.state <> 'active')
      and not exists (select from campaigns c where c.id = m.campaign_id and c.state <> 'running')
      and not exists (select from sending s where s.paused_at is not null)
    returning m.*, l.phone, l.name, l.first_name, l.state as lead_state, l.store_id
  )
  select m.phone_id, p.epoch, m.id, m.month, m.attempts, m.lead_id, m.enrollment_id, m.campaign_id, m.claimed_at, m.closes_at,
    m.phone, m.name, m.first_name, m.lead_state, s.name, s.address, s.city, m.body, t.kind, t.cloud_name, t.cloud_language,
    t.cloud_variables, t.media_hash,
    array(select v.body from template_variants v where v.template_id = m.template_id order by v.no)
  from m
  join phones p on p.id = m.phone_id
  left join stores s on s.id = m.store_id
  left join templates t on t.id = m.template_id;
  get diagnostics claimed = row_count;

  -- What was not claimed may have lost its enrollment since it was chosen.
  if claimed < cardinality(ids) then
    with m as (
      update messages m
      set state = 'cancelled', ended_at = stamp, reason = coalesce(e.end_reason, 'stopped')
      from unnest(ids, months) as q (id, month), enrollments e
      where m.id = q.id and m.month = q.month and m.state = 'planned' and e.id = m.enrollment_id and e.state <> 'active'
      returning m.*
    )
    insert into feed (at, kind, lead_id, enrollment_id, campaign_id, message_id, phone_id, data)
    select stamp, 'message.cancelled', m.lead_id, m.enrollment_id, m.campaign_id, m.id, m.phone_id,
      jsonb_build_object('step', m.step, 'reason', m.reason)
    from m;
  end if;
end
$$;
