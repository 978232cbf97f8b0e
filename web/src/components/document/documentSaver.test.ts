import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { DocumentSaver, type DraftStore } from './documentSaver';
import type { Texts } from './saveAsYouGo';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function memory(): DraftStore & { kept: Texts | null } {
  return {
    kept: null,
    read() {
      return this.kept;
    },
    keep(texts) {
      this.kept = texts;
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
  expect([drafts.kept, send.mock.calls.length]).toEqual([{ data: 'ab' }, 0]);
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
  expect([saver.snapshot().phase, drafts.kept]).toEqual(['failed', { data: 'a' }]);
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
  drafts.keep({ data: 'kept' });
  const send = vi.fn(() => Promise.resolve({ version: '2' }));
  const saver = new DocumentSaver({ data: '' }, '1', { send, read, drafts });
  saver.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(800);
  expect(send).toHaveBeenCalledWith({ data: 'kept' }, '1');
});
