// Starts bin/cohort serve and measures it; see scripts/startup.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const freePort = () =>
  new Promise((found) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address();
      s.close(() => found(port));
    });
  });

async function start(data) {
  const addr = `127.0.0.1:${await freePort()}`;
  const begun = performance.now();
  const server = spawn('bin/cohort', ['serve', '--addr', addr, '--data', data, '--log-level', 'error'], { stdio: 'ignore' });
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    const ready = await fetch(`http://${addr}/readyz`).then((r) => r.ok, () => false);
    if (ready) break;
    await new Promise((wait) => setTimeout(wait, 2));
  }
  return { server, ms: performance.now() - begun };
}

async function stop(server) {
  const ended = new Promise((done) => server.once('exit', done));
  server.kill('SIGTERM');
  await ended;
}

function residentMB(pid) {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+) kB/m);
  return Number(line[1]) / 1024;
}

const median = (xs) => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)];
const first = [];
const again = [];
let rest = 0;
for (let i = 0; i < 5; i++) {
  const data = mkdtempSync(join(tmpdir(), 'cohort-startup-'));
  for (const times of [first, again]) {
    const { server, ms } = await start(data);
    times.push(ms);
    if (times === again && i === 4 && process.platform === 'linux') {
      await new Promise((wait) => setTimeout(wait, 5000));
      rest = residentMB(server.pid);
    }
    await stop(server);
  }
  rmSync(data, { recursive: true });
}
console.log(`first start to ready   ${median(first).toFixed(0)} ms (median of 5; creates keys and database)`);
console.log(`start to ready         ${median(again).toFixed(0)} ms (median of 5)`);
console.log(`memory at rest         ${rest.toFixed(0)} MB resident, 5 s after the start`);
