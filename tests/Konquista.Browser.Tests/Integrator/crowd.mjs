// One client that opens very many sockets and keeps what it gets.
import { enter, rest, tell } from './door.mjs';

const [id, secret, many] = rest;
const door = await enter(id, secret);
const results = { open: 0, refused: 0, other: {} };
const kept = [];

const one = () => new Promise(done => {
  const socket = door.socket();
  socket.on('open', () => { results.open++; kept.push(socket); socket.send('{"type":"connection_init"}'); done(); });
  socket.on('unexpected-response', (request, answer) => {
    if (answer.statusCode === 429) results.refused++;
    else results.other[answer.statusCode] = (results.other[answer.statusCode] ?? 0) + 1;
    request.destroy();
    done();
  });
  socket.on('error', cause => { if (cause.code) { results.other[cause.code] = (results.other[cause.code] ?? 0) + 1; } done(); });
});

let left = Number(many);
await Promise.all([...Array(200)].map(async () => { while (left-- > 0) await one(); }));
const alive = kept.filter(socket => socket.readyState === 1).length;
kept.forEach(socket => socket.close());
tell({ ...results, alive });
