import { build } from 'esbuild';
import { mkdir, rm } from 'node:fs/promises';

const [out, configuration] = process.argv.slice(2);
const release = configuration === 'Release';

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({
  entryPoints: { site: 'src/site.js', theme: 'src/theme.js', landing: 'src/landing.js' },
  outdir: out,
  bundle: true,
  format: 'iife',
  target: ['es2022'],
  minify: release,
  sourcemap: release ? false : 'linked',
  legalComments: 'linked',
  logLevel: 'warning',
  loader: { '.woff2': 'file' },
  assetNames: 'assets/[name]-[hash]',
});
