// An integrator: a person in by REST, their first message watched, a hundred cuts, nothing missed and nothing twice.
import { enter, pause, rest, tell } from './door.mjs';

const cuts = 100;
const FACTS = 'cursor kind leadId message { state }';
const { ask, rest: call, client } = await enter(rest[0], rest[1]);

async function read(after) {
  const facts = [];
  while (true) {
    const { data, errors } = await ask(`query($after: String) { feed(after: $after, first: 200) { nodes { ${FACTS} } endCursor hasNextPage } }`, { after });
    if (errors) throw new Error(JSON.stringify(errors));
    facts.push(...data.feed.nodes);
    after = data.feed.endCursor;
    if (!data.feed.hasNextPage) return { facts, after };
  }
}

const start = (await read(null)).after;
const seen = [];
let cursor = start;

// Reads until it is enough, or until the line is cut.
function follow(enough, patience) {
  const { client: open, cut } = client();
  return new Promise(done => {
    const timer = setTimeout(cut, patience);
    const end = () => { clearTimeout(timer); done(); };
    open.subscribe({ query: `subscription($after: String) { feed(after: $after) { ${FACTS} } }`, variables: { after: cursor } }, {
      next: ({ data, errors }) => {
        if (errors) throw new Error(JSON.stringify(errors));
        seen.push(data.feed);
        cursor = data.feed.cursor;
        if (enough(data.feed)) cut();
      },
      error: end,
      complete: end,
    });
  });
}

const given = { name: 'Ana Jornada', phone: '11 98111-0001', tags: ['MOEMA'], idempotencyKey: 'jornada-1' };
const created = await call('POST', '/leads', given);
const again = await call('POST', '/leads', given);
const lead = created.json.leadId;
const isFirst = fact => fact.leadId === lead && fact.message && !['PLANNED', 'SENDING'].includes(fact.message.state);
await follow(isFirst, 60_000);
const first = seen.find(isFirst);

let flows = true;
let entered = 0;
const flow = (async () => {
  while (flows) {
    // A number sends about one a second: only some are written to, so that the programs after this one need not wait.
    const input = [...Array(10).keys()].map(n => ({
      name: `Pessoa ${entered + n}`, phone: `+55119720${String(entered + n).padStart(5, '0')}`, tags: ['MOEMA'], enroll: n === 0 && entered % 50 === 0,
    }));
    const { data } = await ask('mutation($input: [CaptureInput!]!) { captureLeads(input: $input) { created } }', { input });
    entered += data.captureLeads.filter(one => one.created).length;
    await pause(60);
  }
})();
let withFacts = 0;
for (let cut = 0; cut < cuts; cut++) {
  const [before, left] = [seen.length, { facts: 1 + Math.floor(Math.random() * 40) }];
  await follow(() => --left.facts <= 0, 100 + Math.random() * 600);
  withFacts += seen.length > before ? 1 : 0;
}
flows = false;
await flow;

const { facts } = await read(start);
const last = facts.at(-1).cursor;
for (let tries = 0; tries < 20 && !seen.some(fact => fact.cursor === last); tries++) await follow(fact => fact.cursor === last, 5_000);
const known = seen.map(fact => fact.cursor);
tell({
  lead, start,
  created: created.status, again: again.status, sameLead: again.json.leadId === lead,
  first: first?.message.state ?? null,
  cuts, withFacts, entered,
  read: facts.length,
  missed: facts.filter(fact => !known.includes(fact.cursor)).length,
  twice: known.length - new Set(known).size,
  inOrder: facts.every((fact, at) => known[at] === fact.cursor),
});
