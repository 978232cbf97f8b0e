import type { Tone } from '@/components/Chip';
import type { components } from '@/api/schema';
import { shortDate } from '@/format/dates';

/** What the server says became of a score since an earlier one. */
export type ScoreChange = components['schemas']['ScoreChange'];

/** The class of a change in a few words. */
export const classWords: Record<ScoreChange['class'], string> = { recovered: 'recovered', improved: 'a reliable improvement', unchanged: 'no reliable change', deteriorated: 'reliably worse' };

/** The class of a change as a color. */
export const changeTone = (c: ScoreChange): Tone => (c.class === 'deteriorated' ? 'late' : c.class === 'unchanged' ? 'quiet' : 'good');

/** `a reliable improvement since Mar 5 (17)`; a sub-scale is named. */
export const sinceWords = (c: ScoreChange): string => `${c.scale ? `${c.name}: ` : ''}${classWords[c.class]} since ${shortDate(c.since)} (${Number.isInteger(c.from) ? c.from : c.from.toFixed(1)})`;
