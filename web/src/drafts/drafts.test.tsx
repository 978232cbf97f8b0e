import { webcrypto } from 'node:crypto';
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftsKept, dropDraft, lockDrafts, readDraft, saveDraft, unlockDrafts } from './drafts';
import { useDraft } from './useDraft';

const now = new Date();
const [mine, others] = ['a1'.repeat(32), 'b2'.repeat(32)];
const kept = () => JSON.stringify({ ...localStorage, ...sessionStorage });
/** The page is loaded anew, by whoever has this key. */
async function anew(key: string) {
  await lockDrafts(false);
  await unlockDrafts(key);
}

beforeEach(async () => {
  vi.stubGlobal('crypto', webcrypto); // jsdom has none that seals
  await lockDrafts(false);
  localStorage.clear();
  await unlockDrafts(mine);
});

describe('drafts', () => {
  it('come back to their person as they were kept', async () => {
    expect(await saveDraft('note:1', 'Members mapped their cycle.', now)).toBe(true);
    await anew(mine);
    expect(readDraft('note:1')).toEqual({ text: 'Members mapped their cycle.', savedAt: now.toISOString() });
  });

  it('are sealed: neither the words nor what they are about can be read', async () => {
    await saveDraft('note:1f3b', 'Marsh drinks again', now);
    expect(kept()).toContain('cohort-draft:');
    expect(kept()).not.toMatch(/Marsh|drinks|1f3b/);
    expect(kept()).not.toContain(mine);
  });

  it('are nobody else’s, and are still there when their person comes back', async () => {
    await saveDraft('note:1', 'a', now);
    await anew(others);
    expect(readDraft('note:1')).toBeNull();
    await saveDraft('note:1', 'of another', now);
    await anew(mine);
    expect(readDraft('note:1')?.text).toBe('a');
  });

  it('are all gone after signing out, those of other people are not', async () => {
    await saveDraft('note:1', 'a', now);
    await anew(others);
    await saveDraft('note:2', 'b', now);
    await lockDrafts(true);
    await unlockDrafts(others);
    expect(draftsKept()).toBe(0);
    await anew(mine);
    expect(readDraft('note:1')?.text).toBe('a');
  });

  it('are gone once the server has the words, and after a week', async () => {
    await saveDraft('note:1', 'a', now);
    await saveDraft('note:2', 'b', new Date(now.getTime() - 7 * 86_400_000));
    await dropDraft('note:1');
    expect(localStorage.length).toBe(1);
    await anew(mine);
    expect(draftsKept()).toBe(0);
    expect(localStorage.length).toBe(0);
  });

  it('keep the newest of many keystrokes', async () => {
    const all = ['a', 'ab', 'abc'].map((text) => saveDraft('note:1', text, now));
    expect(await Promise.all(all)).toEqual([true, true, true]);
    await anew(mine);
    expect(readDraft('note:1')?.text).toBe('abc');
    expect(localStorage.length).toBe(1);
  });

  it('of two tabs do not write over each other', async () => {
    await saveDraft('note:1', 'of the first tab', now);
    const first = { ...localStorage };
    await anew(mine); // as a second tab that read the first's
    await saveDraft('note:1', 'of the second tab', new Date(now.getTime() + 1000));
    for (const [name, value] of Object.entries(first)) expect(localStorage.getItem(name)).toBe(value);
    await anew(mine);
    expect(readDraft('note:1')?.text).toBe('of the second tab');
    await dropDraft('note:1');
    expect(localStorage.length).toBe(0);
  });

  it('say so when the browser refuses', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await saveDraft('note:1', 'a', now)).toBe(false);
  });
});

describe('useDraft', () => {
  afterEach(cleanup);

  it('keeps what is typed and forgets it once the server has it', () => {
    const { result } = renderHook(() => useDraft('n', 'stored'));
    act(() => result.current.setText('typed'));
    expect(result.current.dirty).toBe(true);
    expect(readDraft('n')?.text).toBe('typed');
    act(() => result.current.settled());
    expect(readDraft('n')).toBeNull();
  });

  it('brings back a draft that the server never got', () => {
    void saveDraft('n', 'lost and found', now);
    const { result } = renderHook(() => useDraft('n', 'stored'));
    expect(result.current).toMatchObject({ text: 'lost and found', restored: true, dirty: true });
    act(() => result.current.discard());
    expect(result.current).toMatchObject({ text: 'stored', restored: false, dirty: false });
  });

  it('keeps each keystroke at once', () => {
    const { result } = renderHook(() => useDraft('n', ''));
    act(() => result.current.setText('last words'));
    expect(readDraft('n')?.text).toBe('last words');
  });
});
