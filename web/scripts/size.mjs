// Prints what a first visit to the first page loads, gzipped, and fails when
// its JavaScript is over the limit. First load = index.html's script, what it
// imports statically, and the chunks of the shell and the first page.
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const limit = 200_000;
const gz = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;

const html = readFileSync(new URL('index.html', dist), 'utf8');
const seen = new Set([...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((m) => m[1]));
const assets = readdirSync(new URL('assets/', dist));
for (const first of ['AppShell-', 'TodayPage-']) {
  for (const name of assets) if (name.startsWith(first) && /\.(js|css)$/.test(name)) seen.add(`assets/${name}`);
}
for (const file of seen) {
  if (!file.endsWith('.js')) continue;
  const source = readFileSync(new URL(file, dist), 'utf8');
  for (const m of source.matchAll(/(?:^|[;}\s])import(?:[\w$\s{},*]*?from)?\s*["']\.\/([^"']+\.js)["']/g)) seen.add(`assets/${m[1]}`);
}

const kinds = { js: 0, css: 0 };
for (const file of [...seen].sort()) {
  const size = gz(file);
  kinds[file.split('.').pop()] += size;
  console.log(`${(size / 1000).toFixed(1).padStart(8)} kB  ${file}`);
}
console.log(`First load, gzipped: ${(kinds.js / 1000).toFixed(1)} kB JavaScript, ${(kinds.css / 1000).toFixed(1)} kB CSS (limit ${limit / 1000} kB JavaScript)`);
if (kinds.js > limit) process.exit(1);
