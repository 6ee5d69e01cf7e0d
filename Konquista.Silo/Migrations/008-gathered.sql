-- The plan, the claim and the recorded result for many numbers at once: what is due together shares a round trip and a commit.
-- All of them reach every row by its key, whatever the statistics say: a table that has just grown (an import, a month's first
-- hours) must not turn a claim of ten messages into a walk through all leads. A queue is read in the order of its index and left after
-- `most`, never sorted whole.

drop function plan_messages(jsonb);
drop function claim_messages(uuid, bigint, int);
drop function record_results(uuid[], date[], int[], text[], text[], text[], int[], text[], timestamptz[]);

-- Writes the steps that leads decided on: a planned message, or one that is skipped at once. A plan whose lead has
-- moved on (another version) or may not be messaged changes nothing and is not returned. Leads are locked in the order of
-- their ids, as claims and webhooks lock them.
create function plan_messages(lead_ids uuid[], plans jsonb) returns table (lead_id uuid, version int)
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_bitmapscan = off
set enable_hashjoin = off set enable_mergejoin = off
as $$
#variable_conflict use_column
declare
  stamp timestamptz;
begin
  perform 1 from leads l where l.id = any (lead_ids) order by l.id for no key update;
  stamp := product_clock_timestamp();

  return query
  with l as (
    update leads l
    set version = l.version + 1, phone_id = coalesce(p.phone_id, l.phone_id)
    from jsonb_to_recordset(plans) as p (
      lead_id uuid, lead_version int, enrollment_id uuid, campaign_id uuid, message_id uuid, month date, step text,
      template_id uuid, phone_id uuid, state text, reason text, priority smallint, local_day date, due_at timestamptz,
      closes_at timestamptz, expires_at timestamptz, day_zero date, next_step text, next_at timestamptz)
    where l.id = p.lead_id and l.version = p.lead_version and l.opted_out_at is null
    returning l.version, p.*
  ), e as (
    update enrollments e
    set day_zero = l.day_zero, next_step = l.next_step, next_at = l.next_at, hold = null
    from l
    where e.id = l.enrollment_id and e.state = 'active'
    returning l.*
  ), m as (
    insert into messages (id, month, kind, lead_id, enrollment_id, campaign_id, step, phone_id, template_id, state, priority,
      local_day, due_at, closes_at, expires_at, planned_at, ended_at, reason)
    select message_id, month, 'step', lead_id, enrollment_id, campaign_id, step, phone_id, template_id, state, priority,
      local_day, due_at, closes_at, expires_at, stamp, case when state = 'skipped' then stamp end, reason
    from e
    on conflict do nothing
    returning *
  ), f as (
    -- The lead is read as it was when the statement began: one version behind.
    insert into feed (at, kind, lead_id, lead_version, enrollment_id, campaign_id, message_id, phone_id, data)
    select stamp, 'message.' || m.state, m.lead_id, 1 + (select l.version from leads l where l.id = m.lead_id),
      m.enrollment_id, m.campaign_id, m.id, m.phone_id, jsonb_build_object('step', m.step, 'reason', m.reason)
    from m
  )
  select lead_id, version from l;
end
$$;

-- Claims due messages, up to most for each phone, for the activations that hold the phones' epochs.
-- Locks phones and then leads FOR SHARE in id order, so that a claim and a stop have one order; the statements after the locks
-- see everything committed before they were granted, and their stamp comes after them.
create function claim_messages(the_phones uuid[], epochs bigint[], mosts int[])
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
  ids uuid[];
  months date[];
  lead_ids uuid[];
  claimed int;
  stamp timestamptz := product_clock_timestamp();
