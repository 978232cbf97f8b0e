import { Button } from '@mantine/core';
import type { Named } from '@/components/discharge/dischargeQueries';
import s from './Discharge.module.css';

type Props = { named: Named[]; onReplace: (n: Named) => void; onNobody: (n: Named) => void };

const sections: Record<string, string> = { reasonWords: 'the reason', diagnosesThen: 'the diagnoses at admission', diagnosesNow: 'the diagnoses', medications: 'the medications', progress: 'what was reached', risk: 'risk', clientView: 'the client’s view', notAsked: 'why it was not asked', copiesTo: 'copies', goals: 'a goal', checklist: 'the checklist', aftercare: 'what comes after' };

/** Other members of the group who are named, each mended by one click. */
export function NamedRows({ named, onReplace, onNobody }: Props) {
  if (named.length === 0) return null;
  return (
    <ul className={s.found} aria-label="Names of other members">
      {named.map((n) => (
        <li key={`${n.section} ${n.start}`}>
          <span>
            “{n.text}” in {sections[n.section.split(/[.[]/)[0] ?? ''] ?? 'the text'} {n.blocks ? 'names' : 'may name'} another member.
          </span>
          {n.instead && (
            <Button size="compact-sm" onClick={() => onReplace(n)}>
              Write “{n.instead}”
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" onClick={() => onNobody(n)}>
            Means nobody
          </Button>
        </li>
      ))}
    </ul>
  );
}
