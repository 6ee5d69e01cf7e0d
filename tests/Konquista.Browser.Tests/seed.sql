insert into stores (id, name, tag, city) values
  ('00000000-0000-7000-8000-0000000000a1', 'Moema', 'MOEMA', 'São Paulo'),
  ('00000000-0000-7000-8000-0000000000a2', 'Londrina', 'LONDRINA', 'Londrina');

insert into phones (id, name, number, provider, base_url, token_cipher, store_id, sandbox, daily_cap, paused_at, blocked_until, block_reason) values
  ('00000000-0000-7000-8000-0000000000b1', 'Moema 1', '+5511980000001', 'social_hub', 'http://127.0.0.1:1', '', '00000000-0000-7000-8000-0000000000a1', true, 400, null, null, null),
  ('00000000-0000-7000-8000-0000000000b2', 'Londrina 1', '+5543980000002', 'social_hub', 'http://127.0.0.1:1', '', '00000000-0000-7000-8000-0000000000a2', true, 250, product_now(), null, null),
  ('00000000-0000-7000-8000-0000000000b3', 'Moema 2', '+5511980000003', 'social_hub', 'http://127.0.0.1:1', '', '00000000-0000-7000-8000-0000000000a1', true, 400, null, product_now() + interval '2 hours', 'http_401');

insert into templates (id, name) values ('00000000-0000-7000-8000-0000000000d1', 'Exemplo de convite');
insert into template_variants (template_id, no, body) values ('00000000-0000-7000-8000-0000000000d1', 1, 'Oi, [nome]! Responda SAIR para não receber.');

insert into template_variants (template_id, no, body) values
  ('00000000-0000-7000-8000-0000000000d1', 2, E'Olá, [nome]! Temos horários em [unidade|nossa unidade], no endereço [bairro].\nVeja http://bit.ly/horarios e também https://clinica.com.br/avaliacao');

insert into media (hash, content_type, name, bytes) select sha256(b), 'image/png', 'promoção de agosto.png', b
from decode('89504e470d0a1a0a0000000d49484452000000300000001e0802000000e5c60a96000000304944415478daedce310d00000803b039c02927fa31c1c1d1a4029a9a7e25424242424242424242424242424242429716bc31572ccdc052b60000000049454e44ae426082', 'hex') b;
insert into templates (id, name, kind, media_hash, cloud_name, cloud_language, cloud_variables) values
  ('00000000-0000-7000-8000-0000000000d2', 'Exemplo com foto', 'media', (select hash from media), null, null, '{}'),
  ('00000000-0000-7000-8000-0000000000d3', 'Exemplo aprovado pela Meta', 'cloud_template', null, 'retomada_contato', 'pt_BR', '{nome,unidade}');
insert into template_variants (template_id, no, body) values
  ('00000000-0000-7000-8000-0000000000d2', 1, E'Olha só, [nome]! *Agosto* chegou com horários novos em [unidade|nossa unidade].'),
  ('00000000-0000-7000-8000-0000000000d3', 1, E'Oi, [nome]! Aqui é da [unidade|nossa unidade]. Podemos continuar a nossa conversa?');

insert into campaigns (id, name, state) values ('00000000-0000-7000-8000-0000000000c1', 'Exemplo de avaliação', 'paused');
insert into campaign_versions (id, campaign_id, no, definition) values
  ('00000000-0000-7000-8000-0000000000c2', '00000000-0000-7000-8000-0000000000c1', 1, '{"steps": [
    {"id": "dia-0", "day": 0, "template_id": "00000000-0000-7000-8000-0000000000d1"},
    {"id": "dia-1", "day": 1, "template_id": "00000000-0000-7000-8000-0000000000d1"}]}');
update campaigns set version_id = '00000000-0000-7000-8000-0000000000c2' where id = '00000000-0000-7000-8000-0000000000c1';

insert into leads (id, name, first_name, phone, area_code, state, region, time_zone, store_id, tags, source, entry, captured_at,
  waiting_since, paused_at, opted_out_at)
