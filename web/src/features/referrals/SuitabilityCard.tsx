import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { Card } from '@/components/Card';
import { Pending } from '@/components/States';
import { StateChip, type Tone } from '@/components/Chip';
import { dayIn, ownZone } from '@/format/dates';
import { phrase } from '@/format/words';
import { suitabilityQuery, type Referral } from './referralQueries';
import { SuitabilityDialog } from './SuitabilityDialog';
import s from './SuitabilityCard.module.css';

const said: Record<string, { words: string; tone: Tone }> = {
  fit: { words: 'a group fits', tone: 'good' },
  fit_with_preparation: { words: 'a group fits, with preparation', tone: 'good' },
  not_now: { words: 'not now', tone: 'soon' },
  not_suitable: { words: 'a group does not fit', tone: 'late' },
};

/** Whether a group is right for this client now, and what speaks for and against. */
export function SuitabilityCard({ referral: { id: referralId, interviewedAt } }: { referral: Referral }) {
  const judged = useQuery({ ...suitabilityQuery(referralId), enabled: !!interviewedAt });
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const ask = may('suitability.judge') && <Button onClick={() => setAsking(true)}>{judged.data ? 'Interview again' : 'Begin interview'}</Button>;
  const known = judged.data && said[judged.data.recommendation];

  return (
    <Card title="Does a group fit?" aside={known && <StateChip tone={known.tone}>{known.words}</StateChip>}>
      {!judged.data && interviewedAt && <Pending query={judged} rows={2} />}
      {!interviewedAt && (
        <>
          <p className="quiet">Not asked yet. Ten questions tell what speaks for and against; the decision stays yours.</p>
          <div className="actions">{ask}</div>
        </>
      )}
      {judged.data && (
        <>
          <p className="quiet">
            {judged.data.assessedBy}, {dayIn(judged.data.assessedAt, ownZone())}
          </p>
          <ul className={s.reasons} aria-label="What speaks for and against">
            {judged.data.reasons?.map((reason) => <li key={reason}>{reason}</li>)}
          </ul>
          {!!judged.data.alternatives?.length && (
            <p className="actions">
              <span className="quiet">Offer as well:</span>
              {judged.data.alternatives.map((a) => (
                <StateChip key={a} tone="meanwhile">{phrase(a)}</StateChip>
              ))}
            </p>
          )}
          <div className="actions">{ask}</div>
        </>
      )}
      {asking && <SuitabilityDialog referralId={referralId} kept={judged.data} onClose={() => setAsking(false)} />}
    </Card>
  );
}
