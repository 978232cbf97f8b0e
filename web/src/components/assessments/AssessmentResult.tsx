import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AnswerFlagDialog } from '@/components/AnswerFlagDialog';
import { openFlagsQuery, type RiskFlag } from '@/components/riskFlags';
import { StateChip } from '@/components/Chip';
import { word } from '@/format/words';
import { assessmentsQuery, type Assessment, type Instrument } from './assessmentQueries';
import { AssessmentTrend } from './AssessmentTrend';
import { bandTone, scoreWords } from './bands';
import list from './Takings.module.css';
import s from './AssessmentResult.module.css';

type Props = {
  clientId: string;
  instrument: Instrument;
  taken: Assessment;
  onAnother: (code: string) => void;
  onClose: () => void;
};

/** What a questionnaire came to, at once: score, band, what is at risk, and how
    it stands beside earlier ones. */
export function AssessmentResult({ clientId, instrument, taken, onAnother, onClose }: Props) {
  const before = useQuery(assessmentsQuery(clientId));
  const flags = useQuery(openFlagsQuery);
  const [answering, setAnswering] = useState<RiskFlag>();
  const all = before.data?.filter((a) => a.instrument === taken.instrument) ?? [];
  const shown = all.some((a) => a.id === taken.id) ? all : [taken, ...all];
  const next = instrument.code === 'phq-9' ? 'gad-7' : 'phq-9';

  return (
    <div className={s.result}>
      <div className={s.scored}>
        <span className="figure">{scoreWords(taken)}</span>
        {taken.bandLabel && <StateChip tone={bandTone(instrument, taken)}>{taken.bandLabel.toLowerCase()}</StateChip>}
        {instrument.unvalidated && <StateChip>not validated</StateChip>}
        <span className="quiet">
          {instrument.name}, {instrument.measures}, {taken.min} to {taken.max}
        </span>
      </div>
      {taken.riskFlags.length + taken.riskBlanks.length > 0 && (
        <div className={s.flags} role="alert">
          {[...taken.riskFlags, ...taken.riskBlanks].map((risk) => {
            const flag = flags.data?.find((f) => f.id === risk.id);
            const blank = taken.riskBlanks.includes(risk);
            return (
              <div key={risk.id ?? risk.item} className={`tinted ${s.flag}`} data-tone={blank ? 'soon' : 'late'}>
                <span>
                  <strong>{blank ? 'Ask this before the client leaves.' : 'Look at this before the client leaves.'}</strong> Item {risk.item}, {word(risk.kind).toLowerCase()}
                  {blank ? ', was left blank. That is not a no, and stays open until somebody knows.' : `. ${risk.why ?? ''}`}
                </span>
                {flag && <Button onClick={() => setAnswering(flag)}>Record what was done</Button>}
              </div>
            );
          })}
        </div>
      )}
      <SubScales taken={taken} />
      <AssessmentTrend instrument={instrument} takings={shown} />
      <div className={s.buttons}>
        <Button onClick={() => onAnother(next)}>Take {next.toUpperCase()}</Button>
        <Button variant="filled" onClick={onClose} data-autofocus>
          Done
        </Button>
      </div>
      {answering && <AnswerFlagDialog flag={answering} onClose={() => setAnswering(undefined)} />}
    </div>
  );
}

/** The scores of some of the items, where the questionnaire has them. */
export function SubScales({ taken }: { taken: Assessment }) {
  if (!taken.subScales?.length) return null;
  return (
    <ul aria-label="Sub-scales" className={list.takings}>
      {taken.subScales.map((sub) => (
        <li key={sub.code} className={list.taking}>
          <span>{sub.name}</span>
          <span>
            {sub.score ?? sub.mean?.toFixed(2) ?? 'not enough answers'}
            {sub.bandLabel && <span className="quiet">, {sub.bandLabel.toLowerCase()}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
