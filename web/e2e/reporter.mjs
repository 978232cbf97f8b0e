// Prints each test with its time and what it tells, a failed one with all that
// it found, and at the end the slowest ten.
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

export default async function* report(events) {
  const took = [];
  let failed = 0;
  for await (const { type, data } of events) {
    if (type === 'test:diagnostic' && data.file) yield `        ${data.message}\n`;
    if (type === 'test:stderr' || type === 'test:stdout') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const part = `${data.name}  ${seconds(data.details.duration_ms)}`;
    if (type === 'test:pass' && (data.details.type === 'suite' || data.name.endsWith('.mjs'))) continue; // a file is not a test
    took.push({ part, ms: data.details.duration_ms });
    if (type === 'test:pass') {
      yield data.skip || data.todo ? `skipped: ${data.name}\n` : `ok    ${part}\n`;
      continue;
    }
    failed++;
    yield `FAIL  ${part}\n${data.details.error?.cause?.stack ?? data.details.error?.stack ?? data.details.error}\n`;
  }
  const slowest = took.sort((a, b) => b.ms - a.ms).slice(0, 10);
  yield `slowest:\n${slowest.map((t) => `        ${t.part}\n`).join('')}`;
  yield `${took.length - failed} tests passed, ${failed} failed\n`;
}