select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, 'd'))::uuid,
  (array['Ana Beatriz Souza', 'Antônio Lopes', 'Luís Araújo', 'Thaís Muñoz', 'Zoé O''Hara'])[n % 5 + 1] || ' ' || n,
  'Ana', '+551199' || lpad(n::text, 7, '0'), '11', 'SP', 'Sudeste', case when n % 4 = 1 then 'America/Campo_Grande' else 'America/Sao_Paulo' end,
  '00000000-0000-7000-8000-0000000000a1', array['VIP', 'BOTOX'], 'import', 'enrolled', product_now() - n * interval '7 minutes',
  case when n % 9 = 3 then product_now() end, case when n % 11 = 5 then product_now() end, case when n % 13 = 6 then product_now() end
from generate_series(1, 120) n;

insert into lead_identities (kind, value, lead_id, given, learnt_from) select 'phone', phone, id, phone, 'import' from leads;

insert into enrollments (id, lead_id, campaign_id, version_id, state, entered_at, month, next_at, ended_at, end_reason)
select gen_random_uuid(), id, '00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-0000000000c2',
  case when right(phone, 1) in ('7', '8') then 'stopped' when right(phone, 1) = '9' then 'finished' else 'active' end,
  captured_at, date_trunc('month', captured_at)::date,
  case when right(phone, 1) not in ('7', '8', '9') then product_now() + interval '1 day' end,
  case when right(phone, 1) in ('7', '8', '9') then product_now() end,
  case when right(phone, 1) in ('7', '8') then 'booked' end
from leads;

insert into messages (id, month, kind, lead_id, campaign_id, step, phone_id, state, local_day, due_at, closes_at, expires_at, planned_at,
  claimed_at, accepted_at, delivered_at, read_at, reason, attempts)
select gen_random_uuid(), date_trunc('month', product_now())::date, 'step', id, '00000000-0000-7000-8000-0000000000c1', 'dia-' || no,
  '00000000-0000-7000-8000-0000000000b1', s.state, (product_now() at time zone 'America/Sao_Paulo')::date,
  product_now(), product_now() + interval '2 hours', product_now() + interval '1 day', captured_at,
  case when s.state not in ('planned', 'cancelled') then captured_at + no * interval '1 minute' end,
  case when s.state in ('accepted', 'delivered', 'read') then captured_at + no * interval '1 minute' end,
  case when s.state in ('delivered', 'read') then captured_at + interval '2 minutes' end,
  case when s.state = 'read' then captured_at + interval '9 minutes' end,
  case s.state when 'uncertain' then 'timeout' when 'failed' then 'undeliverable' when 'cancelled' then 'replied' end, 1
from leads
cross join lateral (
  select 0 as no, (array['accepted', 'delivered', 'read', 'uncertain', 'failed', 'planned', 'cancelled', 'read', 'delivered', 'accepted'])[right(phone, 1)::int + 1] as state
  union all select 1, 'planned' where right(phone, 1) = '2'
) s;

insert into attempts (message_id, month, no, phone_id, epoch, claimed_at, claimed_real, body, outcome)
select id, month, 1, phone_id, 0, claimed_at, claimed_at,
  E'Oi, Ana! Aqui é da *Clínica Bela Pele*, unidade Moema. Vi que você pediu informações sobre botox. Posso contar como funciona a avaliação gratuita?\nResponda SAIR para não receber.',
  state
from messages where claimed_at is not null;

insert into inbound (id, lead_id, provider_id, kind, body, at, received_at)
select gen_random_uuid(), id, 'in-' || phone, 'text', 'Oi! Quero saber o preço, por favor.', product_now() - interval '3 minutes', product_now()
from leads where waiting_since is not null;

insert into feed (at, kind, lead_id, campaign_id, actor, data)
select captured_at, 'lead.captured', id, null::uuid, null, null::jsonb from leads
union all
select captured_at, 'enrollment.started', id, '00000000-0000-7000-8000-0000000000c1'::uuid, null, null from leads
union all
select product_now(), 'enrollment.stopped', id, '00000000-0000-7000-8000-0000000000c1'::uuid, 'admin@konquista.local', '{"reason": "replied"}'::jsonb from leads where waiting_since is not null
union all
select product_now(), 'lead.paused', id, null, 'admin@konquista.local', null from leads where paused_at is not null;