begin
  select array_agg(p.id), array_agg(p.most) into ready, rooms
  from (
    select p.id, a.most
    from unnest(the_phones, epochs, mosts) as a (phone, epoch, most)
    join phones p on p.id = a.phone and p.epoch = a.epoch
    where p.paused_at is null and (p.blocked_until is null or p.blocked_until <= stamp)
      and not exists (select from sending s where s.paused_at is not null)
    order by p.id
    for share of p
  ) p;

  select array_agg(q.id), array_agg(q.month), array_agg(q.lead_id) into ids, months, lead_ids
  from (
    select m.id, m.month, m.lead_id
    from unnest(ready, rooms) as p (id, most)
    cross join lateral (
      select m.id, m.month, m.lead_id
      from messages m
      join leads l on l.id = m.lead_id
      left join campaigns c on c.id = m.campaign_id
      where m.phone_id = p.id and m.state = 'planned' and m.due_at <= stamp and m.closes_at > stamp
        and coalesce(c.state, 'running') = 'running' and l.opted_out_at is null and l.paused_at is null
        and (l.human_until is null or l.human_until <= stamp)
        and not exists (select from leads_unheard u where u.lead_id = m.lead_id)
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
      and m.closes_at > stamp
      and l.opted_out_at is null and l.paused_at is null and (l.human_until is null or l.human_until <= stamp)
      and not exists (select from leads_unheard u where u.lead_id = l.id)
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

-- Records what became of attempts, whatever the epoch. A message that a webhook has already moved keeps its state; one whose
-- enrollment ended meanwhile is not planned again. Returns how each message stands now.
create function record_results(
  ids uuid[], months date[], nos int[], states text[], provider_ids text[], errors text[], statuses int[],
  details text[], dues timestamptz[])
returns table (id uuid, lead_id uuid, enrollment_id uuid, state text)
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_bitmapscan = off
set enable_hashjoin = off set enable_mergejoin = off
as $$
#variable_conflict use_column
declare
  stamp timestamptz;
begin
  perform 1
  from (select r.id, r.month from unnest(ids, months) as r (id, month) order by r.id) r
  join messages m on m.id = r.id and m.month = r.month
  for no key update of m;
  stamp := product_clock_timestamp();

  return query
  with r as (
    select * from unnest(ids, months, nos, states, provider_ids, errors, statuses, details, dues)
      as r (id, month, no, state, provider_id, error, status, detail, due)
  ), a as (
    update attempts a
    set finished_at = stamp, outcome = r.state, provider_id = r.provider_id, error = r.error,
        http_status = r.status, detail = r.detail
    from r
    where a.message_id = r.id and a.month = r.month and a.no = r.no
  ), moved as (
    update messages m
    set state = case
          when m.state not in ('sending', 'uncertain') then m.state
          when r.state = 'planned' and exists (select from enrollments e where e.id = m.enrollment_id and e.state <> 'active')
            then 'cancelled'
          else r.state end,
        provider_id = coalesce(r.provider_id, m.provider_id),
        accepted_at = case when r.state = 'accepted' then coalesce(m.accepted_at, stamp) else m.accepted_at end,
        ended_at = case when m.state in ('sending', 'uncertain') and r.state = 'failed' then stamp else m.ended_at end,
        due_at = case when r.state = 'planned' then r.due else m.due_at end,
        reason = case when m.state in ('sending', 'uncertain') then r.error else m.reason end
    from r
    where m.id = r.id and m.month = r.month and m.attempts = r.no
    returning m.*
  ), f as (
    -- o: the same message as it was when the statement began. What had moved before has its fact already.
    insert into feed (at, kind, lead_id, enrollment_id, campaign_id, message_id, phone_id, data)
    select stamp, case v.state when 'planned' then 'message.retried' else 'message.' || v.state end,
      v.lead_id, v.enrollment_id, v.campaign_id, v.id, v.phone_id,
      case when v.reason is null then null else jsonb_build_object('reason', v.reason) end
    from moved v
    join messages o on o.id = v.id and o.month = v.month and o.state in ('sending', 'uncertain')
  )
  select v.id, v.lead_id, v.enrollment_id, v.state from moved v;
end
$$;
