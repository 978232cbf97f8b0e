// Reads what go test -json writes: prints a line for each package and
// everything that a failed test said, then the slowest tests and their number.
import { createInterface } from 'node:readline';

const said = new Map(); // by package and test, until it passes
const count = { pass: 0, fail: 0, skip: 0 };
const took = []; // of tests that are no part of another one
const seconds = (s) => `${(s ?? 0).toFixed(1)} s`;

for await (const line of createInterface({ input: process.stdin })) {
  let event;
  try {
    event = JSON.parse(line);
  } catch {
    console.log(line); // not of a test: the go command itself
    continue;
  }
  const { Action: action, Package: name = event.ImportPath, Test: test } = event;
  const key = `${name} ${test ?? ''}`;
  if (action === 'output' || action === 'build-output') {
    said.set(key, (said.get(key) ?? '') + event.Output);
    continue;
  }
  if (!(action in count) && action !== 'build-fail') continue;
  if (action === 'fail' || action === 'build-fail') process.stdout.write(said.get(key) ?? '');
  if (action === 'skip' && test) console.log(`skipped: ${key}`);
  said.delete(key);
  if (test) {
    count[action]++;
    if (test.split('/').length <= 2) took.push({ key, seconds: event.Elapsed });
  } else if (action === 'pass') console.log(`ok    ${name}  ${seconds(event.Elapsed)}`);
  else if (action === 'fail') console.log(`FAIL  ${name}  ${seconds(event.Elapsed)}`);
}

// A test whose parts run beside others is told by its parts: its own time is
// that of what comes before them.
const slowest = took.sort((a, b) => b.seconds - a.seconds).slice(0, 10);
if (slowest.length > 1) console.log(`slowest:\n${slowest.map((t) => `${seconds(t.seconds).padStart(9)}  ${t.key}`).join('\n')}`);
console.log(`${count.pass} tests passed, ${count.fail} failed, ${count.skip} skipped`);
if (count.skip > 0 || count.pass === 0) process.exitCode = 1;
