// Runs test files one after another in one process, which has one browser and
// one login of each person at the API:
//   node --test-reporter=./e2e/reporter.mjs e2e/run.mjs e2e/FILE ...
import { after, describe } from 'node:test';
import { pathToFileURL } from 'node:url';
import { closeBrowser } from './browser.mjs';

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('no test files were named');
after(closeBrowser);
for (const file of files) describe(file, () => import(pathToFileURL(file)));
