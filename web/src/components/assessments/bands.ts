import { severityOf, type Band } from '@/components/scoreGeometry';
import type { Tone } from '@/components/Chip';
import type { Assessment, Instrument } from './assessmentQueries';

/** The severity bands to draw a client's scores on: one set of them, for the
    convention they were counted by and the cut-offs of one sex where they differ,
    lowest first; one plain band where the questionnaire has none. */
export function bandsOf(instrument: Instrument | undefined, latest: Pick<Assessment, 'min' | 'max' | 'scoringSex' | 'convention'>): Band[] {
  const all = instrument?.bands ?? [];
  const set = all[0]?.set;
  const convention = latest.convention || all[0]?.convention;
  const sex = latest.scoringSex || all.find((b) => b.sex)?.sex;
  const bands = all
    .filter((b) => b.set === set && b.convention === convention && (!b.sex || b.sex === sex))
    .map((b) => ({ name: b.label.toLowerCase(), from: b.from, to: b.to }))
    .sort((a, b) => a.from - b.from);
  return bands.length > 0 ? bands : [{ name: '', from: latest.min, to: latest.max }];
}

/** How alarming a score's band is, from where it stands among the others. */
export function bandTone(instrument: Instrument | undefined, taken: Pick<Assessment, 'score' | 'min' | 'max' | 'scoringSex' | 'convention'>): Tone {
  const bands = bandsOf(instrument, taken);
  const score = taken.score;
  if (score === null || bands.length < 2) return 'quiet';
  const at = bands.findIndex((b) => score >= b.from && score <= b.to);
  if (at < 0) return 'quiet';
  return severityOf(at, bands.length, instrument?.direction === 'higher_is_better');
}

/** The takings that stand on the same scale as the newest, which comes first: a
    question that did not apply, or another way to count, makes another scale. */
export const comparable = (newestFirst: Assessment[]): Assessment[] =>
  newestFirst.filter((a) => a.min === newestFirst[0]?.min && a.max === newestFirst[0]?.max);

/** `Use 0`, `Mean of the items 3.2`, `Risk factors 14, look closer`. */
export const subScaleWords = (sub: Assessment['subScales'][number]): string =>
  `${sub.name} ${sub.score ?? sub.mean?.toFixed(1) ?? 'not enough answers'}${sub.reaches.map((r) => `, ${r.toLowerCase()}`).join('')}`;

/** Whether a questionnaire is read by its sub-scales: it has no total. */
export const inParts = (a: Pick<Assessment, 'min' | 'max' | 'subScales'>): boolean => a.max === a.min && a.subScales.length > 0;

/** The change since the first taking in words; empty while there is nothing to compare. */
export function changeWords(instrument: Instrument | undefined, oldestFirst: Array<number | null>): string {
  const known = oldestFirst.filter((v): v is number => v !== null);
  const first = known[0];
  const last = known.at(-1);
  if (known.length < 2 || first === undefined || last === undefined) return '';
  const change = last - first;
  if (change === 0) return 'as at first';
  const better = change > 0 === (instrument?.direction === 'higher_is_better');
  return `${better ? 'better' : 'worse'} by ${Math.abs(change)}`;
}

/** The questions about a risk that were left blank, which is not a no:
    "suicide not asked (item 9 left blank)"; empty where there are none. */
export const blankWords = (a: Pick<Assessment, 'riskBlanks'>): string =>
  a.riskBlanks.map((r) => `${r.kind.replaceAll('_', ' ')} not known (item ${r.item} left blank)`).join(', ');

/** A score as one reads it: 14, "14 (pro-rated)", or what is missing. */
export function scoreWords(a: Pick<Assessment, 'score' | 'proRated' | 'missing'>): string {
  if (a.score === null) return a.missing > 0 ? `no score, ${a.missing} not answered` : 'no total';
  return a.proRated ? `${a.score} (pro-rated, ${a.missing} not answered)` : String(a.score);
}
