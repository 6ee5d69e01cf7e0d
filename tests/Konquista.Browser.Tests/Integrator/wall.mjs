// A client of one store that guesses the ids of another's lead, by every way there is.
import { enter, rest, site, tell } from './door.mjs';

const [ofAll, ofAllSecret, ofOne, ofOneSecret] = rest;
const all = await enter(ofAll, ofAllSecret);
const one = await enter(ofOne, ofOneSecret);

const WORD = 'Segredo';
const phone = '11 98222-0001';
const { data } = await all.ask('mutation($input: CaptureInput!) { captureLead(input: $input) { leadId lead { enrollments { id } store { id } version } } }',
  { input: { name: `${WORD} da Moema`, phone, tags: ['MOEMA'] } });
const { leadId: lead, lead: { enrollments, store } } = data.captureLead;
await all.ask('mutation($id: ID!) { recordAppointment(leadId: $id, startsAt: "2030-01-10T14:00:00Z", externalId: "muro-1") { lead { id } } }', { id: lead });
const held = (await all.ask('query($id: ID!) { messages(filter: { leadId: $id }, first: 1) { nodes { id } } appointments(filter: { leadId: $id }, first: 1) { nodes { id } } lead(id: $id) { name } }', { id: lead })).data;
const start = (await all.ask('query($id: ID!) { feed(leadId: $id, first: 1) { endCursor } }', { id: lead })).data.feed.endCursor;

const open = [];
const look = (way, answer) => { if (JSON.stringify(answer).match(new RegExp(`${WORD}|98222`))) open.push(way); };
const none = (way, value) => { if (value !== null && value !== undefined && value.length !== 0) open.push(`${way}: ${JSON.stringify(value)}`); };

const nodes = (await one.ask(`query($id: ID!, $m: ID!, $a: ID!, $e: ID!) {
  lead(id: $id) { id name }  message(id: $m) { id }  appointment(id: $a) { id }  enrollment(id: $e) { id }
}`, { id: lead, m: held.messages.nodes[0].id, a: held.appointments.nodes[0].id, e: enrollments[0].id })).data;
for (const [name, value] of Object.entries(nodes)) none(`node ${name}`, value);

const lists = (await one.ask(`query($id: ID!, $store: ID!) {
  leads(first: 200) { nodes { id } }  found: leads(first: 10, filter: { search: "${WORD}" }) { nodes { id } }
  messages(filter: { leadId: $id }) { nodes { id } }  appointments(filter: { leadId: $id }) { nodes { id } }
  enrollments(filter: { leadId: $id }) { nodes { id } }  feed(leadId: $id, first: 200) { nodes { cursor } }
  elsewhere: feed(storeId: $store, first: 200) { nodes { cursor } }  stores { nodes { name } }
}`, { id: lead, store: store.id }));
if (lists.errors) open.push(`lists: ${JSON.stringify(lists.errors)}`);
for (const name of ['messages', 'appointments', 'enrollments', 'feed', 'elsewhere', 'found']) none(`list ${name}`, lists.data[name].nodes);
if (lists.data.leads.nodes.some(node => node.id === lead)) open.push('list leads');
look('lists', lists);

const changes = await one.ask(`mutation($id: ID!) {
  updateLead(id: $id, input: { version: 1, name: "x", tags: [] }) { lead { id } problem { code } }
  recordAppointment(leadId: $id, startsAt: "2030-01-10T14:00:00Z") { lead { id } problem { code } }
  eraseLead(id: $id) { done problem { code } }
}`, { id: lead });
for (const [name, value] of Object.entries(changes.data ?? {})) if (value?.problem?.code !== 'NOT_FOUND') open.push(`mutation ${name}: ${JSON.stringify(value)}`);
look('changes', changes);
const captured = await one.ask('mutation($input: CaptureInput!) { captureLead(input: $input) { created lead { name } problem { code } } }', { input: { name: 'Outra', phone } });
look('capture', captured);

for (const [method, path, body] of [
  ['GET', `/leads/${lead}`], ['GET', `/leads/${lead}/messages`], ['PUT', `/leads/${lead}`, { version: 1, name: 'x', tags: [] }], ['DELETE', `/leads/${lead}`],
]) {
  const { status, json } = await one.rest(method, path, body);
  if (status !== 404) open.push(`REST ${method} ${path.replace(lead, '…')}: ${status}`);
  look(`REST ${method}`, json);
}

// What comes in order comes up to one's own fact; the other's would have come before it.
const own = (await one.ask('mutation { captureLead(input: { name: "Da Longe", phone: "11 98333-0001" }) { leadId problem { code message } } }')).data.captureLead;
const { client } = one.client();
let facts = 0;
for await (const { data: { feed } } of client.iterate({ query: 'subscription($after: String) { feed(after: $after) { leadId lead { name } message { lead { name } } } }', variables: { after: start } })) {
  facts++;
  if (feed.leadId === lead) open.push('subscription');
  look('subscription', feed);
  if (feed.leadId === own.leadId) break;
}
const still = (await all.ask('query($id: ID!) { lead(id: $id) { name } }', { id: lead })).data.lead;
tell({ open, facts, captured, still: still?.name ?? null, own });