insert into imports (id, file_name, bytes, sha256, options, state, lines, created, updated, known, repeated, refused, enrolled, fraction, created_by, started_at, finished_at) values
  ('00000000-0000-7000-8000-0000000000e1', 'leads-agosto.csv', 30210, '', '{}', 'done', 700, 655, 3, 10, 12, 20, 655, 1, 'admin@konquista.local', product_now() - interval '1 minute', product_now()),
  ('00000000-0000-7000-8000-0000000000e2', 'lista-grande-de-teste-com-um-nome-comprido-2026.csv', 61000000, '', '{}', 'running', 412000, 400000, 0, 0, 2000, 10000, 400000, 0.41, 'admin@konquista.local', product_now() - interval '30 seconds', null),
  ('00000000-0000-7000-8000-0000000000e3', 'planilha.xlsx', 9000, '', '{}', 'failed', 0, 0, 0, 0, 0, 0, 0, 0, 'admin@konquista.local', product_now(), product_now());
update imports set problem = 'spreadsheet_file' where state = 'failed';
insert into imports (id, file_name, bytes, sha256, options, state, lines, created, updated, known, repeated, refused, enrolled, fraction, created_by, started_at, finished_at, undone_by, undone_at) values
  ('00000000-0000-7000-8000-0000000000e5', 'conferir.csv', 98, '\x05', '{}', 'mapping', 0, 0, 0, 0, 0, 0, 0, 0, 'admin@konquista.local', null, null, null, null),
  ('00000000-0000-7000-8000-0000000000e6', 'ensaio.csv', 9, '\x06', '{}', 'rehearsed', 6, 1, 1, 1, 1, 2, 1, 1, 'admin@konquista.local', product_now(), product_now(), null, null),
  ('00000000-0000-7000-8000-0000000000e7', 'desfeita.csv', 9, '\x07', '{}', 'undone', 4, 4, 0, 0, 0, 0, 4, 1, 'admin@konquista.local', product_now(), product_now(), 'admin@konquista.local', product_now());
insert into import_chunks values ('00000000-0000-7000-8000-0000000000e5', 0, convert_to(E'Cliente;WhatsApp;Grupo;Loja\nMaria Aparecida;(11) 98888-0001;VIP;Moema\nJoão;11 98888-0002;BOTOX;\n', 'UTF8'));
update imports set bytes = (select length(bytes) from import_chunks where import_id = imports.id) where id = '00000000-0000-7000-8000-0000000000e5';
insert into import_rehearsals (import_id, line, verdict, reason, lead_id, same_line, changes, given) values
  ('00000000-0000-7000-8000-0000000000e6', 2, 'new', null, null, null, null, 'Maria Aparecida dos Santos de Oliveira;(11) 98888-0001;VIP'),
  ('00000000-0000-7000-8000-0000000000e6', 3, 'updated', 'already_in', '00000000-0000-7000-8000-ddddddddddd3', null, '[{"field": "name", "before": "Ana", "after": "Ana Maria"}, {"field": "tags", "before": "VIP", "after": "VIP, BOTOX"}]', 'Ana Maria;(11) 98888-0003;BOTOX'),
  ('00000000-0000-7000-8000-0000000000e6', 4, 'known', 'already_in', '00000000-0000-7000-8000-ddddddddddd2', null, null, 'Bia;(11) 98888-0002;'),
  ('00000000-0000-7000-8000-0000000000e6', 5, 'repeated', null, null, 2, null, 'Maria;(11) 98888-0001;'),
  ('00000000-0000-7000-8000-0000000000e6', 6, 'refused', 'too_short', null, null, null, 'Caio;123;'),
  ('00000000-0000-7000-8000-0000000000e6', 7, 'refused', 'do_not_contact', null, null, null, null);
update import_rehearsals set campaign_id = (select id from campaigns order by name desc limit 1) where line = 2;
insert into import_undone select '00000000-0000-7000-8000-0000000000e7', gen_random_uuid(), o, r
from (values ('removed', null), ('removed', null), ('kept', 'messages'), ('restored', 'changed_since')) v (o, r);
insert into import_lines (import_id, line, verdict, reason, given)
select '00000000-0000-7000-8000-0000000000e1', n, 'refused', (array['too_short', 'missing_area_code', 'mangled', 'unknown_area_code'])[n % 4 + 1], 'Luiz "Lopes",1234' || n || ',PREENCHIMENTO'
from generate_series(2, 21) n;

