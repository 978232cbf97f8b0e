// A practice of its own beside a real OpenID Connect provider (tools/provider),
// which is another site to the browser: the practice is at localhost, the
// provider at 127.0.0.1.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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

/** Starts a program that ends with the test, and resolves with the first of its
    lines that is looked for. */
function started(t, sign, command, args, options) {
  const program = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], ...options });
  const gone = new Promise((ended) => program.on('exit', ended));
  t.after(async () => {
    program.stdin.end();
    program.kill('SIGTERM');
    await gone;
  });
  return new Promise((found, failed) => {
    let said = '';
    const hear = (text) => {
      said += text;
      const line = sign.exec(said);
      if (line) found(line[0]);
    };
    program.stdout.on('data', hear);
    program.stderr.on('data', hear);
    program.on('exit', () => failed(new Error(said)));
  });
}

/** Resolves with the practice's address and what changes what the provider says. */
export async function practiceWithProvider(t, person, ...flags) {
  const [folder, port] = [await mkdtemp(join(tmpdir(), 'cohort-provider-')), await freePort()];
  const url = `http://localhost:${port}`;
  const issuer = await started(t, /http:\/\/\S+(?=\n)/, 'go', ['run', '.', `${url}/sign-in/provider`], { cwd: '../tools/provider' });
  await writeFile(join(folder, 'secret'), 'a secret of two\n');
  const data = join(folder, 'data');
  const added = spawnSync('../bin/cohort', ['user', 'add', '--data', data, '--email', person.email, '--name', person.name, '--role', 'billing', '--password-stdin'], { input: person.password });
  if (added.status !== 0) throw new Error(String(added.stderr));
  await started(t, /Cohort is at /, '../bin/cohort', [
    'serve', '--addr', `127.0.0.1:${port}`, '--data', data, '--public-url', url,
    '--oidc-issuer', issuer, '--oidc-name', 'Harbor login', '--oidc-client-id', 'cohort', '--oidc-client-secret-file', join(folder, 'secret'), ...flags,
  ]);
  t.after(() => rm(folder, { recursive: true }));
  const says = async (what) => {
    const answer = await fetch(`${issuer}/says`, { method: 'PUT', body: JSON.stringify(what) });
    if (!answer.ok) throw new Error(await answer.text());
  };
  return { url, issuer, says };
}
