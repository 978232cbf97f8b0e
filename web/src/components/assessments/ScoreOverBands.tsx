import type { ReactNode } from 'react';
import { StateChip } from '@/components/Chip';
import type { Assessment, Instrument } from './assessmentQueries';
import { bandTone, inParts, scoreWords, subScaleWords } from './bands';
import { BandStrip } from './BandStrip';
import { changeTone, sinceWords } from './classOfChange';
import s from './ScoreOverBands.module.css';

/** What is shown of a filled-in questionnaire, whichever list it comes from. */
export type Scored = Pick<Assessment, 'score' | 'min' | 'max' | 'bandLabel' | 'missing' | 'proRated' | 'subScales' | 'sinceFirst' | 'sinceLast'> & Partial<Pick<Assessment, 'scoringSex' | 'convention'>>;

type Props = {
  form: Instrument;
  taken: Scored;
  /** The questionnaire is named in front. */
  named?: boolean;
  /** More chips, before what became of the score. */
  chips?: ReactNode;
  /** Quiet words at the end: how it came in. */
  how?: ReactNode;
};

/** A score over its bands, and what became of it in words; its sub-scales where
    there is no total. */
export function ScoreOverBands({ form, taken: a, named, chips, how }: Props) {
  const bare = inParts(a);
  return (
    <div className={named ? `${s.scored} ${s.named}` : s.scored}>
      {named && <span className={s.form}>{form.name}</span>}
      {!bare && <BandStrip form={form} taken={a} />}
      <div className={bare ? `${s.said} ${s.wide}` : s.said}>
        {bare ? (
          a.subScales.map((sub) => (
            <StateChip key={sub.code} tone={sub.reaches.length > 0 ? 'soon' : 'quiet'}>
              {subScaleWords(sub)}
            </StateChip>
          ))
        ) : (
          <StateChip tone={bandTone(form, a)}>{[scoreWords(a), a.bandLabel.toLowerCase()].filter(Boolean).join(', ')}</StateChip>
        )}
        {chips}
        {[...a.sinceFirst, ...a.sinceLast].map((c) => (
          <StateChip key={`${c.since}${c.scale ?? ''}`} tone={changeTone(c)}>
            {sinceWords(c)}
          </StateChip>
        ))}
        {form.unvalidated && <StateChip>not validated</StateChip>}
        {how && <span className={s.how}>{how}</span>}
      </div>
    </div>
  );
}
