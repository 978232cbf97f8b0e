import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { DocumentSaver, type DraftStore } from './documentSaver';
import type { Kept, Texts } from './saveAsYouGo';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function memory(): DraftStore & { kept: Kept | null } {
  return {
    kept: null,
    read() {
      return this.kept;
    },
    keep(texts, base) {
      this.kept = { texts, base };
    },
    drop() {
      this.kept = null;
    },
  };
}
const read = () => Promise.reject(new Error('not asked'));

it('keeps each keystroke at once and sends after a pause', async () => {
  const drafts = memory();
  const send = vi.fn(() => Promise.resolve({ version: '2' }));
  const saver = new DocumentSaver({ data: '' }, '1', { send, read, drafts });
  saver.type('data', 'a');
  saver.type('data', 'ab');
  expect([drafts.kept, send.mock.calls.length]).toEqual([{ texts: { data: 'ab' }, base: { data: '' } }, 0]);
  await vi.advanceTimersByTimeAsync(800);
  expect(send.mock.calls).toEqual([[{ data: 'ab' }, '1']]);
  expect([saver.snapshot().phase, drafts.kept]).toEqual(['clean', null]);
});

it('sends every five seconds to whoever never pauses', async () => {
  const send = vi.fn(() => Promise.resolve({ version: '2' }));
  const saver = new DocumentSaver({ data: '' }, '1', { send, read });
  for (let i = 0; i < 12; i++) {
    saver.type('data', 'x'.repeat(i + 1));
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(send).toHaveBeenCalledTimes(1);
});

it('tries again by itself, later each time, and is saved in the end', async () => {
  let answers = 0;
  const send = vi.fn(() => (++answers < 3 ? Promise.reject(new TypeError('offline')) : Promise.resolve({ version: '2' })));
  const drafts = memory();
  const saver = new DocumentSaver({ data: '' }, '1', { send, read, drafts });
  saver.type('data', 'a');
  await vi.advanceTimersByTimeAsync(800);
  expect([saver.snapshot().phase, drafts.kept]).toEqual(['failed', { texts: { data: 'a' }, base: { data: '' } }]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([send.mock.calls.length, saver.snapshot().tries]).toEqual([2, 2]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect([saver.snapshot().phase, drafts.kept]).toEqual(['clean', null]);
});

it('reads theirs after 412 and goes on with the new version', async () => {
  const send = vi.fn((_: Texts, version: string) => (version === '1' ? Promise.reject(new ApiProblem(412, 'stale', 'Stale')) : Promise.resolve({ version: '8' })));
  const saver = new DocumentSaver({ data: '', plan: '' }, '1', { send, read: () => Promise.resolve({ texts: { data: '', plan: 'theirs' }, version: '7' }) });
  saver.type('data', 'mine');
  expect(await saver.flush()).toBe(true);
  expect([send.mock.calls.at(-1), saver.snapshot().texts]).toEqual([[{ data: 'mine' }, '7'], { data: 'mine', plan: 'theirs' }]);
});

it('waits for the person where both changed the same, then saves their choice', async () => {
  const send = vi.fn((_: Texts, version: string) => (version === '1' ? Promise.reject(new ApiProblem(412, 'stale', 'Stale')) : Promise.resolve({ version: '8' })));
  const saver = new DocumentSaver({ data: '' }, '1', { send, read: () => Promise.resolve({ texts: { data: 'theirs' }, version: '7' }) });
  saver.type('data', 'mine');
  expect(await saver.flush()).toBe(false);
  expect([saver.snapshot().phase, send.mock.calls.length]).toEqual(['conflict', 1]);
  saver.settle('data', 'theirs and mine');
  await vi.advanceTimersByTimeAsync(0);
  expect([send.mock.calls.at(-1), saver.snapshot().phase]).toEqual([[{ data: 'theirs and mine' }, '7'], 'clean']);
});

it('does not repeat what the server refused', async () => {
  const send = vi.fn(() => Promise.reject(new ApiProblem(422, 'too_long', 'Too long', 'It is too long.')));
  const saver = new DocumentSaver({ data: '' }, '1', { send, read });
  saver.type('data', 'a');
  await vi.advanceTimersByTimeAsync(60_000);
  expect([send.mock.calls.length, saver.snapshot().why]).toEqual([1, 'It is too long.']);
});

it('starts with what this device kept, and sends it', async () => {
  const drafts = memory();
  drafts.keep({ data: 'kept' }, { data: '' });
  const send = vi.fn(() => Promise.resolve({ version: '2' }));
  const saver = new DocumentSaver({ data: '' }, '1', { send, read, drafts });
  saver.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(800);
  expect(send).toHaveBeenCalledWith({ data: 'kept' }, '1');
});

it('asks before what this device kept goes over what somebody saved meanwhile', () => {
  const drafts = memory();
  drafts.keep({ data: 'mine', plan: 'and more' }, { data: '', plan: '' });
  const saver = new DocumentSaver({ data: 'theirs', plan: 'and' }, '3', { send: vi.fn(), read, drafts });
  expect([saver.snapshot().phase, saver.snapshot().disputed, saver.snapshot().texts]).toEqual(['conflict', ['data'], { data: 'mine', plan: 'and more' }]);
});

it('takes in what was read again, and settles choices by itself', async () => {
  const send = vi.fn(() => Promise.resolve({ version: '9' }));
  const saver = new DocumentSaver({ data: '', $format: '' }, '1', { send, read });
  saver.type('$format', 'soap');
  saver.hear({ texts: { data: 'theirs', $format: 'dap' }, version: '2' });
  expect(saver.snapshot()).toMatchObject({ phase: 'dirty', texts: { data: 'theirs', $format: 'soap' } });
  await vi.advanceTimersByTimeAsync(800);
  expect(send).toHaveBeenCalledWith({ $format: 'soap' }, '2');
});

/** A line that breaks at random, two tabs of one person, 10,000 keystrokes. What is
    random comes from a seed, so that a failure can be seen again. */
it('loses no keystroke over a line that breaks, with two tabs open', async () => {
  let seed = 20260310;
  const chance = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  const server = { version: 1, texts: { data: '', plan: '' } as Texts };
  const line = (change: () => { version: string }) => {
    const fate = chance();
    if (fate < 0.2) return Promise.reject(new TypeError('never arrived'));
    const answer = change();
    return fate < 0.4 ? Promise.reject(new TypeError('the answer was lost')) : Promise.resolve(answer);
  };
  const tab = (kept: ReturnType<typeof memory>) =>
    new DocumentSaver(server.texts, String(server.version), {
      drafts: kept,
      read: () => (chance() < 0.3 ? Promise.reject(new TypeError('offline')) : Promise.resolve({ texts: server.texts, version: String(server.version) })),
      send: (changed, version) => {
        if (chance() < 0.9 && version !== String(server.version)) return Promise.reject(new ApiProblem(412, 'stale', 'Stale'));
        return version !== String(server.version)
          ? Promise.reject(new TypeError('offline'))
          : line(() => {
              server.texts = { ...server.texts, ...changed };
              return { version: String(++server.version) };
            });
      },
    });
  const kept = [memory(), memory()];
  const tabs = kept.map(tab);
  const typed = ['', ''];
  for (let i = 0; i < 10_000; i++) {
    const who = i % 2; // each tab writes a part of its own
    const key = who === 0 ? 'data' : 'plan';
    typed[who] += String.fromCharCode(97 + Math.floor(chance() * 26));
    tabs[who]!.type(key, typed[who]!);
    if (i % 20 === 0) await vi.advanceTimersByTimeAsync(chance() * 900);
    if (i % 997 === 0) {
      tabs[who]!.stop(); // the tab is closed in the middle of it, and opened again
      tabs[who] = tab(kept[who]!);
      expect(tabs[who]!.snapshot().texts[key]).toBe(typed[who]);
    }
  }
  for (let tries = 0; tries < 200 && server.texts.data + server.texts.plan! !== typed.join(''); tries++) {
    for (const t of tabs) void t.flush();
    await vi.advanceTimersByTimeAsync(30_000);
  }
  expect([server.texts.data, server.texts.plan]).toEqual(typed);
  expect(tabs.map((t) => t.snapshot().phase)).toEqual(['clean', 'clean']);
});
