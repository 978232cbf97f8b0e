import { Checkbox, Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { leadersQuery, useCorrectLed } from '@/components/cover/coverQueries';
import { ledAs } from '@/components/cover/coverWords';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { mayHaveLed } from './ledChoice';
import { useTakeSession, type Session } from './sessionQueries';

/** After closing: who really led, and why the record said otherwise. */
export function LedDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const [ledBy, setLedBy] = useState(session.ledBy.map((l) => l.id));
  const [added, setAdded] = useState<{ id: string; name: string }[]>([]);
  const [reason, setReason] = useState('');
  const [wanting, setWanting] = useState(false);
  const leaders = useQuery(leadersQuery);
  const take = useTakeSession(session.id);
  const correct = useCorrectLed(session.id);
  const known = mayHaveLed(session);
  const others = (leaders.data ?? []).filter((l) => ![...known, ...added].some((k) => k.id === l.id));
  const changed = ledBy.join() !== session.ledBy.map((l) => l.id).join();

  function send() {
    setWanting(true);
    if (ledBy.length === 0 || !reason.trim()) return;
    correct.mutate({ ledBy, reason: reason.trim() }, { onSuccess: (now) => (take(now), onClose(), done('Who led is corrected')) });
  }

  return (
    <WorkDialog title="Correct who led" size={480} dirty={() => changed || reason !== ''} onClose={onClose}>
      {(close) => (
        <Form submit="Correct who led" busy={correct.isPending} problem={correct.error && asProblem(correct.error).message} onCancel={close} onSubmit={(e) => (e.preventDefault(), send())}>
          <Checkbox.Group label="Led by" value={ledBy} onChange={setLedBy} error={wanting && ledBy.length === 0 ? 'Say who led.' : undefined}>
            <div className="fields" style={{ gap: 8, marginTop: 4 }}>
              {known.map((l) => (
                <Checkbox key={l.id} value={l.id} label={`${l.name} (${ledAs(l.as)})`} />
              ))}
              {added.map((l) => (
                <Checkbox key={l.id} value={l.id} label={`${l.name} (substitute)`} />
              ))}
            </div>
          </Checkbox.Group>
          {others.length > 0 && (
            <Select
              label="Somebody else"
              placeholder="Who stepped in"
              value={null}
              data={others.map((l) => ({ value: l.id, label: l.name }))}
              onChange={(id) => {
                const who = others.find((l) => l.id === id);
                if (!who) return;
                setAdded([...added, who]);
                setLedBy([...ledBy, who.id]);
              }}
            />
          )}
          <Textarea label="Reason" description="Kept with what stood before." autosize minRows={2} maxLength={1000} required value={reason} onChange={(e) => setReason(e.currentTarget.value)} error={wanting && !reason.trim() ? 'Say why, so that the next person understands.' : undefined} />
        </Form>
      )}
    </WorkDialog>
  );
}
