import type { Part } from '@/components/document/DocumentPart';
import type { Signing } from '@/components/document/SignedDocument';
import type { GoalLink, ProgressNote, Signature } from './noteTypes';

/** Under which name an addendum is kept while it is typed. */
export const addendumDraft = (noteId: string) => `note-addendum:${noteId}`;

/** The beginning of a digest, to tell one from another; paper has the whole. */
export const shortDigest = (digest: string) => digest.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ');

export const signingOf = (g: Signature, role?: string, digest = shortDigest(g.digest)): Signing => ({ name: g.name, credential: g.credential ?? '', at: g.at, digest, role });

/** A goal with how far the member is, where it is said: `Calmer evenings (6 of 10)`. */
export const goalWords = (g: GoalLink) => (g.progress === undefined ? g.text : `${g.text} (${g.progress} of 10)`);

/** What of a note is read: its headings in order, and the goals that it serves. */
export const partsOf = (note: ProgressNote): Part[] => [...note.sections.filter((x) => x.text.trim() !== '').map((x) => ({ key: x.key, heading: x.title })), ...(note.goals.length > 0 ? [{ key: '$goals', heading: 'Goals' }] : [])];
export const textsOf = (note: ProgressNote) => ({ ...Object.fromEntries(note.sections.map((x) => [x.key, x.text])), $goals: note.goals.map(goalWords).join('\n') });
