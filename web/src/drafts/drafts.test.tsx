import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dropAllDrafts, readDraft, saveDraft } from './drafts';
import { useDraft } from './useDraft';

const now = new Date('2026-03-10T10:41:00Z');

describe('drafts', () => {
  it('come back as they were kept', () => {
    saveDraft('note:1', 'Members mapped their cycle.', now);
    expect(readDraft('note:1')).toEqual({ text: 'Members mapped their cycle.', savedAt: '2026-03-10T10:41:00.000Z' });
  });
  it('are never in localStorage, where they would outlive the tab', () => {
    saveDraft('note:1', 'Clinical', now);
    expect(localStorage.length).toBe(0);
  });
  it('are all gone after sign-out, and nothing else is', () => {
    saveDraft('note:1', 'a', now);
    sessionStorage.setItem('other', 'kept');
    dropAllDrafts();
    expect(readDraft('note:1')).toBeNull();
    expect(sessionStorage.getItem('other')).toBe('kept');
  });
  it('say so when the browser refuses', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(saveDraft('note:1', 'a', now)).toBe(false);
  });
});

describe('useDraft', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('keeps what is typed a moment later and forgets it once the server has it', () => {
    const { result } = renderHook(() => useDraft('n', 'stored'));
    act(() => result.current.setText('typed'));
    expect(result.current.dirty).toBe(true);
    act(() => void vi.advanceTimersByTime(500));
    expect(readDraft('n')?.text).toBe('typed');
    act(() => result.current.settled());
    expect(readDraft('n')).toBeNull();
  });

  it('brings back a draft that the server never got', () => {
    saveDraft('n', 'lost and found', now);
    const { result } = renderHook(() => useDraft('n', 'stored'));
    expect(result.current).toMatchObject({ text: 'lost and found', restored: true, dirty: true });
    act(() => result.current.discard());
    expect(result.current).toMatchObject({ text: 'stored', restored: false, dirty: false });
  });

  it('keeps the last keystrokes of a tab that goes away', () => {
    const { result } = renderHook(() => useDraft('n', ''));
    act(() => result.current.setText('last words'));
    act(() => void window.dispatchEvent(new Event('pagehide')));
    expect(readDraft('n')?.text).toBe('last words');
  });
});
