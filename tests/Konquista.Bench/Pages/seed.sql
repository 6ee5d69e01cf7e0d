-- A business as eng/bench pages needs it: 200,000 people, of whom the newest came a moment ago, and a million messages over 60 days.
-- All follows from a person's number n (1 is the newest), so that every run makes the same rows.
-- It is 15:00 on a working day in São Paulo: nothing is due in the hour to come, so that the silo rests while pages are measured.

select make_partitions((date_trunc('month', product_now()) - make_interval(months => m))::date) from generate_series(0, 3) m;

create temp table here as
select product_now() as now, (product_now() at time zone 'America/Sao_Paulo')::date as today;

-- Evenly spread over 0 to below - 1, for a thing and a purpose.
create function pg_temp.pick(n bigint, purpose bigint, below int) returns int immutable language sql
return ((hashint8extended(n, purpose) & 2147483647) % below)::int;

create function pg_temp.id(kind text, n bigint) returns uuid immutable language sql return md5(kind || n)::uuid;

insert into stores (id, name, tag, address, city, state, region, opening)
select pg_temp.id('store', no), name, upper(name), 'Rua das Acácias, ' || no * 37, 'São Paulo', 'SP', 'Sudeste', 'seg a sex 9h–20h, sáb 10h–16h'
from unnest(array['Moema', 'Tatuapé', 'Santana', 'Pinheiros', 'Jardim Anália Franco', 'Vila Mariana', 'Perdizes', 'Itaim', 'Butantã',
  'Mooca', 'Ipiranga', 'Lapa', 'Saúde', 'Campo Belo', 'Guarulhos', 'Osasco', 'Santo André', 'São Bernardo', 'São Caetano', 'Jundiaí'])
  with ordinality as s (name, no);

insert into phones (id, name, number, provider, account, base_url, token_cipher, token_tail, store_id, sandbox, daily_cap)
select pg_temp.id('phone', no), s.name || ' ' || 1 + no % 2, '+5511900000' || 101 + no, case when no % 2 = 1 then 'cloud_api' else 'social_hub' end,
  case when no % 2 = 1 then '100000000000' || 101 + no else '' end, 'http://127.0.0.1:1', '', 'oken', s.id, true, 1000
from generate_series(0, 39) no join stores s on s.id = pg_temp.id('store', 1 + no / 2);

insert into templates (id, name) select pg_temp.id('template', no), 'Promoção do mês nº ' || no from generate_series(1, 52) no;
insert into template_variants (template_id, no, body)
select pg_temp.id('template', no), v, 'Oi, [nome]! Veja a promoção nº ' || no || ' em [unidade|nossa unidade]. Versão ' || v || E'.\n\nResponda SAIR para não receber'
from generate_series(1, 52) no, generate_series(1, 2) v;

-- Campaign 0 is the one that is always there; the others are its first steps.
create temp table lines as
select no - 1 as no, name, steps, case when no = 1 then 'c1151500-0000-4000-8000-0000000000ca' else pg_temp.id('campaign', no) end as id,
  case when no = 1 then 'c1151500-0000-4000-8000-0000000000c1' else pg_temp.id('version', no) end as version_id
from unnest(array['Clínica 15 dias', 'Botox de verão', 'Depilação a laser', 'Indicações', 'Retorno de avaliação', 'Aniversário'],
  array[8, 8, 7, 6, 8, 5]) with ordinality as c (name, steps, no);
insert into campaigns (id, name, state, priority) select id, name, 'running', 100 + no from lines where no > 0;
insert into campaign_versions (id, campaign_id, no, definition)
select l.version_id, l.id, 1, v.definition || jsonb_build_object('steps',
  (select jsonb_agg(s order by at) from jsonb_array_elements(v.definition -> 'steps') with ordinality as s (s, at) where at <= l.steps))
from lines l, campaign_versions v where l.no > 0;
update campaigns c set version_id = l.version_id from lines l where l.id = c.id and c.version_id is null;
insert into campaign_phones (campaign_id, phone_id) select c.id, p.id from campaigns c, phones p;
insert into tag_rules (id, position, word, campaign_id)
select pg_temp.id('rule', no), no, (array['BOTOX', 'LASER', 'INDICAÇÃO', 'RETORNO', 'ANIVERSÁRIO'])[no], id from lines where no > 0;

