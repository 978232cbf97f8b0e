import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '@/api/me';
import { codeCalled } from '@/format/person';
import { Button } from './Button';
import { Card, List, ListRow } from './Card';
import { flagWords, openFlagsQuery, raisedWords, type RiskFlag } from './riskFlags';
import { Failed, LoadingRows } from './States';

const AnswerFlagDialog = lazy(() => import('./AnswerFlagOver'));

type Props = {
  title?: string;
  /** Shows nothing at all while there is nothing to answer. */
  quiet?: boolean;
  /** Title above the card, as the desks do. */
  outside?: boolean;
};

/** The risk flags that nobody has answered yet, whoever raised them: for the
    first page of intake and of therapists. */
export function RiskFlagList({ title = 'Risk flags to answer', quiet, outside }: Props) {
  const flags = useQuery(openFlagsQuery);
  const may = useMay();
  const [answering, setAnswering] = useState<RiskFlag>();
  if (quiet && !flags.error && !flags.data?.length && !answering) return null;
  return (
    <Card title={title} aside={flags.data?.length || undefined} flush outside={outside}>
      {flags.error && !flags.data ? <Failed error={flags.error} retry={() => void flags.refetch()} /> : null}
      {flags.isPending && <LoadingRows rows={2} />}
      {flags.data?.length === 0 && <p style={{ padding: '14px 20px' }} className="quiet">Every risk flag has been answered.</p>}
      {!!flags.data?.length && (
        <List label={title}>
          {flags.data.map((f) => (
            <ListRow
              key={f.id}
              edge={f.blank ? 'soon' : 'late'}
              title={
                <Link to="/clients/$clientId" params={{ clientId: f.clientId }}>
                  {codeCalled(f)}
                </Link>
              }
              detail={`${flagWords(f)}. ${raisedWords(f)}`}
              end={may('risk_flags.answer') && <Button onClick={() => setAnswering(f)} aria-label={`Record what was done: risk flag of ${f.clientCode}`}>Record what was done</Button>}
            />
          ))}
        </List>
      )}
      {answering && (
        <Suspense>
          <AnswerFlagDialog flag={answering} onClose={() => setAnswering(undefined)} />
        </Suspense>
      )}
    </Card>
  );
}
