-- From a lead's decision to the wire and back: the plan, the claim, the recorded result, the climbing status.

-- Writes the steps that leads decided on: a planned message, or one that is skipped at once. A plan whose lead has
-- moved on (another version) or may not be messaged changes nothing and is not returned.
create function plan_messages(plans jsonb) returns table (lead_id uuid, version int) language sql as $$
  with t as materialized (
    select product_clock_timestamp() as now
  ), p as (
    select * from jsonb_to_recordset(plans) as p(
      lead_id uuid, lead_version int, enrollment_id uuid, campaign_id uuid, message_id uuid, month date, step text,
      template_id uuid, phone_id uuid, state text, reason text, priority smallint, local_day date, due_at timestamptz,
      closes_at timestamptz, expires_at timestamptz, day_zero date, next_step text, next_at timestamptz)
  ), l as (
    update leads l
    set version = l.version + 1, phone_id = coalesce(p.phone_id, l.phone_id)
    from p
    where l.id = p.lead_id and l.version = p.lead_version and l.opted_out_at is null
    returning l.id, l.version
  ), e as (
    update enrollments e
    set day_zero = p.day_zero, next_step = p.next_step, next_at = p.next_at, hold = null
    from p join l on l.id = p.lead_id
    where e.id = p.enrollment_id and e.state = 'active'
    returning e.id
  ), m as (
    insert into messages (id, month, kind, lead_id, enrollment_id, campaign_id, step, phone_id, template_id, state, priority,
      local_day, due_at, closes_at, expires_at, planned_at, ended_at, reason)
    select p.message_id, p.month, 'step', p.lead_id, p.enrollment_id, p.campaign_id, p.step, p.phone_id, p.template_id,
      p.state, p.priority, p.local_day, p.due_at, p.closes_at, p.expires_at, t.now,
      case when p.state = 'skipped' then t.now end, p.reason
    from t cross join p join l on l.id = p.lead_id join e on e.id = p.enrollment_id
    on conflict do nothing
    returning *
  ), f as (
    insert into feed (at, kind, lead_id, lead_version, enrollment_id, campaign_id, message_id, phone_id, data)
    select m.planned_at, 'message.' || m.state, m.lead_id, l.version, m.enrollment_id, m.campaign_id, m.id, m.phone_id,
      jsonb_build_object('step', m.step, 'reason', m.reason)
    from m join l on l.id = m.lead_id
  )
  select l.id, l.version from l
$$;

-- Leads from whom something came in that nobody has read yet: nothing is sent to them until it is read.
create view leads_unheard as
select i.lead_id
from webhook_inbox w
join lead_identities i on i.value = w.sender_key
where w.processed_at is null and w.kind = 'message';

-- Claims up to `most` due messages of a phone for the activation that holds `the_epoch`.
-- Locks phone and leads FOR SHARE in id order, so that a claim and a stop have one order; the second statement sees
-- everything committed before the locks were granted, and its stamp comes after them.
create function claim_messages(the_phone uuid, the_epoch bigint, most int) returns setof messages
language plpgsql as $$
declare
  ids uuid[];
  lead_ids uuid[];
  stamp timestamptz := product_clock_timestamp();
begin
  perform 1 from phones p
  where p.id = the_phone and p.epoch = the_epoch and p.paused_at is null
    and (p.blocked_until is null or p.blocked_until <= stamp)
    and not exists (select 1 from sending s where s.paused_at is not null)
  for share;
  if not found then
    return;
  end if;

  select array_agg(q.id), array_agg(q.lead_id) into ids, lead_ids
  from (
    select m.id, m.lead_id
    from messages m
    join leads l on l.id = m.lead_id
    left join campaigns c on c.id = m.campaign_id
    where m.phone_id = the_phone and m.state = 'planned' and m.due_at <= stamp and m.closes_at > stamp
      and coalesce(c.state, 'running') = 'running' and l.opted_out_at is null and l.paused_at is null
      and (l.human_until is null or l.human_until <= stamp)
      and not exists (select 1 from leads_unheard u where u.lead_id = m.lead_id)
    order by m.priority, m.due_at
    limit most
  ) q;
  if ids is null then
    return;
  end if;

  perform 1 from leads where id = any (lead_ids) order by id for share;
  stamp := product_clock_timestamp();

  update messages m
  set state = 'cancelled', ended_at = stamp, reason = coalesce(e.end_reason, 'stopped')
  from enrollments e
  where m.id = any (ids) and m.state = 'planned' and e.id = m.enrollment_id and e.state <> 'active';

  return query
  update messages m
  set state = 'sending', claimed_at = stamp, attempts = m.attempts + 1, reason = null
  from leads l
  where m.id = any (ids) and m.state = 'planned' and l.id = m.lead_id
    and m.closes_at > stamp
    and l.opted_out_at is null and l.paused_at is null and (l.human_until is null or l.human_until <= stamp)
    and not exists (select 1 from leads_unheard u where u.lead_id = l.id)
    and not exists (select 1 from campaigns c where c.id = m.campaign_id and c.state <> 'running')
    and not exists (select 1 from sending s where s.paused_at is not null)
  returning m.*;
end
$$;

-- A long queue must cost a claim no more than a short one: it is read in the order of its index and left after `most`.
-- Without statistics (a table that has just grown) the planner would rather join and sort all of it.
alter function claim_messages set enable_sort = off;
alter function claim_messages set enable_hashjoin = off;
alter function claim_messages set enable_mergejoin = off;
alter function claim_messages set enable_bitmapscan = off;

-- Records what became of a batch of attempts, whatever the epoch. A message that a webhook has already moved keeps its
-- state; one whose enrollment ended meanwhile is not planned again. Returns how each message stands now.
create function record_results(
  ids uuid[], months date[], nos int[], states text[], provider_ids text[], errors text[], statuses int[],
  details text[], dues timestamptz[])