-- Conversations: people wait for minutes, hours and days; one was answered before, one wrote to a number whose window has closed.
insert into phones (id, name, number, provider, account, base_url, token_cipher, store_id, sandbox) values
  ('00000000-0000-7000-8000-0000000000b9', 'Moema Oficial', '+5511980000009', 'cloud_api', '1000009', 'http://127.0.0.1:1', '', '00000000-0000-7000-8000-0000000000a1', true);
insert into templates (id, name, kind, cloud_name, cloud_language, cloud_variables) values
  ('00000000-0000-7000-8000-0000000000d9', 'Retomar conversa', 'cloud_template', 'retomar', 'pt_BR', '{nome}');
insert into template_variants (template_id, no, body) values ('00000000-0000-7000-8000-0000000000d9', 1, 'Oi, [nome]! Vimos sua mensagem na unidade [unidade]. Ainda quer saber mais?');
insert into canned_replies (id, shortcut, body, store_id, version) values
  ('00000000-0000-7000-8000-0000000000f1', 'preco', 'Oi, [nome]! A avaliação na unidade [unidade] é gratuita. Quer marcar um horário?', null, 1),
  ('00000000-0000-7000-8000-0000000000f2', 'horario', 'Atendemos de segunda a sexta das 9h às 20h e sábado das 10h às 16h.', '00000000-0000-7000-8000-0000000000a1', 1);

update leads set waiting_since = product_now() - right(phone, 3)::int * interval '29 minutes' where waiting_since is not null;
update leads set last_inbound_at = waiting_since where waiting_since is not null;
update leads set last_inbound_at = product_now() - interval '4 hours' where phone = '+551199' || lpad('14', 7, '0');
update inbound i set at = l.last_inbound_at, phone_id = '00000000-0000-7000-8000-0000000000b1' from leads l where l.id = i.lead_id;
update inbound set phone_id = '00000000-0000-7000-8000-0000000000b9', at = product_now() - interval '30 hours'
where lead_id = '00000000-0000-7000-8000-dddddddddd15';

insert into inbound (id, lead_id, phone_id, provider_id, kind, body, at, received_at)
select gen_random_uuid(), '00000000-0000-7000-8000-dddddddddddc', '00000000-0000-7000-8000-0000000000b1', 'talk-' || n, kind, body, product_now() - n * interval '13 hours', product_now()
from (values (3, 'text', 'Oi! Vi o anúncio e queria saber sobre *botox*. É caro? 😊'), (2, 'image', ''), (1, 'text', 'Sábado de manhã seria ótimo. O endereço é na Alameda dos Maracatins mesmo? Fica perto do metrô?')) t (n, kind, body);
insert into messages (id, month, kind, lead_id, phone_id, body, author, state, local_day, due_at, closes_at, expires_at, planned_at, reason)
select gen_random_uuid(), date_trunc('month', product_now())::date, 'manual', '00000000-0000-7000-8000-dddddddddddc', '00000000-0000-7000-8000-0000000000b1',
  body, 'recepcao@moema.test', state, current_date, product_now(), product_now(), product_now(), product_now() - n * interval '11 hours', reason
from (values (3, 'Oi! A avaliação é gratuita e dura 30 minutos.', 'read', null), (2, 'Temos sábado às 10h. Serve?', 'failed', 'undeliverable')) t (n, body, state, reason);
insert into feed (at, kind, lead_id, actor) values
  (product_now() - interval '20 hours', 'appointment.recorded', '00000000-0000-7000-8000-dddddddddddc', 'recepcao@moema.test');

insert into leads (id, name, first_name, phone, time_zone, store_id, source, entry, captured_at) values
  ('00000000-0000-7000-8000-0000000000f7', 'Jornada Conversa', 'Jornada', '+5511977776666', 'America/Sao_Paulo', '00000000-0000-7000-8000-0000000000a1', 'import', 'capture_only', product_now() - interval '3 days');
insert into lead_identities (kind, value, lead_id, given, learnt_from) values ('phone', '+5511977776666', '00000000-0000-7000-8000-0000000000f7', '+5511977776666', 'import');

