// A reader who asks for much and takes nothing.
import { getIntrospectionQuery } from 'graphql';
import { enter, pause, rest, tell } from './door.mjs';

const socket = (await enter(rest[0], rest[1])).socket();
await new Promise(done => socket.on('open', done));
const ended = new Promise(done => socket.on('close', code => done(code)));
socket.send(JSON.stringify({ type: 'connection_init' }));
await new Promise(done => socket.once('message', done));
socket._socket.pause();
const began = Date.now();
for (let id = 0; id < 90; id++) socket.send(JSON.stringify({ id: String(id), type: 'subscribe', payload: { query: getIntrospectionQuery() } }));
await pause(22_000);
socket._socket.resume();
tell({ code: await ended, seconds: Math.round((Date.now() - began) / 1000) });
