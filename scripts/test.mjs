// Runs every check there is, three at a time on two processors, since most wait
// more than they work. What a step says is printed when it ends, in one piece; the first that
// fails stops the others, and its words are the last.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

// In the order in which they find mistakes soonest. The page is built (build)
// while no Go command reads what it embeds.
const steps = [
  { name: "install the page's packages", run: ['scripts/web-install'] },
  { name: 'checks of Go code', run: ['scripts/check', 'go'] },
  { name: 'checks of the API', run: ['scripts/check', 'api'], after: ["install the page's packages"] },
  { name: 'page: types', run: ['npm', '--prefix', 'web', 'run', '--silent', 'typecheck'], after: ["install the page's packages"] },
  { name: 'page: lint', run: ['npm', '--prefix', 'web', 'run', '--silent', 'lint'], after: ['page: types'] },
  { name: 'page: unit tests', run: ['npm', '--prefix', 'web', 'run', '--silent', 'test'], after: ['page: lint'] },
  { name: 'build', run: ['make', '--no-print-directory', 'build'], after: ["install the page's packages", 'checks of Go code'] },
  { name: 'Go tests with the race detector, each on one database', run: ['scripts/go-test', '--race'], after: ['build'] },
  { name: 'page: first load', run: ['npm', '--prefix', 'web', 'run', '--silent', 'size'], after: ['build'] },
  { name: 'API document and types are current', run: ['scripts/api-is-current'], after: ['build'] },
  { name: 'API guide, walked as it is written', run: ['scripts/api-guide'], after: ['build'] },
  { name: "a client generated from the API's document walks the main loop", run: ['scripts/api-client'], after: ['build'] },
  { name: 'Go tests of what starts no goroutine', run: ['scripts/go-test', '--alone'], after: ['build'] },
  { name: 'Go tests on the other database, and walks over every route', run: ['scripts/go-test', '--other'], after: ['build'] },
  { name: 'browser tests: what leaders do with their groups', run: ['scripts/browser-tests', 'groups'], after: ['build', 'API guide, walked as it is written'] },
  { name: 'browser tests: what people do', run: ['scripts/browser-tests', 'work'], after: ['build', 'API guide, walked as it is written'] },
  { name: 'browser tests: the page itself', run: ['scripts/browser-tests', 'pages'], after: ['build', 'API guide, walked as it is written'] },
  { name: 'browser tests: the loop on PostgreSQL', run: ['scripts/browser-tests', 'postgres'], after: ['build', 'API guide, walked as it is written'] },
];
const sideBySide = Math.ceil(Math.min(2, availableParallelism()) * 1.5);

const begun = Date.now();
const seconds = (ms) => `${Math.round(ms / 1000)} s`;
const ended = new Map(); // by name: how it ended
const running = new Map(); // by name: the process, which leads a group of its own
let failed;

// bash measures the processor time of a step and of what it started.
const measured = 'exec 4>&1; TIMEFORMAT="%U %S"; { time "$@" >&4 2>&4; } 2>&3';

function start(step) {
  const at = Date.now();
  const child = spawn('bash', ['-c', measured, 'bash', ...step.run], { detached: true, stdio: ['ignore', 'pipe', 'inherit', 'pipe'] });
  let said = '';
  let cpu = '';
  child.stdout.on('data', (text) => (said += text));
  child.stdio[3].on('data', (text) => (cpu += text));
  running.set(step.name, child);
  console.log(`.. ${step.name}`);
  child.on('close', (status) => {
    running.delete(step.name);
    const [user, system] = cpu.trim().split(/\s+/).slice(-2).map(Number);
    ended.set(step.name, { wall: Date.now() - at, cpu: Math.round((user || 0) + (system || 0)) });
    const how = ended.get(step.name);
    if (status === 0) {
      console.log(`\n== ${step.name}\n${said}-- ${step.name}: ${seconds(how.wall)}, ${how.cpu} s of processor time\n`);
    } else if (!failed) {
      failed = { ...step, said, status, wall: how.wall };
      stopAll();
    }
    next();
  });
}

function stopAll() {
  for (const child of running.values()) {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error; // it has just ended
    }
  }
}

function next() {
  if (failed) {
    if (running.size === 0) finish();
    return;
  }
  for (const step of steps) {
    if (running.size >= sideBySide) return;
    const known = ended.has(step.name) || running.has(step.name);
    if (!known && (step.after ?? []).every((name) => ended.has(name))) start(step);
  }
  if (running.size === 0) finish();
}

function finish() {
  const wall = seconds(Date.now() - begun);
  if (failed) {
    console.log(`\n== ${failed.name}\n${failed.said}-- ${failed.name}: FAILED after ${seconds(failed.wall)}; the rest was stopped after ${wall}`);
    process.exitCode = 1;
    return;
  }
  const missing = steps.filter((step) => !ended.has(step.name));
  if (missing.length > 0) throw new Error(`these steps wait for each other: ${missing.map((step) => step.name).join(', ')}`);
  const total = [...ended.values()].reduce((sum, how) => sum + how.cpu, 0);
  for (const [name, how] of ended) console.log(`${seconds(how.wall).padStart(7)} ${`${how.cpu} s`.padStart(7)} of processor time  ${name}`);
  console.log(`All passed in ${wall}, with ${total} s of processor time.`);
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    failed ??= { name: 'the whole run', said: `stopped by ${signal}\n`, wall: Date.now() - begun };
    stopAll();
    if (running.size === 0) finish();
  });
}
next();
