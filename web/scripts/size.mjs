// Prints what a first visit to the first page loads, in gzipped bytes, and fails
// when its JavaScript is over the limits. That is index.html's script and all it
// imports without waiting: the shell and the first page are among them. What a
// browser really loads and waits for is measured by scripts/first-load.
import { readFileSync, statSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);
const limit = { bytes: 150_000, scripts: 12 };
// The build compresses what is worth it; the rest goes out as it is.
const sent = (file) => (statSync(new URL(`${file}.gz`, dist), { throwIfNoEntry: false }) ?? statSync(new URL(file, dist))).size;

const html = readFileSync(new URL('index.html', dist), 'utf8');
const seen = new Set([...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((m) => m[1]));
for (const file of seen) {
  if (!file.endsWith('.js')) continue;
  const source = readFileSync(new URL(file, dist), 'utf8');
  for (const m of source.matchAll(/(?:^|[;}\s])import(?:[\w$\s{},*]*?from)?\s*["']\.\/([^"']+\.js)["']/g)) seen.add(`assets/${m[1]}`);
}

const kinds = { js: 0, css: 0 };
for (const file of [...seen].sort()) {
  const size = sent(file);
  kinds[file.split('.').pop()] += size;
  console.log(`${(size / 1000).toFixed(1).padStart(8)} kB  ${file}`);
}
const scripts = [...seen].filter((file) => file.endsWith('.js')).length;
console.log(`First load, gzipped: ${(kinds.js / 1000).toFixed(1)} kB JavaScript in ${scripts} files, ${(kinds.css / 1000).toFixed(1)} kB CSS (limit ${limit.bytes / 1000} kB and ${limit.scripts} files of JavaScript)`);
const wrong = !html.includes('/assets/') || scripts < 3 ? 'the first load was not found in dist' : kinds.js > limit.bytes ? 'too large' : scripts > limit.scripts ? 'too many files' : '';
if (wrong) {
  console.error(wrong);
  process.exit(1);
}
