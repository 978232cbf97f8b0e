import { Button } from '@mantine/core';
import { useState } from 'react';
import { ReasonDialog } from '@/components/ReasonDialog';
import { done } from '@/components/notices';
import { useKeepSupportGroups, type SupportGroupAnswer, type SupportGroupCheck } from '@/components/supportGroups/supportGroupQueries';
import { foundWords } from '@/components/supportGroups/supportGroupWords';
import { shortDate } from '@/format/dates';
import s from './supportGroups.module.css';

/** Who looked when, and what they found; a slip is taken back with a reason. */
export function Checks({ group, today }: { group: SupportGroupAnswer; today: string }) {
  const { takeBack } = useKeepSupportGroups();
  const [slip, setSlip] = useState<SupportGroupCheck>();
  return (
    <section className={s.part} aria-label="Checks">
      <h3>Checks</h3>
      {group.checks.length === 0 && <p className="quiet">Nobody has made sure of it yet.</p>}
      <ul className={s.checks}>
        {group.checks.map((c) => (
          <li key={c.id}>
            <div>
              <p className={c.inError && s.slip}>
                {shortDate(c.on, today)}: <b>{foundWords(c)}</b>, {c.by}
              </p>
              {c.words && <p>{c.words}</p>}
              {c.inError && (
                <p className="quiet small">
                  Entered in error, {c.inError.by}: {c.inError.reason}
                </p>
              )}
            </div>
            {!c.inError && (
              <Button size="xs" variant="subtle" onClick={() => setSlip(c)} aria-label={`Entered in error: ${foundWords(c)}, ${shortDate(c.on, today)}`}>
                Entered in error
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ReasonDialog
        opened={!!slip}
        title="This check was entered in error"
        confirm="It was an error"
        kept="Stays with the check, with your name."
        onConfirm={async (reason) => {
          await takeBack.mutateAsync({ id: group.id, checkId: slip?.id ?? '', reason });
          done('The check does not count any more');
        }}
        onClose={() => setSlip(undefined)}
      >
        It stays in the list and does not count any more. What was found before holds again{slip?.finding === 'ended' && ', and the group is back in the directory'}.
      </ReasonDialog>
    </section>
  );
}
