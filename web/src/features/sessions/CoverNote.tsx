import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { coverWords, windowWords } from '@/components/cover/coverWords';
import { useEndCover, type Cover } from '@/components/cover/coverQueries';
import { done, failed } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { momentIn } from '@/format/dates';
import type { Session } from './sessionQueries';
import s from './SessionPage.module.css';

/** Who leads a session in whose place, and until when it is open to them. */
export function CoverNote({ session, mayEnd }: { session: Session; mayEnd: boolean }) {
  const [ending, setEnding] = useState<Cover | null>(null);
  const end = useEndCover();
  if (session.covers.length === 0) return null;
  return (
    <div className={s.note}>
      {session.covers.map((c) => (
        <ProblemNote key={c.id} tone="underway">
          {session.coverUntil ? (
            <>You lead this session as a substitute for {c.forName}. It is open to you until {momentIn(session.coverUntil, session.timeZone)}.</>
          ) : (
            <>
              {coverWords(c)} {windowWords(c, session.timeZone)}
            </>
          )}{' '}
          {c.reason && <span className="quiet">{c.reason}</span>}{' '}
          {mayEnd && (
            <Button size="compact-sm" onClick={() => setEnding(c)}>
              {session.coverUntil ? 'Give it back' : 'End the cover'}
            </Button>
          )}
        </ProblemNote>
      ))}
      <ConfirmDialog
        opened={ending !== null}
        title={session.coverUntil ? 'Give this session back?' : `End the cover by ${ending?.userName ?? ''}?`}
        confirm={session.coverUntil ? 'Give it back' : 'End the cover'}
        busy={end.isPending}
        onConfirm={() =>
          ending &&
          end.mutate(ending.id, {
            onSuccess: () => (setEnding(null), done('The cover has ended')),
            onError: (error) => failed(error, 'Not ended'),
          })
        }
        onClose={() => setEnding(null)}
      >
        The session is closed to the substitute at once. {ending?.forName} is to lead it again, or somebody else.
      </ConfirmDialog>
    </div>
  );
}
