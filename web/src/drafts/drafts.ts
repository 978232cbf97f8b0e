// Drafts may hold clinical text, so they live in sessionStorage: they survive a
// reload, a crash and an expired login, and end with the tab or at sign-out.

const prefix = 'cohort-draft:';

export type Draft = { text: string; savedAt: string };

/** Keeps a draft; an empty text removes it. False if the browser refused. */
export function saveDraft(key: string, text: string, now: Date): boolean {
  try {
    if (text === '') sessionStorage.removeItem(prefix + key);
    else sessionStorage.setItem(prefix + key, JSON.stringify({ text, savedAt: now.toISOString() }));
    return true;
  } catch {
    return false;
  }
}

export function readDraft(key: string): Draft | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(prefix + key) ?? 'null');
    if (kept && typeof kept === 'object' && 'text' in kept && typeof kept.text === 'string') return kept as Draft;
  } catch {
    // Unreadable is the same as absent.
  }
  return null;
}

export const dropDraft = (key: string) => saveDraft(key, '', new Date(0));

/** For sign-out: the next person at this browser finds nothing. */
export function dropAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
