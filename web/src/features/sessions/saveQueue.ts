import { asProblem, type ApiProblem } from '@/api/problem';
import { dropDraft, readDraft, saveDraft } from '@/drafts/drafts';

export type SaveState = {
  /** idle: the server has everything. refused: it said no, and nothing was lost. */
  phase: 'idle' | 'waiting' | 'saving' | 'retrying' | 'refused';
  /** When the server last took something, this visit. */
  savedAt?: Date;
  problem?: ApiProblem;
};

const pauseMs = 600;
const retryMs = [2_000, 5_000, 10_000, 30_000];

/** Saves small changes as they are made and loses none: what is pending shows
    at once, is kept on this device until the server has it, goes out in order
    after a short pause, and is tried again while nobody answers. A change made
    while one is under way goes out after it. */
export class SaveQueue<V> {
  private pending: ReadonlyMap<string, V>;
  private state: SaveState = { phase: 'idle' };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private listeners = new Set<() => void>();
  private shown: { pending: ReadonlyMap<string, V>; state: SaveState };

  constructor(
    private readonly draftKey: string,
    private readonly send: (batch: ReadonlyMap<string, V>) => Promise<unknown>,
  ) {
    this.pending = new Map(kept<V>(draftKey));
    if (this.pending.size > 0) this.state = { phase: 'waiting' };
    this.shown = { pending: this.pending, state: this.state };
  }

  /** For useSyncExternalStore. */
  snapshot = () => this.shown;
  subscribe = (tell: () => void) => {
    this.listeners.add(tell);
    if (this.state.phase === 'waiting' && !this.timer) this.later(pauseMs);
    return () => void this.listeners.delete(tell);
  };

  set(entries: Iterable<readonly [string, V]>) {
    const next = new Map(this.pending);
    for (const [key, value] of entries) next.set(key, value);
    this.keep(next);
    if (this.state.phase === 'saving') return this.tell();
    this.become({ ...this.state, phase: 'waiting', problem: undefined });
    this.later(pauseMs);
  }

  /** Takes back a change that has not gone out. */
  drop(key: string) {
    const next = new Map(this.pending);
    next.delete(key);
    this.keep(next);
    this.become({ ...this.state, phase: next.size === 0 && this.state.phase === 'waiting' ? 'idle' : this.state.phase });
  }

  /** Gives up what the server refused. */
  discard = () => {
    clearTimeout(this.timer);
    this.keep(new Map());
    this.become({ savedAt: this.state.savedAt, phase: 'idle' });
  };

  /** Sends what is pending now; true once the server has everything. */
  flush = async (): Promise<boolean> => {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.state.phase === 'saving') return new Promise((done) => this.whenSettled(done));
    if (this.pending.size === 0) return true;
    const batch = this.pending;
    this.become({ ...this.state, phase: 'saving', problem: undefined });
    try {
      await this.send(batch);
    } catch (thrown) {
      return this.failed(asProblem(thrown));
    }
    this.failures = 0;
    this.keep(new Map([...this.pending].filter(([key, value]) => batch.get(key) !== value)));
    const more = this.pending.size > 0;
    this.become({ phase: more ? 'waiting' : 'idle', savedAt: new Date() });
    return more ? this.flush() : true;
  };

  private failed(problem: ApiProblem): boolean {
    if (problem.refused) {
      this.become({ ...this.state, phase: 'refused', problem });
    } else {
      this.become({ ...this.state, phase: 'retrying', problem });
      this.later(retryMs[Math.min(this.failures++, retryMs.length - 1)] ?? 30_000);
    }
    return false;
  }

  private whenSettled(done: (all: boolean) => void) {
    const stop = this.subscribe(() => {
      if (this.state.phase === 'saving' || this.state.phase === 'waiting') return;
      stop();
      done(this.state.phase === 'idle');
    });
  }

  private later(ms: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private keep(next: ReadonlyMap<string, V>) {
    this.pending = next;
    if (next.size === 0) void dropDraft(this.draftKey);
    else void saveDraft(this.draftKey, JSON.stringify([...next]), new Date());
  }

  private become(next: SaveState) {
    this.state = next;
    this.tell();
  }

  private tell() {
    this.shown = { pending: this.pending, state: this.state };
    this.listeners.forEach((tell) => tell());
  }
}

function kept<V>(key: string): Array<[string, V]> {
  try {
    const entries: unknown = JSON.parse(readDraft(key)?.text ?? '[]');
    return Array.isArray(entries) ? (entries as Array<[string, V]>) : [];
  } catch {
    return [];
  }
}
