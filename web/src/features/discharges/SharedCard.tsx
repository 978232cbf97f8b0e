import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { Card } from '@/components/Card';
import { saveDischarge, type Membership } from '@/components/discharge/dischargeQueries';
import { done, failed } from '@/components/notices';
import { count } from '@/format/words';
import { Lines } from './AftercarePart';
import { bodyOf, filledFrom } from './edit';
import s from './Discharge.module.css';

/** What is the same for everybody, typed once: it goes into each draft that says
    nothing of it yet, and is changed there for each. */
export function SharedCard({ members }: { members: Membership[] }) {
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [shared, setShared] = useState({ routines: [] as string[], signs: [] as string[], steps: [] as string[] });
  const [busy, setBusy] = useState(false);
  const drafts = members.filter((m) => m.discharge?.status === 'draft');
  if (drafts.length < 2) return null;
  async function give() {
    setBusy(true);
    let given = 0;
    try {
      for (const m of drafts) {
        const d = m.discharge;
        if (!d) continue;
        const body = bodyOf(d, m);
        const next = { ...body, aftercare: filledFrom(body.aftercare, shared) };
        if (JSON.stringify(next.aftercare) === JSON.stringify(body.aftercare)) continue;
        await saveDischarge(d.id, next, d.version);
        given++;
      }
      done(given === 0 ? 'Every draft says something of it already' : `Put into ${count(given, 'draft')}`);
      setOpen(false);
    } catch (thrown) {
      failed(asProblem(thrown), `Put into ${count(given, 'draft')}, then stopped`);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: ['discharges'] });
    }
  }
  if (!open)
    return (
      <p data-noprint>
        <Button onClick={() => setOpen(true)}>What everybody takes home…</Button>
      </p>
    );
  return (
    <Card title="What everybody takes home" aside="into each draft that says nothing of it yet">
      <div className={s.part}>
        <Lines label="Routines that stay" lines={shared.routines} onChange={(routines) => setShared({ ...shared, routines })} />
        <Lines label="Early warning signs" lines={shared.signs} onChange={(signs) => setShared({ ...shared, signs })} />
        <Lines label="What to do then, in order" lines={shared.steps} onChange={(steps) => setShared({ ...shared, steps })} />
        <div className={s.tools}>
          <Button variant="filled" loading={busy} onClick={() => void give()}>
            Put into {count(drafts.length, 'draft')}
          </Button>
          <Button onClick={() => setOpen(false)}>Not now</Button>
        </div>
      </div>
    </Card>
  );
}
