import { Select } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { Pending } from '@/components/States';
import { WorkDialog } from '@/components/WorkDialog';
import { shortDate } from '@/format/dates';
import { useAdopt, useAdoptionAhead, type Adoption } from './adoptionQueries';
import type { Cohort } from './cohortQueries';
import s from './Adoption.module.css';

type Props = { cohort: Cohort; newest: number; /** Of its weeks. */ themes: string[]; onClose: () => void };

/** Goes over to a newer version from a session on: what it does is seen before. */
export function AdoptionDialog({ cohort, newest, themes, onClose }: Props) {
  const coming = cohort.sessions.filter((x): x is typeof x & { id: string } => x.status === 'scheduled' && x.id !== undefined);
  const [from, setFrom] = useState(() => (coming.find((x) => Date.parse(x.startsAt) > Date.now()) ?? coming[0])?.id ?? '');
  const [week, setWeek] = useState('');
  const body = { version: newest, fromSessionId: from, week: week ? Number(week) : undefined };
  const ahead = useAdoptionAhead(cohort.id, body);
  const { adopt, undo } = useAdopt(cohort.id);
  const problem = adopt.error && asProblem(adopt.error);
  const first = cohort.sessions.find((x) => x.id === from)?.number;
  return (
    <WorkDialog title={`Go over to version ${newest}`} size={760} dirty={() => false} onClose={onClose}>
      {(close) => (
        <Form
          submit={`Follow version ${newest} from session ${first ?? ''}`}
          busy={adopt.isPending}
          problem={problem && (problem.stale ? 'Somebody else changed the cohort meanwhile. Close this and look again.' : problem.message)}
          onCancel={close}
          onSubmit={(e) => {
            e.preventDefault();
            adopt.mutate(
              { version: ahead.data?.version ?? cohort.version, body },
              {
                onSuccess: (made) => {
                  onClose();
                  done(`Version ${newest} from session ${first} on`, () => undo.mutateAsync(made.id ?? ''));
                },
              },
            );
          }}
        >
          <Select
            label="From"
            description="What was delivered before keeps its version."
            allowDeselect={false}
            data={coming.map((x) => ({ value: x.id, label: `Session ${x.number}, ${shortDate(x.date)}${x.theme ? `: ${x.theme}` : ''}` }))}
            value={from}
            onChange={(v) => setFrom(v ?? from)}
          />
          <Select
            label="It begins with"
            description="The following sessions take the weeks after it."
            allowDeselect={false}
            data={[{ value: '', label: 'The week of the same number' }, ...themes.map((theme, i) => ({ value: String(i + 1), label: `Week ${i + 1}: ${theme}` }))]}
            value={week}
            onChange={(v) => setWeek(v ?? '')}
          />
          <section aria-label="What this changes" className={s.ahead}>
            {!ahead.data ? ahead.error ? <ProblemNote>{asProblem(ahead.error).message}</ProblemNote> : <Pending query={ahead} rows={4} /> : <Ahead of={ahead.data} />}
          </section>
        </Form>
      )}
    </WorkDialog>
  );
}

function Ahead({ of }: { of: Adoption }) {
  return (
    <>
      {of.warnings.length > 0 && (
        <ul className={`tinted ${s.warnings}`} data-tone="soon">
          {of.warnings.map((w) => (
            <li key={w}>{w}</li>
          ))}
        </ul>
      )}
      <p className={s.heads} aria-hidden>
        <span>Session</span>
        <span>Now</span>
        <span>Then</span>
      </p>
      <ol className={s.lines}>
        {of.lines.map((l) => {
          const goals = l.before?.goal !== l.after?.goal;
          const same = !goals && l.before?.theme === l.after?.theme && l.before?.homework === l.after?.homework;
          return (
            <li key={l.sessionId} className={same ? s.same : undefined}>
              <span className={s.number}>
                {l.number}
                <small>{shortDate(l.date)}</small>
              </span>
              <Week label="Now" theme={l.before?.theme} homework={l.before?.homework} goal={goals ? l.before?.goal : ''} />
              <Week label="Then" theme={l.after?.theme} homework={l.after?.homework} goal={goals ? l.after?.goal : ''} more={!same && l.buildsOn.length > 0 ? `Builds on ${l.buildsOn.join(', ')}` : ''} />
            </li>
          );
        })}
      </ol>
    </>
  );
}

type WeekProps = { label: string; theme?: string; goal?: string; homework?: string; more?: string };

const Week = ({ label, theme, goal, homework, more }: WeekProps) => (
  <span className={s.week} data-label={label}>
    <span className="unseen">{label}: </span>
    {theme ?? <span className="quiet">no theme</span>}
    {goal && <small>{goal}</small>}
    {homework && <small>Homework: {homework}</small>}
    {more && <small>{more}</small>}
  </span>
);
