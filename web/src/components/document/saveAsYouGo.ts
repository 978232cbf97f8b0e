// The rules of saving a document as it is typed, apart from timers and network.
// A document is a few texts under one version; what is typed is never dropped by
// any step here: it is the server's, or it is in `texts`.

export type Texts = Readonly<Record<string, string>>;

/** A text that stands for a choice, the format say, and not for words: its key
    begins with $. Where both changed one the last counts, and nobody is asked. */
export const isChoice = (key: string) => key.startsWith('$');

/** What somebody else saved meanwhile. */
export type Theirs = { texts: Texts; version: string; by?: string; at?: string };

export type Saving = {
  /** What the person sees. */
  texts: Texts;
  /** What the server had when it was last heard, and under which version. */
  stored: Texts;
  version: string;
  /** What is on its way. */
  sent: Texts | null;
  /** What was sent and never answered: the server may have it. */
  unheard: readonly Texts[];
  phase: 'clean' | 'dirty' | 'saving' | 'failed' | 'refused' | 'conflict';
  /** When the server last took something, this visit, as an ISO instant. */
  savedAt: string | null;
  /** By text: when it was last saved. */
  savedParts: Readonly<Record<string, string>>;
  /** How often in a row nobody answered, and when it is tried again. */
  tries: number;
  retryAt: string | null;
  /** Why it was refused, in the server's words. */
  why: string | null;
  /** Texts that both changed; the person chooses. */
  disputed: readonly string[];
  theirs: Theirs | null;
};

export type Happening =
  | { type: 'typed'; key: string; text: string }
  | { type: 'sent' }
  | { type: 'saved'; version: string; at: string }
  /** Nobody answered, or the server could not just now. */
  | { type: 'failed'; retryAt: string }
  | { type: 'refused'; why: string }
  /** Somebody saved first: what the server has now. */
  | { type: 'stale'; theirs: Theirs }
  /** The person chose what a disputed text shall be. */
  | { type: 'settled'; key: string; text: string };

/** What this device kept of a document: the texts that had not arrived, and what
    the server had of them when they were typed. */
export type Kept = { texts: Texts; base?: Texts };

/** A document as it was read, with what this device kept of it: that goes over
    what the server has, unless somebody changed the same text meanwhile. */
export function opened(stored: Texts, version: string, kept?: Kept | null): Saving {
  const clean: Saving = { texts: { ...stored, ...kept?.texts }, stored, version, sent: null, unheard: [], phase: 'clean', savedAt: null, savedParts: {}, tries: 0, retryAt: null, why: null, disputed: [], theirs: null };
  const disputed = Object.entries(kept?.texts ?? {})
    .filter(([key, mine]) => kept?.base && (stored[key] ?? '') !== (kept.base[key] ?? '') && !goesOn(mine, stored[key] ?? ''))
    .map(([key]) => key);
  return rest({ ...clean, disputed, theirs: disputed.length > 0 ? { texts: stored, version } : null });
}

/** Mine holds all of theirs and goes on after it, as what is typed while nobody
    answers does: there is nothing to choose. */
const goesOn = (mine: string, their: string) => mine.startsWith(their);

/** It does not go on by itself, or not now. */
export const needsSomebody = (s: Saving) => s.phase === 'failed' || s.phase === 'refused' || s.phase === 'conflict';

/** The texts that the server has not got. */
export const unsaved = (s: Saving) => Object.keys(s.texts).filter((key) => s.texts[key] !== (s.stored[key] ?? ''));

/** What may go out now; null while nothing is to be sent or a choice is due. */
export function outgoing(s: Saving): Texts | null {
  const keys = unsaved(s);
  if (keys.length === 0 || s.phase === 'saving' || s.phase === 'conflict') return null;
  return Object.fromEntries(keys.map((key) => [key, s.texts[key] ?? '']));
}

export function after(s: Saving, h: Happening): Saving {
  switch (h.type) {
    case 'typed': {
      const typed = { ...s, texts: { ...s.texts, [h.key]: h.text } };
      return s.phase === 'clean' || s.phase === 'dirty' || s.phase === 'refused' ? rest({ ...typed, why: null }) : typed;
    }
    case 'sent':
      return { ...s, phase: 'saving', sent: outgoing(s), why: null };
    case 'saved':
      return rest({ ...s, stored: { ...s.stored, ...s.sent }, version: h.version, savedAt: h.at, savedParts: { ...s.savedParts, ...stamped(s.sent, h.at) }, sent: null, unheard: [], tries: 0, retryAt: null });
    case 'failed':
      return { ...s, phase: 'failed', sent: null, unheard: s.sent ? [...s.unheard, s.sent] : s.unheard, tries: s.tries + 1, retryAt: h.retryAt };
    case 'refused':
      return { ...s, phase: 'refused', sent: null, unheard: [], why: h.why, tries: 0, retryAt: null };
    case 'stale':
      return stale(s, h.theirs);
    case 'settled': {
      const disputed = s.disputed.filter((key) => key !== h.key);
      return rest({ ...s, texts: { ...s.texts, [h.key]: h.text }, disputed, theirs: disputed.length > 0 ? s.theirs : null });
    }
  }
}

/** Takes in what somebody else saved: a text that only one of us changed is
    theirs or mine, one that both changed is disputed. What I sent and never
    heard of again may be what the server has now: that is nobody else's. */
function stale(s: Saving, theirs: Theirs): Saving {
  const texts: Record<string, string> = { ...s.texts };
  const disputed: string[] = [];
  for (const [key, their] of Object.entries(theirs.texts)) {
    const mine = s.texts[key] ?? '';
    const own = [s.sent, ...s.unheard].some((sent) => sent?.[key] === their);
    const known = own ? their : (s.stored[key] ?? '');
    if (their === known || their === mine || (their !== '' && goesOn(mine, their))) continue;
    if (mine === (s.stored[key] ?? '')) texts[key] = their;
    else disputed.push(key);
  }
  return rest({ ...s, texts, stored: theirs.texts, version: theirs.version, sent: null, unheard: [], tries: 0, retryAt: null, disputed, theirs: disputed.length > 0 ? theirs : null });
}

const rest = (s: Saving): Saving => ({ ...s, phase: s.disputed.length > 0 ? 'conflict' : unsaved(s).length > 0 ? 'dirty' : 'clean' });

const stamped = (texts: Texts | null, at: string) => Object.fromEntries(Object.keys(texts ?? {}).map((key) => [key, at]));
