import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { nameOf } from './names';
import { useCohortOf, type Session } from './sessionQueries';
import type { RollCall } from './useRollCall';
import s from './WalkIn.module.css';

/** A member who is expected from a later session on, and came tonight. */
export function WalkIn({ session, roll }: { session: Session; roll: RollCall }) {
  const [asking, setAsking] = useState(false);
  const cohort = useCohortOf(session.cohortId, asking);
  const here = new Set(session.roster.map((r) => r.clientId));
  const others = (cohort.data?.roster ?? []).filter((r) => !r.until && r.fromSession > session.number && !here.has(r.clientId));
  if (!asking) {
    return (
      <Button size="compact-sm" variant="subtle" className={s.ask} onClick={() => setAsking(true)}>
        Somebody else came
      </Button>
    );
  }
  if (cohort.data && others.length === 0) return <p className={`quiet small ${s.ask}`}>Every member is on the roster already. Somebody new is enrolled first.</p>;
  return (
    <Select
      className={s.ask}
      label="Who came before they were expected?"
      placeholder="A member who joins later"
      value={null}
      data={others.map((r) => ({ value: r.clientId, label: nameOf(r) }))}
      onChange={(id) => id && (roll.mark(id, 'present'), setAsking(false))}
    />
  );
}
