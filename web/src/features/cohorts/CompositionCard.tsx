import { Button } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ok } from '@/api/client';
import { Card } from '@/components/Card';
import { DateInput } from '@/components/DateInput';
import { Nothing, Pending } from '@/components/States';
import { shortDate } from '@/format/dates';
import { calledOf } from '@/format/person';
import { count, listed } from '@/format/words';
import { blocksOf, type Composition, type CompositionBlock } from './composition';
import s from './CompositionCard.module.css';

const compositionQuery = (id: string, on?: string) =>
  queryOptions({ queryKey: ['cohorts', id, 'composition', on], queryFn: () => ok(client.GET('/api/v1/cohorts/{id}/composition', { params: { path: { id }, query: { on } } })) });

/** Who sits in the group, counted by what was recorded of them. It is asked for
    when somebody wants to see it: each reading is recorded. */
export function CompositionCard({ cohortId }: { cohortId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Card title="Who is in this group">
      {open ? (
        <Counted cohortId={cohortId} />
      ) : (
        <div className={s.closed}>
          <p className="quiet">Ages, genders, languages and access needs of its members, to plan the hours by. Nobody gets a seat by them, or is kept from one.</p>
          <Button onClick={() => setOpen(true)}>Show</Button>
        </div>
      )}
    </Card>
  );
}

function Counted({ cohortId }: { cohortId: string }) {
  const [on, setOn] = useState('');
  const composition = useQuery(compositionQuery(cohortId, on || undefined));
  const found = composition.data;
  return (
    <>
      <div className={s.day}>
        <DateInput label="On" value={on || (found?.on ?? '')} onChange={setOn} />
        <p className="quiet">{found && (found.members === 0 ? `Nobody sits in it on ${shortDate(found.on)}` : `${count(found.members, 'member')} on ${shortDate(found.on)}`)}</p>
      </div>
      {!found ? (
        <Pending query={composition} />
      ) : found.members === 0 ? (
        <Nothing>Nobody to count on this day.</Nothing>
      ) : (
        <div className={s.blocks}>
          {blocksOf(found).map((b) => (
            <Block key={b.title} block={b} of={found} />
          ))}
        </div>
      )}
    </>
  );
}

/** One line for each thing that was recorded; opened, it says of whom. */
function Block({ block, of }: { block: CompositionBlock; of: Composition }) {
  const names = (ids: string[]) => listed(of.seated.filter((m) => ids.includes(m.enrollmentId)).map(calledOf));
  return (
    <section aria-label={block.title}>
      <h3 className={s.title}>{block.title}</h3>
      {block.lines.map((l) => (
        <details key={l.label} className={s.line}>
          <summary>
            <span className={l.unsaid ? 'quiet' : undefined}>{l.label}</span>
            <span className={l.unsaid ? `${s.dots} ${s.unsaid}` : s.dots} aria-hidden>
              {l.enrollmentIds.map((id) => (
                <i key={id} />
              ))}
            </span>
            <span className={s.n}>{l.enrollmentIds.length}</span>
          </summary>
          <p>{names(l.enrollmentIds)}</p>
        </details>
      ))}
    </section>
  );
}