-- Settings, agenda and the ledger: one message with a fixed id and two tries, bookings of every kind, work on many leads, changes by hand.
insert into messages (id, month, kind, lead_id, campaign_id, step, phone_id, state, local_day, due_at, closes_at, expires_at, planned_at, claimed_at, attempts, reason, provider_id)
values ('00000000-0000-7000-8000-0000000000e9', date_trunc('month', product_now())::date, 'step', '00000000-0000-7000-8000-ddddddddddd3',
  '00000000-0000-7000-8000-0000000000c1', 'dia-1', '00000000-0000-7000-8000-0000000000b1', 'failed', current_date - 1, product_now() - interval '1 day',
  product_now(), product_now(), product_now() - interval '1 day', product_now() - interval '1 day', 2, 'undeliverable', 'wamid.teste');
insert into attempts (message_id, month, no, phone_id, epoch, claimed_at, claimed_real, variant, body, outcome, error, http_status, finished_at)
select '00000000-0000-7000-8000-0000000000e9', date_trunc('month', product_now())::date, n, '00000000-0000-7000-8000-0000000000b1', 0,
  product_now() - interval '1 day', product_now() - interval '1 day', 1, 'Oi, Ana! Tudo bem?', 'failed', '131026', 400, product_now() - interval '1 day'
from generate_series(1, 2) n;
insert into appointments (id, lead_id, phone, store_id, starts_at, status, source, created_by)
select gen_random_uuid(), l.id, l.phone, l.store_id, date_trunc('hour', product_now()) + s.n * interval '3 hours', s.status, 'manual', 'admin@konquista.local'
from (values (1, 'booked'), (2, 'confirmed'), (-5, 'attended'), (-6, 'missed'), (3, 'cancelled')) s (n, status)
join lateral (select id, phone, store_id from leads order by captured_at offset abs(s.n) limit 1) l on true;
insert into appointments (id, phone, starts_at, status, source) values (gen_random_uuid(), '+5511955554444', product_now() + interval '1 day', 'booked', 'import');
insert into bulks (id, action, argument, state, total, done, changed, created_by) values
  ('00000000-0000-7000-8000-0000000000ba', 'tag_add', 'AGOSTO', 'stopped', 120, 80, 77, 'admin@konquista.local');
insert into feed (at, kind, actor, data) values
  (product_now(), 'store.changed', 'admin@konquista.local', '{"name": "Moema", "before": {"city": "Campinas", "opening": ""}, "after": {"city": "São Paulo", "opening": "Seg a sex, 9h às 19h"}}'),
  (product_now(), 'setting.changed', 'admin@konquista.local', '{"key": "human_hold_days", "before": 5, "after": 7}');

update stores set address = 'Av. Ibirapuera, 2100', state = 'SP', opening = E'Segunda a sexta, 9h às 20h\nSábado, 10h às 16h' where tag = 'MOEMA';
insert into landing_pages (id, slug, name, campaign_id, store_id, draft) values
  ('00000000-0000-7000-8000-000000000a01', 'avaliacao-moema', 'Avaliação em Moema', '00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-0000000000a1', '{
    "title": "Avaliação facial sem compromisso", "description": "Converse com quem entende de pele.", "theme": "serena",
    "blocks": [
      {"kind": "hero", "heading": "Sua pele bem cuidada, do seu jeito", "text": "Uma avaliação com calma.", "label": "Quero minha avaliação"},
      {"kind": "benefits", "heading": "Por que vir", "items": [{"title": "Quem atende escuta", "text": "E explica o que é possível."}, {"title": "Plano só seu"}]},
      {"kind": "before_after", "heading": "Resultados", "items": [{"title": "Depois de 30 dias"}]},
      {"kind": "form", "heading": "Agende", "label": "Pedir meu horário", "question": "O que você procura?", "options": "Botox\nPreenchimento"},
      {"kind": "place", "heading": "Onde estamos"},
      {"kind": "questions", "heading": "Perguntas", "items": [{"title": "É pago?", "text": "Não."}]}],
    "consent": "Concordo em receber mensagens pelo WhatsApp."}'),
  ('00000000-0000-7000-8000-000000000a02', 'curso-de-verao', 'Curso de verão', null, null, '{"theme": "vibrante", "blocks": []}');
