import { timeIn } from '@/format/dates';
import { outgoing, type Saving } from './saveAsYouGo';

/** How a text or the whole document stands, for the dot beside the words. */
export type Standing = 'none' | 'saved' | 'waiting' | 'failed' | 'refused' | 'conflict';

/** How one text of the document stands, in words one need not read. */
export function partWords(s: Saving, key: string, zone: string): { standing: Standing; words: string } {
  if (s.disputed.includes(key)) return { standing: 'conflict', words: 'Changed elsewhere too' };
  if ((s.texts[key] ?? '') !== (s.stored[key] ?? '')) {
    if (s.phase === 'failed') return { standing: 'failed', words: 'Kept on this device' };
    if (s.phase === 'refused') return { standing: 'refused', words: 'Not saved' };
    if (s.phase === 'saving' && s.sent?.[key] === s.texts[key]) return { standing: 'waiting', words: 'Saving' };
    return { standing: 'waiting', words: 'Not saved yet' };
  }
  const at = s.savedParts[key];
  return at ? { standing: 'saved', words: `Saved ${timeIn(at, zone)}` } : { standing: 'none', words: '' };
}

/** How the document stands, in a sentence. */
export function savingWords(s: Saving, zone: string): { standing: Standing; words: string } {
  const since = s.savedAt ? `Saved up to ${timeIn(s.savedAt, zone)}` : 'Not saved yet';
  switch (s.phase) {
    case 'conflict':
      return { standing: 'conflict', words: `${s.theirs?.by ?? 'Somebody else'} saved ${s.disputed.length === 1 ? 'a part' : 'parts'} that you changed too. Nothing is lost; choose below.` };
    case 'refused':
      return { standing: 'refused', words: `Not saved: ${s.why ?? 'the server refused it.'} What you typed is still here.` };
    case 'failed':
      return { standing: 'failed', words: `${since}; the rest is kept on this device. The server did not answer${s.retryAt ? `, next try ${timeIn(s.retryAt, zone)}` : ''}.` };
    case 'saving':
      return { standing: 'waiting', words: s.tries > 0 ? 'Trying again' : 'Saving' };
    case 'dirty':
      return { standing: 'waiting', words: outgoing(s) ? 'Saved in a moment' : '' };
    case 'clean':
      return s.savedAt ? { standing: 'saved', words: `Saved ${timeIn(s.savedAt, zone)}` } : { standing: 'none', words: 'Saved as you go' };
  }
}
