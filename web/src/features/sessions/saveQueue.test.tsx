import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { readDraft, saveDraft } from '@/drafts/drafts';
import { SaveQueue } from './saveQueue';

const refusal = new ApiProblem(409, 'session_closed', 'Closed', 'This session is closed.');
const silence = new ApiProblem(0, 'no_answer', 'The server did not answer');

describe('SaveQueue', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    sessionStorage.clear();
  });

  it('sends what was changed after a pause, once', async () => {
    const send = vi.fn().mockResolvedValue(undefined);
    const queue = new SaveQueue<string>('k', send);
    queue.set([['ben', 'present']]);
    queue.set([['ben', 'late'], ['chloe', 'present']]);
    expect(readDraft('k')).not.toBeNull();
    await vi.advanceTimersByTimeAsync(700);
    expect(send.mock.calls.map(([batch]) => [...batch])).toEqual([[['ben', 'late'], ['chloe', 'present']]]);
    expect(queue.snapshot().state.phase).toBe('idle');
    expect(readDraft('k')).toBeNull();
  });

  it('sends a change made while a save is under way after it', async () => {
    let answer = () => {};
    const send = vi.fn().mockImplementationOnce(() => new Promise<void>((done) => (answer = done))).mockResolvedValue(undefined);
    const queue = new SaveQueue<string>('k', send);
    queue.set([['ben', 'present']]);
    await vi.advanceTimersByTimeAsync(700);
    queue.set([['ben', 'late']]);
    answer();
    await vi.advanceTimersByTimeAsync(700);
    expect([...(send.mock.calls[1]?.[0] as Map<string, string>)]).toEqual([['ben', 'late']]);
    expect(queue.snapshot().pending.size).toBe(0);
  });

  it('tries again while nobody answers and keeps the change', async () => {
    const send = vi.fn().mockRejectedValueOnce(silence).mockResolvedValue(undefined);
    const queue = new SaveQueue<string>('k', send);
    queue.set([['ben', 'present']]);
    await vi.advanceTimersByTimeAsync(700);
    expect(queue.snapshot().state.phase).toBe('retrying');
    expect(queue.snapshot().pending.get('ben')).toBe('present');
    await vi.advanceTimersByTimeAsync(2_100);
    expect(queue.snapshot().state.phase).toBe('idle');
  });

  it('keeps what was refused until it is given up', async () => {
    const queue = new SaveQueue<string>('k', vi.fn().mockRejectedValue(refusal));
    queue.set([['ben', 'present']]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(queue.snapshot()).toMatchObject({ state: { phase: 'refused', problem: { code: 'session_closed' } } });
    expect(queue.snapshot().pending.get('ben')).toBe('present');
    queue.discard();
    expect(queue.snapshot().pending.size).toBe(0);
  });

  it('brings back what a lost tab had not saved', async () => {
    void saveDraft('k', JSON.stringify([['ben', 'present']]), new Date());
    const send = vi.fn().mockResolvedValue(undefined);
    const queue = new SaveQueue<string>('k', send);
    expect(queue.snapshot().pending.get('ben')).toBe('present');
    queue.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(700);
    expect(send).toHaveBeenCalledOnce();
  });

  it('says no to closing while something is unsaved', async () => {
    const queue = new SaveQueue<string>('k', vi.fn().mockRejectedValue(silence));
    queue.set([['ben', 'present']]);
    expect(await queue.flush()).toBe(false);
    queue.discard();
    expect(await queue.flush()).toBe(true);
  });
});
