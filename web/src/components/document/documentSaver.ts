import { asProblem } from '@/api/problem';
import { dropDraft, readDraft, saveDraft } from '@/drafts/drafts';
import { after, isChoice, opened, outgoing, unsaved, type Happening, type Kept, type Saving, type Texts, type Theirs } from './saveAsYouGo';

const pauseMs = 800;
const patienceMs = 5_000;
const retryMs = [2_000, 5_000, 10_000, 30_000];

/** Where unsaved texts are kept on this device, under one key a document. */
export type DraftStore = {
  read: () => Kept | null;
  /** `base` is what the server had of these texts. */
  keep: (texts: Texts, base: Texts) => void;
  drop: () => void;
};

/** Drafts as the rest of the page keeps them: sealed, until they are saved or
    their person signs out. */
export function sealedDrafts(key: string): DraftStore {
  return {
    read: () => {
      try {
        const kept: unknown = JSON.parse(readDraft(key)?.text ?? 'null');
        return kept && typeof kept === 'object' && 'texts' in kept ? (kept as Kept) : null;
      } catch {
        return null;
      }
    },
    keep: (texts, base) => void saveDraft(key, JSON.stringify({ texts, base } satisfies Kept), new Date()),
    drop: () => void dropDraft(key),
  };
}

export type DocumentPort = {
  /** Saves the changed texts against a version; answers the new one. */
  send: (changed: Texts, version: string) => Promise<{ version: string }>;
  /** What the server has now; asked after it answered 412. */
  read: () => Promise<Theirs>;
  drafts?: DraftStore;
};

/** Saves a document as it is typed: after a pause, at the latest every five
    seconds; again and again while nobody answers; at once when the network is
    back. Every keystroke is on this device before it goes anywhere. */
export class DocumentSaver {
  private saving: Saving;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private firstUnsent: number | null = null;
  private listeners = new Set<() => void>();
  private flight: Promise<void> | null = null;

  constructor(
    stored: Texts,
    version: string,
    private readonly port: DocumentPort,
  ) {
    this.saving = opened(stored, version, port.drafts?.read());
    for (const key of this.choices()) this.saving = after(this.saving, { type: 'settled', key, text: this.saving.texts[key] ?? '' });
  }

  /** For useSyncExternalStore. */
  snapshot = () => this.saving;
  subscribe = (tell: () => void) => {
    this.listeners.add(tell);
    if (this.saving.phase === 'dirty') this.soon();
    return () => void this.listeners.delete(tell);
  };

  type = (key: string, text: string) => {
    this.become({ type: 'typed', key, text });
    this.soon();
  };

  settle = (key: string, text: string) => {
    this.become({ type: 'settled', key, text });
    this.soon(0);
  };

  /** The server was read again, for another reason: takes in what others saved.
      What is on its way is not disturbed; its answer says the same. */
  hear = (theirs: Theirs) => {
    if (this.flight || theirs.version === this.saving.version) return;
    this.takeIn(theirs);
    this.soon();
  };

  private takeIn(theirs: Theirs) {
    this.become({ type: 'stale', theirs });
    for (const key of this.choices()) this.become({ type: 'settled', key, text: this.saving.texts[key] ?? '' });
  }

  private choices = () => this.saving.disputed.filter(isChoice);

  /** Sends what is unsaved now; resolves once the server answered or did not.
      True when it has everything. */
  flush = async (): Promise<boolean> => {
    clearTimeout(this.timer);
    this.timer = undefined;
    while (this.flight) await this.flight;
    if (outgoing(this.saving)) await (this.flight = this.send());
    if (this.saving.phase === 'dirty' && !this.timer) return this.flush();
    return unsaved(this.saving).length === 0;
  };

  private async send(): Promise<void> {
    this.become({ type: 'sent' });
    this.firstUnsent = null;
    try {
      const { version } = await this.port.send(this.saving.sent ?? {}, this.saving.version);
      this.become({ type: 'saved', version, at: new Date().toISOString() });
    } catch (thrown) {
      await this.notSaved(thrown);
    } finally {
      this.flight = null;
    }
  }

  private async notSaved(thrown: unknown): Promise<void> {
    const problem = asProblem(thrown);
    if (problem.stale) {
      try {
        return this.takeIn(await this.port.read());
      } catch {
        return this.again(); // Theirs could not be read: the next try asks anew.
      }
    }
    if (problem.refused) this.become({ type: 'refused', why: problem.detail || problem.title });
    else this.again(problem.retryAfter * 1000);
  }

  private again(atLeast = 0) {
    const wait = Math.max(atLeast, retryMs[Math.min(this.saving.tries, retryMs.length - 1)] ?? 30_000);
    this.become({ type: 'failed', retryAt: new Date(Date.now() + wait).toISOString() });
    this.later(wait);
  }

  private soon(pause = pauseMs) {
    if (!outgoing(this.saving) || this.saving.phase === 'failed') return;
    const now = Date.now();
    this.firstUnsent ??= now;
    this.later(Math.max(0, Math.min(pause, this.firstUnsent + patienceMs - now)));
  }

  private later(ms: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private become(h: Happening) {
    this.saving = after(this.saving, h);
    const keys = unsaved(this.saving);
    if (keys.length === 0) this.port.drafts?.drop();
    else this.port.drafts?.keep(of(this.saving.texts, keys), of(this.saving.stored, keys));
    this.listeners.forEach((tell) => tell());
  }

  /** Stops the timers. What is unsaved stays in the drafts. */
  stop = () => clearTimeout(this.timer);
}

const of = (texts: Texts, keys: string[]): Texts => Object.fromEntries(keys.map((key) => [key, texts[key] ?? '']));
