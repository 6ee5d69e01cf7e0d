// What every program here does first: take the address and a client's secret from its arguments, and fetch a token.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

export const [site, ...rest] = process.argv.slice(2);
export const line = `${site.replace('http', 'ws')}/graphql`;
export const pause = ms => new Promise(done => setTimeout(done, ms));

export async function enter(id, secret) {
  const answer = await fetch(`${site}/api/v1/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!answer.ok) throw new Error(`no token: ${answer.status} ${await answer.text()}`);
  const headers = { Authorization: `Bearer ${(await answer.json()).access_token}`, 'Content-Type': 'application/json' };
  return {
    headers,
    ask: async (query, variables) => (await fetch(`${site}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).json(),
    rest: async (method, path, body) => {
      const given = await fetch(`${site}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
      return { status: given.status, json: await given.json().catch(() => null) };
    },
    // A client whose socket can be cut as a network cuts it: without a word.
    client: () => {
      const open = { socket: null };
      const client = createClient({
        url: line, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams: { Authorization: headers.Authorization },
        on: { opened: socket => { open.socket = socket; } },
      });
      return { client, cut: () => open.socket?.terminate() };
    },
    socket: () => new WebSocket(line, 'graphql-transport-ws', { headers: { Authorization: headers.Authorization } }),
  };
}

export function tell(result) {
  console.log(JSON.stringify(result));
  process.exit(0);
}
