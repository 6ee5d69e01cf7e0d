// TypeScript on Node 20 or later, with `npm install graphql graphql-ws ws`: a token, a person in, what stands, and what happens from then on.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const site = 'https://konquista.example';
const kept = 'konquista.cursor'; // where you went on to read; keep it where it survives you

type Fact = { cursor: string; kind: string; message: { state: string } | null };

// 1. A token, good for ten minutes.
async function fetchToken(): Promise<string> {
  const pair = Buffer.from(`${process.env.CLIENT_ID}:${process.env.CLIENT_SECRET}`).toString('base64');
  const answer = await fetch(`${site}/api/v1/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${pair}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!answer.ok) throw new Error(`no token: ${answer.status}`);
  return (await answer.json()).access_token;
}

async function ask(query: string, variables: object): Promise<any> {
  const answer = await fetch(`${site}/graphql`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await fetchToken()}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(`${errors[0].extensions?.code}: ${errors[0].message}`);
  return data;
}

// 2. A person comes in. Asked again under the same key, it is answered the same and changes nothing.
const { captureLead } = await ask(
  'mutation($input: CaptureInput!) { captureLead(input: $input) { leadId created entry problem { code message field } } }',
  { input: { name: 'Maria Souza', phone: '11 98765-4321', tags: ['MOEMA'], idempotencyKey: 'order-4711' } },
);
if (captureLead.problem) throw new Error(captureLead.problem.message);
const id: string = captureLead.leadId;

// 3. How they stand now.
const { lead } = await ask('query($id: ID!) { lead(id: $id) { name standing campaign { name } lastMessage { state } } }', { id });
console.log(JSON.stringify(lead));

// 4. What happens to them from the kept cursor on; the first time, from the beginning.
if (!existsSync(kept)) {
  const { feed } = await ask('query($id: ID!) { feed(leadId: $id, first: 1) { endCursor } }', { id });
  writeFileSync(kept, feed.endCursor);
}

const client = createClient({
  url: `${site.replace('http', 'ws')}/graphql`,
  webSocketImpl: WebSocket,
  connectionParams: async () => ({ Authorization: `Bearer ${await fetchToken()}` }),
  retryAttempts: 0, // a retry would subscribe with the cursor of before: the loop below takes the last one
});
while (true) {
  try {
    for await (const { data } of client.iterate<{ feed: Fact }>({
      query: 'subscription($id: ID!, $after: String) { feed(leadId: $id, after: $after) { cursor kind message { state } } }',
      variables: { id, after: readFileSync(kept, 'utf8').trim() },
    })) {
      if (!data) continue;
      console.log(JSON.stringify(data.feed));
      writeFileSync(kept, data.feed.cursor);
    }
  } catch (cause) {
    console.error('again:', cause); // cut off: go on from the cursor
  }
  await new Promise(done => setTimeout(done, 1000));
}