returns table (id uuid, lead_id uuid, enrollment_id uuid, state text)
language plpgsql as $$
#variable_conflict use_column
declare
  stamp timestamptz;
begin
  perform 1 from messages m
  where m.id = any (ids) and m.month = any (months) order by m.id for no key update;
  stamp := product_clock_timestamp();

  return query
  with r as (
    select * from unnest(ids, months, nos, states, provider_ids, errors, statuses, details, dues)
      as r(id, month, no, state, provider_id, error, status, detail, due)
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
          when r.state = 'planned' and e.state is not null and e.state <> 'active' then 'cancelled'
          else r.state end,
        provider_id = coalesce(r.provider_id, m.provider_id),
        accepted_at = case when r.state = 'accepted' then coalesce(m.accepted_at, stamp) else m.accepted_at end,
        ended_at = case when m.state in ('sending', 'uncertain') and r.state = 'failed' then stamp else m.ended_at end,
        due_at = case when r.state = 'planned' then r.due else m.due_at end,
        reason = case when m.state in ('sending', 'uncertain') then r.error else m.reason end
    from r left join enrollments e on e.id = (select o.enrollment_id from messages o where o.id = r.id and o.month = r.month)
    where m.id = r.id and m.month = r.month and m.attempts = r.no
    returning m.*
  ), f as (
    insert into feed (at, kind, lead_id, enrollment_id, campaign_id, message_id, phone_id, data)
    select stamp, case v.state when 'planned' then 'message.retried' else 'message.' || v.state end,
           v.lead_id, v.enrollment_id, v.campaign_id, v.id, v.phone_id,
           case when v.reason is null then null else jsonb_build_object('reason', v.reason) end
    from moved v
  )
  select v.id, v.lead_id, v.enrollment_id, v.state from moved v;
end
$$;

-- accepted < sent < delivered < read; failed ends a message unless delivered or read also comes.
create function status_rank(state text) returns int immutable language sql as $$
  select case state when 'accepted' then 1 when 'sent' then 2 when 'delivered' then 3 when 'read' then 4 else 0 end
$$;

create function next_state(now_is text, rank int, failed boolean) returns text immutable language sql as $$
  select case
    when greatest(rank, status_rank(now_is)) >= 3 then (array['accepted', 'sent', 'delivered', 'read'])[greatest(rank, status_rank(now_is))]
    when failed or now_is = 'failed' then 'failed'
    when greatest(rank, status_rank(now_is)) >= 1 then (array['accepted', 'sent', 'delivered', 'read'])[greatest(rank, status_rank(now_is))]
    else now_is end
$$;

-- Puts statuses that providers reported on the messages they speak of; a status only climbs. Each input row names its
-- message by our own id (opaque) or the provider's; rows that match nothing are not returned.
create function climb_statuses(
  keys bigint[], opaque uuid[], provider_ids text[], states text[], ats timestamptz[], reasons text[])
returns table (key bigint, id uuid, lead_id uuid, state text)
language plpgsql as $$
#variable_conflict use_column
declare
  stamp timestamptz;
begin
  perform 1 from messages m
  where m.id = any (opaque) or m.provider_id = any (provider_ids) order by m.id for no key update;
  stamp := product_clock_timestamp();

  return query
  with s as (
    select * from unnest(keys, opaque, provider_ids, states, ats, reasons) as s(key, opaque, provider_id, state, at, reason)
  ), hit as (
    select s.*, m.id, m.month from s join messages m on m.id = s.opaque where s.opaque is not null
    union all
    select s.*, m.id, m.month from s join messages m on m.provider_id = s.provider_id where s.opaque is null
  ), best as (
    select h.id, h.month, max(h.provider_id) as provider_id,
           max(status_rank(h.state)) as rank,
           max(h.at) filter (where h.state = 'sent') as sent_at,
           max(h.at) filter (where h.state = 'delivered') as delivered_at,
           max(h.at) filter (where h.state = 'read') as read_at,
           max(h.at) filter (where h.state = 'failed') as failed_at,
           max(h.reason) filter (where h.state = 'failed') as reason
    from hit h group by h.id, h.month
  ), moved as (
    update messages m
    set state = next_state(m.state, b.rank, b.failed_at is not null),
        provider_id = coalesce(m.provider_id, b.provider_id),
        accepted_at = coalesce(m.accepted_at, b.sent_at, b.delivered_at, b.read_at, m.claimed_at),
        sent_at = coalesce(m.sent_at, b.sent_at),
        delivered_at = coalesce(m.delivered_at, b.delivered_at),
        read_at = coalesce(m.read_at, b.read_at),
        ended_at = coalesce(m.ended_at, b.failed_at),
        reason = case when next_state(m.state, b.rank, b.failed_at is not null) = 'failed' then b.reason else null end
    from best b
    where m.id = b.id and m.month = b.month and m.state not in ('cancelled', 'skipped')
      and (m.state <> 'planned' or m.attempts > 0)
      and m.state <> next_state(m.state, b.rank, b.failed_at is not null)
    returning m.id, m.lead_id, m.enrollment_id, m.campaign_id, m.phone_id, m.state, m.reason
  ), f as (
    insert into feed (at, kind, lead_id, enrollment_id, campaign_id, message_id, phone_id, data)
    select stamp, 'message.' || v.state, v.lead_id, v.enrollment_id, v.campaign_id, v.id, v.phone_id,
           case when v.reason is null then null else jsonb_build_object('reason', v.reason) end
    from moved v
  )
  select h.key, h.id, v.lead_id, v.state from hit h left join moved v on v.id = h.id;
end
$$;