create temp table steps as
select (at - 1)::int as no, s ->> 'id' as step, (s ->> 'day')::int as day, (s ->> 'template_id')::uuid as template_id
from campaign_versions v, jsonb_array_elements(v.definition -> 'steps') with ordinality as s (s, at)
where v.id = 'c1151500-0000-4000-8000-0000000000c1';

-- Who comes, and where their way will end: at step stop because of fate, unless today is before.
create temp table people as
select n, captured_at, l.no as line, l.id as campaign_id, l.version_id, l.steps,
  (lpad(to_hex((extract(epoch from captured_at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(n % 4096), 3, '0') || '8' || left(md5('lead' || n), 15))::uuid as id,
  date_trunc('month', captured_at at time zone 'UTC')::date as month,
  (captured_at at time zone 'America/Sao_Paulo' + interval '5 hours')::date as day_zero,
  pg_temp.pick(n, 1, 20) as store, pg_temp.pick(n, 2, l.steps) as stop,
  case when n = 7777 then 'replied' when fate < 10 then 'none' when fate < 170 then 'replied' when fate < 220 then 'booked'
    when fate < 235 then 'opted_out' when fate < 245 then 'paused' else 'finished' end as fate,
  (array['Ana', 'Beatriz', 'Cecília', 'Débora', 'Eloá', 'Fernanda', 'Glória', 'Helena', 'Inês', 'Júlia', 'Letícia', 'Márcia', 'Natália',
    'Olívia', 'Patrícia', 'Raíssa', 'Sônia', 'Thaís', 'Vitória', 'Zoé', 'André', 'Caíque', 'João', 'José', 'Luís', 'Márcio', 'Renê'])[1 + pg_temp.pick(n, 3, 27)] as first_name,
  (array['Araújo', 'Conceição', 'Costa', 'D''Ávila', 'Ferrão', 'Gonçalves', 'Guimarães', 'Lopes', 'Magalhães', 'Muñoz', 'Nogueira', 'Oliveira',
    'Pacheco', 'Queirós', 'Rocha', 'Sá', 'Silva', 'Souza', 'Teixeira', 'Vasconcelos'])[1 + pg_temp.pick(n, 4, 20)] as last_name,
  (array['11', '11', '11', '11', '11', '12', '13', '15', '19', '21', '31', '41', '67', '68', '81'])[1 + n % 15] as area_code
from here, generate_series(1, 200000) n
cross join lateral (select now - interval '3 minutes' - n * interval '74 days' / 200000 as captured_at, pg_temp.pick(n, 0, 1000) as fate) c
join lines l on l.no = pg_temp.pick(n, 5, 6);

-- Every step of everybody, the future ones too.
create temp table touches as
select p.n, s.no, s.step, s.template_id, p.day_zero + s.day as local_day, s.no = p.stop as is_last,
  greatest(case when s.no = 0 then p.captured_at + interval '2 minutes' end,
    (p.day_zero + s.day + time '09:00' + case when second >= 21600 then interval '1 hour' else interval '0' end + second * interval '1 second')
      at time zone 'America/Sao_Paulo') as due_at
from people p join steps s on s.no < p.steps
cross join lateral (select pg_temp.pick(p.n * 8 + s.no, 6, 36000) as second) d
where p.fate <> 'none';

-- How far everybody has come by now, with the place of who wrote among all who did, the newest first: the first 2,000 still wait.
create temp table lives as
select l.*, l.fate = 'replied' and l.stopped_at is not null as replied,
  case when l.n = 7777 then 100 else 1 + pg_temp.pick(l.n, 8, 3) end as turns,
  rank() over (partition by l.fate = 'replied' and l.stopped_at is not null and l.n <> 7777 order by l.stopped_at desc) <= 2000 as is_recent
from (
  select p.*, t.next_step, t.next_at,
    case when p.fate in ('replied', 'booked', 'opted_out') and t.stops_at < h.now then t.stops_at end as stopped_at
  from people p cross join here h
  left join (
    select n, (array_agg(step order by no) filter (where due_at > now))[1] as next_step, min(due_at) filter (where due_at > now) as next_at,
      min(due_at) filter (where is_last) + pg_temp.pick(n, 7, 180) * interval '1 minute' as stops_at
    from touches, here group by n
  ) t on t.n = p.n
) l;
analyze people;
analyze touches;
analyze lives;

insert into leads (id, name, first_name, phone, area_code, state, region, time_zone, store_id, tags, source, entry, phone_id, captured_at,
  last_inbound_at, waiting_since, human_until, paused_at, opted_out_at, stopped_at)
select l.id, l.first_name || ' ' || l.last_name, l.first_name, '+55' || l.area_code || '9' || 70000000 + l.n, l.area_code, a.state, a.region, a.zone,
  pg_temp.id('store', 1 + l.store),
  array[s.tag, (array['VIP', 'BOTOX', 'LASER', 'INSTAGRAM', 'INDICAÇÃO', 'RETORNO', 'ANIVERSÁRIO', 'PREENCHIMENTO'])[1 + l.n % 8]],
  (array['import', 'import', 'import', 'import', 'page', 'page', 'whatsapp', 'api'])[1 + pg_temp.pick(l.n, 9, 8)],
  case when l.fate = 'none' then 'no_campaign' else 'enrolled' end, pg_temp.id('phone', l.store * 2 + l.n % 2), l.captured_at,
  case when l.replied then l.stopped_at end, case when l.replied and l.is_recent then l.stopped_at end,
  case when l.replied and not l.is_recent then l.stopped_at + interval '7 days' end,
  case when l.fate = 'paused' then l.captured_at + interval '1 day' end, case when l.fate = 'opted_out' then l.stopped_at end, l.stopped_at
from lives l
join stores s on s.id = pg_temp.id('store', 1 + l.store)
join (values ('11', 'SP', 'Sudeste', 'America/Sao_Paulo'), ('12', 'SP', 'Sudeste', 'America/Sao_Paulo'), ('13', 'SP', 'Sudeste', 'America/Sao_Paulo'),
  ('15', 'SP', 'Sudeste', 'America/Sao_Paulo'), ('19', 'SP', 'Sudeste', 'America/Sao_Paulo'), ('21', 'RJ', 'Sudeste', 'America/Sao_Paulo'),
  ('31', 'MG', 'Sudeste', 'America/Sao_Paulo'), ('41', 'PR', 'Sul', 'America/Sao_Paulo'), ('67', 'MS', 'Centro-Oeste', 'America/Campo_Grande'),
  ('68', 'AC', 'Norte', 'America/Rio_Branco'), ('81', 'PE', 'Nordeste', 'America/Recife')) as a (code, state, region, zone) on a.code = l.area_code
order by l.n desc;
analyze leads;

insert into lead_identities (kind, value, lead_id, given, learnt_from, learnt_at)
select 'phone', phone, id, phone, source, captured_at from leads
union all
select 'wa_id', wa_id_without_nine(phone), id, null, 'whatsapp', last_inbound_at from leads where last_inbound_at is not null;

insert into enrollments (id, lead_id, campaign_id, version_id, state, entered_at, month, day_zero, next_step, next_at, ended_at, end_reason, import_id)
select pg_temp.id('enrollment', n), id, campaign_id, version_id, e.state, captured_at, month, day_zero,
  case when e.state = 'active' then next_step end, case when e.state = 'active' then next_at end,
  case when e.state <> 'active' then coalesce(stopped_at, captured_at + interval '16 days') end,
  case e.state when 'stopped' then fate when 'finished' then 'finished' end, pg_temp.id('import', 1 + n / 5000)
from lives
cross join lateral (select case when stopped_at is not null then 'stopped' when next_at is null then 'finished' else 'active' end as state) e
where fate <> 'none' order by n desc;

-- Answers by hand: one to whoever is not waiting, and a long conversation with one person.
insert into messages (id, month, kind, lead_id, phone_id, body, state, priority, local_day, due_at, closes_at, expires_at, planned_at,
  claimed_at, accepted_at, delivered_at, read_at, provider_id, attempts, author)
select pg_temp.id('manual', n * 128 + turn), date_trunc('month', at at time zone 'UTC')::date, 'manual', id, pg_temp.id('phone', store * 2 + n % 2),
  'Oi, ' || first_name || '! Claro, temos horário na quinta às 14h ou na sexta às 10h. Qual fica melhor para você?', 'read', 1,
  (at at time zone 'America/Sao_Paulo')::date, at, at + interval '1 hour', at + interval '1 day', at, at, at + interval '1 second',
  at + interval '4 seconds', at + interval '1 minute', 'wamid.' || md5('manual' || n * 128 + turn), 1, 'admin@konquista.local'
from lives cross join here, generate_series(1, case when n = 7777 then 90 else 1 end) turn
cross join lateral (select least(stopped_at + turn * interval '20 minutes' + interval '5 minutes', now - interval '5 minutes') as at) t
where replied and not is_recent;

-- The steps that were due until tonight, a million messages in all: the very oldest are left out.
insert into messages (id, month, kind, lead_id, enrollment_id, campaign_id, step, phone_id, template_id, state, local_day, due_at, closes_at,
  expires_at, planned_at, claimed_at, accepted_at, sent_at, delivered_at, read_at, ended_at, provider_id, attempts, reason)
select pg_temp.id('message', t.n * 8 + t.no), l.month, 'step', l.id, pg_temp.id('enrollment', t.n), l.campaign_id, t.step,
  pg_temp.id('phone', l.store * 2 + t.n % 2), t.template_id, s.state, t.local_day, t.due_at, o.opens + interval '11 hours', o.opens + interval '35 hours',
  least(t.due_at, h.now) - interval '2 minutes', case when s.was_claimed then t.due_at + interval '2 seconds' end,
  case when s.rank >= 1 then t.due_at + interval '3 seconds' end, case when s.rank >= 2 then t.due_at + interval '4 seconds' end,
  case when s.rank >= 3 then t.due_at + interval '7 seconds' end, case when s.rank >= 4 then least(t.due_at + luck * interval '1 minute', h.now) end,
  case s.state when 'failed' then t.due_at + interval '3 seconds' when 'skipped' then t.due_at when 'cancelled' then l.stopped_at end,
  case when s.rank >= 1 and t.n % 2 = 1 then 'wamid.' || md5('message' || t.n * 8 + t.no) end, s.was_claimed::int,
  case s.state when 'uncertain' then 'timeout' when 'failed' then 'undeliverable' when 'skipped' then 'expired' when 'cancelled' then l.fate end
from here h, lives l join touches t on t.n = l.n
cross join lateral (select (t.local_day + time '09:00') at time zone 'America/Sao_Paulo' as opens, pg_temp.pick(t.n * 8 + t.no, 10, 1000) as luck) o
cross join lateral (select case
  when t.due_at > l.stopped_at then 'cancelled' when t.due_at > h.now then 'planned' when t.due_at > h.now - interval '1 minute' then 'sending'
  when luck < 5 and t.due_at > h.now - interval '6 days' then 'uncertain' when luck < 15 then 'failed' when luck < 30 then 'skipped'
  when t.n % 2 = 0 or luck < 100 then 'accepted' when luck < 150 then 'sent' when luck < 400 then 'delivered' else 'read' end as word) w
cross join lateral (select w.word as state, status_rank(w.word) as rank, w.word not in ('planned', 'skipped', 'cancelled') as was_claimed) s
where t.local_day between h.today - 59 and h.today
  and (l.stopped_at is null or t.due_at <= l.stopped_at or (t.no = l.stop + 1 and luck < 200))
order by t.n
limit (select 1000000 - count(*) from messages);
analyze messages;

insert into attempts (message_id, month, no, phone_id, epoch, claimed_at, claimed_real, variant, body, finished_at, outcome, error, http_status, provider_id)
select m.id, m.month, 1, m.phone_id, 1, m.claimed_at, m.claimed_at, 1, coalesce(m.body, replace(v.body, '[nome]', l.first_name)), m.claimed_at + interval '1 second',
  case when m.state in ('failed', 'uncertain') then m.state when m.state <> 'sending' then 'accepted' end, m.reason,
  case when m.state not in ('sending', 'uncertain') then 200 end, m.provider_id
from messages m join leads l on l.id = m.lead_id left join template_variants v on v.template_id = m.template_id and v.no = 1
where m.claimed_at is not null;

insert into inbound (id, lead_id, phone_id, provider_id, kind, body, at, received_at)
select pg_temp.id('inbound', n * 128 + turn), id, pg_temp.id('phone', store * 2 + n % 2), 'wamid.in.' || n || '.' || turn, 'text',
  (array['Oi! Quero saber o preço, por favor.', 'Tem horário no sábado?', 'Vocês fazem avaliação de graça?', 'Obrigada! 😊'])[1 + turn % 4], at, at
from lives cross join here, generate_series(1, turns) turn
cross join lateral (select least(stopped_at + (turn - 1) * interval '20 minutes', now - interval '5 minutes') as at) t
where replied;

insert into appointments (id, lead_id, phone, store_id, starts_at, status, source, external_id, created_at)
select pg_temp.id('appointment', n), v.id, l.phone, l.store_id, at,
  case when at > now then (array['booked', 'confirmed'])[1 + n % 2] else (array['attended', 'attended', 'attended', 'missed', 'cancelled'])[1 + n % 5] end,
  'import', 'crm-' || n, v.stopped_at
from lives v join leads l on l.id = v.id cross join here
cross join lateral (select date_trunc('hour', v.stopped_at) + pg_temp.pick(n, 11, 30) * interval '12 hours' as at) t
where v.stopped_at is not null and v.fate <> 'opted_out'
order by v.fate, n limit 10000;

insert into imports (id, file_name, bytes, sha256, options, state, lines, created, refused, enrolled, fraction, created_by, created_at, started_at, finished_at)
select pg_temp.id('import', no), 'leads-' || to_char(at, 'YYYY-MM-DD') || '.csv', 260000, '', '{}', 'done', 5060, 5000, 60, 4950, 1, 'admin@konquista.local',
  at, at, at + interval '2 seconds'
from here, generate_series(1, 40) no cross join lateral (select now - no * interval '74 days' / 41 as at) t;
insert into import_lines (import_id, line, verdict, reason, lead_id, given)
select pg_temp.id('import', 1 + n / 5000), 2 + n % 5000, 'new', null, id, null from people where n < 200000
union all
select pg_temp.id('import', no), 5001 + line, 'refused', (array['too_short', 'missing_area_code', 'mangled'])[1 + line % 3], null, 'Luiz Lopes,1234' || line || ',VIP'
from generate_series(1, 40) no, generate_series(1, 60) line;

-- What happened: to people during all the time, to their messages during the last days, to the installation now and then.
insert into feed (at, kind, lead_id, lead_version, enrollment_id, campaign_id, message_id, phone_id, import_id, actor, data)
select f.at, f.kind, f.lead_id, f.version, f.enrollment_id, f.campaign_id, f.message_id, f.phone_id, f.import_id, f.actor, f.data
from (
  select captured_at as at, 'lead.captured' as kind, id as lead_id, 0 as version, null::uuid as enrollment_id, null::uuid as campaign_id,
    null::uuid as message_id, null::uuid as phone_id, pg_temp.id('import', 1 + n / 5000) as import_id, 'import' as actor, '{"reason": "enrolled"}'::jsonb as data
  from people
  union all select entered_at, 'enrollment.started', lead_id, 0, id, campaign_id, null, null, import_id, 'import', null from enrollments
  union all select ended_at, 'enrollment.' || state, lead_id, 3, id, campaign_id, null, null, null, null, jsonb_build_object('reason', end_reason)
  from enrollments where state <> 'active'
  union all select at, 'inbound.received', lead_id, 2, null, null, null, phone_id, null, null, null from inbound
  union all select opted_out_at, 'lead.opted_out', id, 4, null, null, null, null, null, null, null from leads where opted_out_at is not null
  union all select created_at, 'appointment.recorded', lead_id, 4, null, null, null, null, null, 'import', null from appointments
  union all
  select t.at, 'message.' || t.word, m.lead_id, null, m.enrollment_id, m.campaign_id, m.id, m.phone_id, null, null, jsonb_build_object('step', m.step, 'reason', m.reason)
  from messages m cross join here cross join lateral (values ('planned', m.planned_at), ('accepted', m.accepted_at), ('sent', m.sent_at), ('delivered', m.delivered_at),
    ('read', m.read_at), (case when m.state in ('failed', 'skipped', 'cancelled') then m.state end, m.ended_at)) as t (word, at)
  where t.word is not null and t.at between now - interval '4 days' and now and m.local_day >= today - 5
  union all
  select now - no * interval '3 hours', 'setting.changed', null, null, null, null, null, null, null, 'admin@konquista.local',
    jsonb_build_object('name', 'booking_days', 'before', jsonb_build_object('value', 10 + no % 3), 'after', jsonb_build_object('value', 11 + no % 3))
  from here, generate_series(1, 480) no
) f
order by f.at;
