// The audits by which graphql-http judges a server.
import { auditServer } from 'graphql-http';
import { enter, rest, site, tell } from './door.mjs';

const { headers } = await enter(rest[0], rest[1]);
const results = await auditServer({
  url: `${site}/graphql`,
  fetchFn: (url, request = {}) => fetch(url, { ...request, headers: { ...request.headers, Authorization: headers.Authorization } }),
});
tell({ all: results.length, failed: results.filter(result => result.status !== 'ok').map(({ id, name, status, reason }) => `${status} ${id} ${name}: ${reason}`) });