insert into landing_page_versions (page_id, no, content, published_by)
select id, 1, draft #- '{blocks,2}', 'ana@konquista.test' from landing_pages where slug = 'avaliacao-moema';
update landing_pages set state = 'published', published_no = 1 where slug = 'avaliacao-moema';
insert into landing_visits (page_id, day, source, visits, refused)
select '00000000-0000-7000-8000-000000000a01', (product_now() at time zone 'America/Sao_Paulo')::date - d, s.source, s.visits + d, 1
from generate_series(0, 6) d, (values ('instagram', 84), ('google.com', 31), ('direct', 17)) s (source, visits);
insert into arrivals (lead_id, at, source, page_id, utm_source, referrer)
select id, captured_at, 'page', '00000000-0000-7000-8000-000000000a01', case when right(phone, 1) < '6' then 'instagram' end, case when right(phone, 1) = '7' then 'google.com' end
from leads where left(id::text, 8) = '00000000' order by captured_at desc limit 40;

-- One person who was known under two records, two who may be one, and a filter under a name.
insert into leads (id, name, first_name, phone, area_code, state, region, time_zone, store_id, tags, source, entry, captured_at) values
  ('00000000-0000-7000-8000-0000000ead01', 'Luís Araujo', 'Luís', '+5511988880001', '11', 'SP', 'Sudeste', 'America/Sao_Paulo', '00000000-0000-7000-8000-0000000000a1', '{VIP}', 'page', 'capture_only', product_now() - interval '9 days');
insert into lead_identities (kind, value, lead_id, given, learnt_from) values ('phone', '+5511988880001', '00000000-0000-7000-8000-0000000ead01', '(11) 98888-0001', 'page');
insert into inbound (id, lead_id, phone_id, provider_id, kind, body, at, received_at) values
  (gen_random_uuid(), '00000000-0000-7000-8000-0000000ead01', '00000000-0000-7000-8000-0000000000b1', 'wamid.unida', 'text', 'Oi, é o Luís: mudei de número', product_now() - interval '8 days', product_now() - interval '8 days');
select merge_people('00000000-0000-7000-8000-0000000ead02', '00000000-0000-7000-8000-ddddddddddd4', '00000000-0000-7000-8000-0000000ead01', '{VIP,BOTOX}', 'admin@konquista.local');
insert into feed (at, kind, lead_id, actor) values (product_now(), 'lead.merged', '00000000-0000-7000-8000-ddddddddddd4', 'admin@konquista.local');
insert into merge_suggestions (a, b, reason) values
  ('00000000-0000-7000-8000-dddddddddd50', '00000000-0000-7000-8000-dddddddddd55', 'second_phone'),
  ('00000000-0000-7000-8000-dddddddddd52', '00000000-0000-7000-8000-dddddddddd57', 'same_name');
insert into segments (id, name, query, created_by) values
  ('00000000-0000-7000-8000-0000000005e9', 'VIP da Moema', '{"tag": "VIP", "store": "00000000-0000-7000-8000-0000000000a1"}', 'admin@konquista.local'),
  ('00000000-0000-7000-8000-0000000005ea', 'Esperando resposta', '{"state": "waiting"}', 'admin@konquista.local');

-- Links to a chat: one in use by which people came, one turned off.
insert into links (id, code, name, phone_id, campaign_id, store_id, tags, message, ended_at, version) values
  ('00000000-0000-7000-8000-0000000001a1', 'K7Q2MX', 'Balcão da Moema', '00000000-0000-7000-8000-0000000000b9', '00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-0000000000a1', '{BALCÃO}', 'Oi! Quero saber mais.', null, 1),
  ('00000000-0000-7000-8000-0000000001a2', 'H3RRAB', 'Panfleto de inverno', '00000000-0000-7000-8000-0000000000b9', null, null, '{}', 'Oi! Vi o panfleto.', product_now(), 2);
insert into arrivals (lead_id, at, source, link_id)
select id, captured_at, 'whatsapp', '00000000-0000-7000-8000-0000000001a1' from leads where tags @> '{VIP}' order by captured_at desc limit 3;
insert into tag_rules (id, position, word, campaign_id, source) values (gen_random_uuid(), 1, 'BOTOX', '00000000-0000-7000-8000-0000000000c1', 'page');
insert into suppressed (hash, reason) values ('\x01', 'do_not_contact'), ('\x02', 'erased');

-- How one of them came, and what they agreed to.
insert into arrivals (lead_id, at, source, page_id, utm_source, utm_campaign, referrer) values
  ('00000000-0000-7000-8000-ddddddddddd3', product_now() - interval '2 days', 'page', '00000000-0000-7000-8000-000000000a01', 'instagram', 'verao-2026', 'l.instagram.com');
