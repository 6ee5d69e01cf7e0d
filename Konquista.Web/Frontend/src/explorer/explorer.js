// The explorer of the API: GraphiQL over this site's own address, with the session of whoever looks.
import { createElement, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { parse } from 'graphql';
import { createClient } from 'graphql-ws';
import { GraphiQL } from 'graphiql';
import 'monaco-editor/min/vs/editor/editor.main.css';
import 'graphiql/style.css';
import './explorer.css';

const workers = { json: 'json', graphql: 'graphql' };
globalThis.MonacoEnvironment = {
  getWorker: (_, label) => new Worker(new URL(`workers/${workers[label] ?? 'editor'}.js`, import.meta.url)),
};

const place = document.getElementById('explorer');
const line = new URL(place.dataset.address, location.href);
const url = line.href;
line.protocol = line.protocol === 'https:' ? 'wss:' : 'ws:';

const send = createGraphiQLFetcher({
  url,
  wsClient: createClient({ url: line.href }),
  fetch: (address, request) => fetch(address, { ...request, credentials: 'same-origin' }),
});

// For a moment after another tab was opened, GraphiQL names the operation of the one before: what is asked decides.
function fetcher(asked, options) {
  let documentAST;
  try {
    documentAST = parse(asked.query);
  } catch {
    return send(asked, options);
  }
  const names = documentAST.definitions.filter(part => part.kind === 'OperationDefinition').map(part => part.name?.value);
  const operationName = names.length === 1 ? names[0] : asked.operationName;
  return send({ ...asked, operationName }, { ...options, documentAST });
}

const ready = [...place.querySelectorAll('[data-query]')].map(query => ({
  query: query.querySelector('[data-text]').textContent,
  variables: query.querySelector('[data-variables]')?.textContent ?? '',
}));

// Who reads which form of the page is written on its root, by the choice of the person or by the system.
const themeNow = () => document.documentElement.dataset.bsTheme === 'dark' ? 'dark' : 'light';

function useTheme() {
  const [theme, setTheme] = useState(themeNow);
  useEffect(() => {
    const watch = new MutationObserver(() => setTheme(themeNow()));
    watch.observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });
    return () => watch.disconnect();
  }, []);
  return theme;
}

// What is typed here may be about people: it goes with the window, and not to the next who sits down.
function Explorer() {
  return createElement(GraphiQL, {
    fetcher,
    forcedTheme: useTheme(),
    storage: sessionStorage,
    defaultTabs: ready,
    isHeadersEditorEnabled: false,
    showPersistHeadersSettings: false,
    defaultEditorToolsVisibility: 'variables',
  }, createElement(GraphiQL.Logo, null, ' '));
}

place.replaceChildren();
place.dataset.ready = 'yes';
createRoot(place).render(createElement(Explorer));
