// The words of graphql-transport-ws: what is said to a client that knows them, and with which code one that does not is sent away.
import { enter, pause, rest, tell } from './door.mjs';

const door = await enter(rest[0], rest[1]);
const init = { type: 'connection_init' };
const tail = id => ({ id, type: 'subscribe', payload: { query: 'subscription { feed { cursor } }' } });

// Says these words one after another; hears what comes until the socket ends, or until it is enough.
function talk(words, enough = () => false) {
  return new Promise(done => {
    const socket = door.socket();
    const heard = [];
    socket.on('open', () => words.forEach(word => socket.send(typeof word === 'string' ? word : JSON.stringify(word))));
    socket.on('message', text => { heard.push(JSON.parse(text)); if (enough(heard)) socket.close(1000); });
    socket.on('close', code => done({ heard, code }));
    socket.on('error', () => done({ heard, code: -1 }));
  });
}

const types = ({ heard }) => heard.map(word => word.type).join(' ');
const query = await talk([init, { type: 'ping' }, { id: 'a', type: 'subscribe', payload: { query: '{ me { role } }' } }], heard => heard.at(-1).type === 'complete');
const wrong = await talk([init, { id: 'a', type: 'subscribe', payload: { query: '{ nothing }' } }], heard => heard.at(-1).type === 'error');
// Ended by the client, the same id is free again and nothing is said of the first.
const ended = await talk([init, tail('a'), { id: 'a', type: 'complete' }, { id: 'a', type: 'subscribe', payload: { query: '{ me { role } }' } }], heard => heard.at(-1).type === 'complete');

const { client } = door.client();
let pings = 0;
client.on('pong', () => pings++);
const answers = [];
for await (const { data } of client.iterate({ query: '{ me { role } }' })) answers.push(data.me.role);
await pause(10);
await client.dispose();

const code = async words => (await talk(words)).code;
tell({
  query: types(query), wrong: types(wrong), ended: types(ended), answers,
  codes: Object.fromEntries(await Promise.all([
    ['no json', ['{']], ['unknown type', [init, { type: 'start' }]], ['no id', [init, { type: 'subscribe', payload: { query: '{ me { role } }' } }]],
    ['no init', [tail('a')]], ['silence', []], ['same id', [init, tail('a'), tail('a')]], ['init twice', [init, init]],
    ['bad token', [{ type: 'connection_init', payload: { Authorization: 'Bearer nothing' } }]],
  ].map(async ([name, words]) => [name, await code(words)]))),
});
