// Prints each test with its time and what it tells, a failed one with all that
// it found, and at the end what each file took, by which the runs are shared
// out (scripts/browser-tests), and the slowest ten tests.
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

export default async function* report(events) {
  const files = [];
  const tests = [];
  let failed = 0;
  for await (const { type, data } of events) {
    if (type === 'test:diagnostic' && data.file) yield `        ${data.message}\n`;
    if (type === 'test:stderr' || type === 'test:stdout') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const { name, details, skip, todo } = data;
    const took = { part: `${name}  ${seconds(details.duration_ms)}`, ms: details.duration_ms };
    const file = details.type === 'suite'; // fails with its tests, or by itself if it cannot be read
    if (file) files.push(took);
    if (file && (type === 'test:pass' || details.error?.failureType === 'subtestsFailed')) continue;
    tests.push(took);
    if (type === 'test:pass') {
      yield skip || todo ? `skipped: ${name}\n` : `ok    ${took.part}\n`;
      continue;
    }
    failed++;
    yield `FAIL  ${took.part}\n${details.error?.cause?.stack ?? details.error?.stack ?? details.error}\n`;
  }
  const list = (which) => which.sort((a, b) => b.ms - a.ms).map((t) => `        ${t.part}\n`).join('');
  yield `files:\n${list(files)}`;
  yield `slowest:\n${list(tests).split('\n').slice(0, 10).join('\n')}\n`;
  yield `${tests.length - failed} tests passed, ${failed} failed\n`;
}
