import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const house = join(import.meta.dirname, '../../..');
const readme = readFileSync(join(house, 'README.md'), 'utf8');
const walk = readme.slice(readme.indexOf('## Five minutes at each desk'), readme.indexOf('## For real'));

/** What the page and the demonstration say, in their own files. */
const said = ['web/src', 'demo']
  .flatMap((folder) => readdirSync(join(house, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(house, folder, file)))
  .filter((file) => /\.(tsx?|go|json)$/.test(file) && !/\.test\.|_test\.go$/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

// `*Where … could sit*` is said in two pieces, and instruments name themselves.
const pieces = [...walk.matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].flatMap(([, words]) => (words ?? '').split(/…|PHQ-9|GAD-7/).map((piece) => piece.replace(/^,|,$/g, '').trim())).filter(Boolean);

it('the walk in the README names what is on the pages', () => {
  expect(pieces.length).toBeGreaterThan(25);
  expect(pieces.filter((piece) => !said.includes(piece))).toEqual([]);
});
