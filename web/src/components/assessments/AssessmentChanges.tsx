import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useMay } from '@/api/me';
import { List, ListRow } from '@/components/Card';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { done, failed } from '@/components/notices';
import { instrumentName } from '@/components/riskFlags';
import { momentIn, ownZone, shortDate } from '@/format/dates';
import { assessmentChangesQuery, useUndoAssessment, type AssessmentChange } from './assessmentChangeQueries';
import s from './AssessmentsCard.module.css';

const label = 'Moved or voided';

/** What was recorded on the wrong client: where it went or came from, who said so
    and why, and the way back. Nothing while there was no such mistake. */
export function AssessmentChanges({ clientId }: { clientId: string }) {
  const changes = useQuery(assessmentChangesQuery(clientId)).data ?? [];
  const may = useMay();
  const undo = useUndoAssessment();
  const [asking, setAsking] = useState<AssessmentChange>();
  if (changes.length === 0) return null;

  const back = (c: AssessmentChange) =>
    undo.mutateAsync(c.assessmentId).then(
      () => done(c.intoId ? `${what(c)} is back with ${c.fromCode}` : `${what(c)} counts again`),
      (thrown: unknown) => failed(thrown, 'It was not undone'),
    );

  return (
    <section className={s.changes} aria-label={label}>
      <h3>{label}</h3>
      <List label={label}>
        {changes.map((c) => (
          <ListRow
            key={c.id}
            plain
            past={!!c.undoneAt}
            title={
              <>
                {what(c)} {words(c, clientId)}
              </>
            }
            detail={
              <>
                <span className="serif">{c.reason}</span>
                <br />
                <span className="quiet small">
                  {c.by}, {momentIn(c.at, ownZone())}
                  {c.undoneAt && `. Undone by ${c.undoneBy}, ${momentIn(c.undoneAt, ownZone())}`}
                </span>
              </>
            }
            end={
              c.undoable &&
              may('assessments.undo') && (
                <Button size="compact-sm" onClick={() => setAsking(c)} loading={undo.isPending} aria-label={`Undo: ${what(c)} ${c.intoId ? 'moved' : 'voided'}`}>
                  Undo
                </Button>
              )
            }
          />
        ))}
      </List>
      <ConfirmDialog opened={!!asking} title={asking?.intoId ? 'Move it back?' : 'Count it again?'} confirm={asking?.intoId ? 'Move it back' : 'Count it again'} cancel="Leave it" onConfirm={() => asking && void back(asking)} onClose={() => setAsking(undefined)}>
        {asking?.intoId ? `It stands with ${asking.fromCode} again, with its risk flags. What was done about them since is kept.` : 'Its score counts again, and its risk flags are open again.'}
      </ConfirmDialog>
    </section>
  );
}

const what = (c: AssessmentChange) => `${instrumentName(c.instrument, c.formName)} of ${shortDate(c.takenOn)}`;

/** "moved to C-4821", "came from C-4821", "was voided". */
function words(c: AssessmentChange, own: string): ReactNode {
  if (!c.intoId) return 'was voided';
  const went = c.fromId === own;
  const id = went ? c.intoId : c.fromId;
  const code = went ? c.intoCode : c.fromCode;
  return (
    <>
      {went ? 'moved to ' : 'came from '}
      {code ? <Link to="/clients/$clientId" params={{ clientId: id }}>{code}</Link> : 'another client'}
    </>
  );
}