select record_consent('00000000-0000-7000-8000-ddddddddddd3', 'messages', 'consent', true, 'Concordo em receber mensagens pelo WhatsApp.', 'page', '{"page": "x"}', null);
select record_consent('00000000-0000-7000-8000-ddddddddddd3', 'messages', 'contract', true, null, 'manual', '{"note": "na recepção, em agosto"}', 'recepcao@moema.test');

-- Programs that come in by themselves, one of them shut out.
insert into api_clients (id, name, store_id, scopes, secret_hash, used_at, disabled_at) values
  ('00000000-0000-7000-8000-0000000c11e1', 'CRM da rede', null, 'see see-numbers edit-leads import', '\x01', now() - interval '3 minutes', null),
  ('00000000-0000-7000-8000-0000000c11e2', 'Robô antigo da Moema', '00000000-0000-7000-8000-0000000000a1', 'see', '\x02', null, now());
insert into invitations (id, email, name, role, store_id, language, token_hash, invited_by, expires_at) values
  ('00000000-0000-7000-8000-0000000001f1', 'renata@clinica.example', 'Renata Prado', 'marketing', null, 'pt-BR', sha256('convite-de-exemplo'), 'admin@konquista.local', now() + interval '3 days'),
  ('00000000-0000-7000-8000-0000000001f2', 'otavio.de.albuquerque@clinica.example', 'Otávio de Albuquerque', 'attendant', '00000000-0000-7000-8000-0000000000a1', 'pt-BR', sha256('outro'), 'admin@konquista.local', now() - interval '1 hour');

-- Addresses of integrators: one that works, one that took nothing for a day; deliveries in every state.
insert into webhooks (id, name, url, events, with_people, secret, era, xid, fact_id, succeeded_at, failures, failing_since, paused_at, pause_reason) values
  ('00000000-0000-7000-8000-0000000000b1', 'CRM da rede', 'https://crm.rede-de-clinicas.example/integracoes/konquista/eventos', '{lead.split,bulk.failed,message.uncertain}', true, '\x01', 1, '0', 0, product_now() - interval '2 minutes', 2, product_now() - interval '9 minutes', null, null),
  ('00000000-0000-7000-8000-0000000000b2', 'Planilha antiga', 'https://planilha.example/hook', '{lead.captured}', false, '\x02', 1, '0', 0, null, 9, product_now() - interval '26 hours', product_now() - interval '2 hours', 'failing');
insert into webhook_deliveries (webhook_id, era, xid, fact_id, event, at, lead_id, payload, state, attempts, since, due_at) values
  ('00000000-0000-7000-8000-0000000000b1', 1, '7', 1, 'lead.captured', product_now() - interval '2 minutes', '00000000-0000-7000-8000-ddddddddddd3', '{"type": "lead.captured", "leadId": "00000000-0000-7000-8000-ddddddddddd3"}', 'delivered', 2, product_now(), product_now()),
  ('00000000-0000-7000-8000-0000000000b1', 1, '7', 2, 'appointment.recorded', product_now() - interval '1 minute', '00000000-0000-7000-8000-ddddddddddd3', '{"type": "appointment.recorded", "leadId": "00000000-0000-7000-8000-ddddddddddd3"}', 'waiting', 1, product_now(), product_now() + interval '3 days'),
  ('00000000-0000-7000-8000-0000000000b1', 1, '7', 3, 'message.failed', product_now() - interval '4 days', null, '{"type": "message.failed"}', 'failed', 14, product_now() - interval '4 days', product_now() - interval '1 day');
insert into webhook_attempts (delivery_id, no, at, status, problem, took_ms, answer)
select id, attempts, product_now() - interval '1 minute', case state when 'delivered' then 200 when 'failed' then 503 end,
  case state when 'waiting' then 'timeout' end, 182, case state when 'failed' then '<html><body><h1>503 Service Unavailable</h1></body></html>' else '' end
from webhook_deliveries;
insert into webhook_attempts (delivery_id, no, at, status, took_ms, answer)
select id, 1, product_now() - interval '2 minutes', 500, 31, '{"error":"internal"}' from webhook_deliveries where state = 'delivered';
