// Prints what a first visit to each role's first page loads, in gzipped bytes,
// and fails when its JavaScript is over the limits. That is index.html's script and all it
// imports without waiting: the shell is among them, and the day of the role. What a
// browser really loads and waits for is measured by scripts/first-load.
import { readFileSync, statSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);
const limit = { bytes: 135_000, scripts: 7 };
// The build compresses what is worth it; the rest goes out as it is.
const sent = (file) => (statSync(new URL(`${file}.gz`, dist), { throwIfNoEntry: false }) ?? statSync(new URL(file, dist))).size;

const html = readFileSync(new URL('index.html', dist), 'utf8');
const seen = new Set([...html.matchAll(/\ssrc="\/([^"]+\.js)"|\shref="\/([^"]+\.css)"/g)].map((m) => m[1] ?? m[2]));
function follow(files) {
  for (const file of files) {
    if (!file.endsWith('.js')) continue;
    const source = readFileSync(new URL(file, dist), 'utf8');
    for (const m of source.matchAll(/(?:^|[;}\s])import(?:[\w$\s{},*]*?from)?\s*["']\.\/([^"']+\.js)["']/g)) files.add(`assets/${m[1]}`);
  }
  return files;
}
follow(seen);
const scripts = (files) => [...files].filter((file) => file.endsWith('.js'));
const weight = (files) => files.reduce((sum, file) => sum + sent(file), 0);
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

for (const file of [...seen].sort()) console.log(`${kB(sent(file)).padStart(11)}  ${file}`);
console.log(`First load, gzipped (limit ${kB(limit.bytes)} and ${limit.scripts} files of JavaScript):`);
// Each role's day comes with the start; scripts/early.ts says which file has it.
const days = [...html.matchAll(/\sdata-(\w+)="\/([^"]+\.js)"/g)];
const wrong = !html.includes('/assets/') || scripts(seen).length < 3 || days.length !== 4 ? ['the first load was not found in dist'] : [];
for (const [, role, day] of days) {
  const all = scripts(follow(new Set([...seen, day])));
  console.log(`${role.padStart(11)}: ${kB(weight(all))} in ${all.length} files`);
  if (weight(all) > limit.bytes) wrong.push(`too large for ${role}`);
  if (all.length > limit.scripts) wrong.push(`too many files for ${role}`);
}
if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
