import { build } from 'esbuild';
import { mkdir, readFile, rm } from 'node:fs/promises';

const [out, configuration] = process.argv.slice(2);
const release = configuration === 'Release';
const common = {
  bundle: true,
  target: ['es2022'],
  legalComments: 'linked',
  logLevel: 'warning',
  assetNames: 'assets/[name]-[hash]',
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({
  ...common,
  entryPoints: { site: 'src/site.js', theme: 'src/theme.js', landing: 'src/landing.js' },
  outdir: out,
  format: 'iife',
  minify: release,
  sourcemap: release ? false : 'linked',
  loader: { '.woff2': 'file' },
});

// The editor's styles come whole with the page, so its modules bring none; fonts within styles are not for a page of ours, which has its own.
const styles = {
  name: 'styles',
  setup(bundler) {
    bundler.onLoad({ filter: /monaco-editor[\\/]esm[\\/].*\.css$/ }, () => ({ contents: '', loader: 'empty' }));
    bundler.onLoad({ filter: /graphiql[\\/].*\.css$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/@font-face\s*\{[^}]*\}/g, ''),
      loader: 'css',
    }));
  },
};

// Nobody debugs what others wrote: the explorer's parts are small in every configuration.
const explorer = { ...common, minify: true, define: { 'process.env.NODE_ENV': '"production"' }, plugins: [styles] };
await build({
  ...explorer,
  entryPoints: { explorer: 'src/explorer/explorer.js' },
  outdir: `${out}/explorer`,
  format: 'esm',
  splitting: true,
  chunkNames: 'parts/[name]-[hash]',
  loader: { '.ttf': 'file', '.woff2': 'file' },
});
await build({
  ...explorer,
  entryPoints: {
    editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
    json: 'monaco-editor/esm/vs/language/json/json.worker.js',
    graphql: 'monaco-graphql/esm/graphql.worker.js',
  },
  outdir: `${out}/explorer/workers`,
  format: 'iife',
});
