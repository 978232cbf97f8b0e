import { SegmentedControl, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { ChooseClient } from './ChooseClient';
import { nameOf } from '@/format/person';
import type { NamedClient } from './Named';
import { Compare } from '@/components/compare/Compare';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { enrollmentsQuery } from '@/components/placement/placementQueries';
import { ProblemNote } from '@/components/ProblemNote';
import { Pending } from '@/components/States';
import { WorkDialog } from '@/components/WorkDialog';
import { localDate, ownZone } from '@/format/dates';
import { sits } from '@/format/membership';
import { clientQuery, useMerge, useUndoMerge } from './oneClient';
import { comesOver, compared, differs, rowsInWords } from './mergeWords';
import s from './clients.module.css';

type Props = {
  client: NamedClient;
  /** The other record, where somebody has pointed at it. */
  with?: NamedClient;
  /** Once they are one, the page stays instead of opening the client's. */
  stay?: boolean;
  onClose: () => void;
};

/** Makes the record of a client and another one of the same person one: this one
    stays, with everything of both. */
export function MergeDialog({ client, with: given, stay, onClose }: Props) {
  const [other, setOther] = useState(given);
  return (
    <WorkDialog title={`Another record of ${client.code}`} size={860} dirty={() => other !== given} onClose={onClose}>
      {(close) => (
        <div className="fields">
          <p>Everything of the other record moves here: referrals, seats, scores, attendance, charges. Its code leads here from then on. It can be undone for thirty days.</p>
          <ChooseClient chosen={other} onChoose={setOther} error={other?.id === client.id ? 'This is the record itself.' : undefined} />
          {other && other.id !== client.id && <Other key={other.id} id={other.id} into={client} stay={stay} onCancel={close} onDone={onClose} />}
        </div>
      )}
    </WorkDialog>
  );
}

type OtherProps = { id: string; into: NamedClient; stay?: boolean; onCancel: () => void; onDone: () => void };

function Other({ id, into: named, stay, onCancel, onDone }: OtherProps) {
  const navigate = useNavigate();
  const from = useQuery(clientQuery(id));
  const stays = useQuery(clientQuery(named.id));
  const double = useBothIn(id, named.id);
  const merge = useMerge();
  const part = useUndoMerge();
  const [theirs, setTheirs] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [wanting, setWanting] = useState(false);
  const [problem, setProblem] = useState('');
  if (!from.data) return <Pending query={from} rows={4} />;
  if (!stays.data) return <Pending query={stays} rows={4} />;
  const into = stays.data;
  const texts = compared(from.data, into);
  const more = comesOver(from.data, into);

  async function submit() {
    setWanting(true);
    if (reason.trim() === '') return;
    setProblem('');
    try {
      const made = await merge.mutateAsync({ from: id, body: { intoId: named.id, reason: reason.trim(), take: theirs } });
      done([`${made.merge.fromCode} is ${made.code} now`, rowsInWords(made.merge.moved)].filter(Boolean).join(': '), () => part.mutateAsync(id));
      onDone();
      if (!stay) void navigate({ to: '/clients/$clientId', params: { clientId: named.id }, ignoreBlocker: true });
    } catch (thrown) {
      setProblem(asProblem(thrown).message);
    }
  }

  return (
    <Form
      onSubmit={(e) => {
        e.preventDefault();
        void submit();
      }}
      submit="Make them one record"
      busy={merge.isPending}
      problem={problem}
      onCancel={onCancel}
    >
      {double.length > 0 && (
        <ProblemNote>Both have a seat in {double.join(' and ')}. End one of the two memberships on its page first: a person sits once.</ProblemNote>
      )}
      <div className={s.compared}>
        <Compare
          plain
          before={{ title: from.data.code, note: 'ends' }}
          after={{ title: into.code, note: 'stays' }}
          texts={texts}
          choose={(t) =>
            differs(t) && (
              <SegmentedControl
                aria-label={`${t.label}: which one stays`}
                value={theirs.includes(t.key) ? 'theirs' : 'ours'}
                onChange={(v) => setTheirs(v === 'theirs' ? [...theirs, t.key] : theirs.filter((k) => k !== t.key))}
                data={[
                  { value: 'theirs', label: t.before },
                  { value: 'ours', label: t.after },
                ]}
              />
            )
          }
        />
      </div>
      {more.length > 0 && <p>Comes over as well: {more.join('; ')}.</p>}
      <Textarea
        label={`How you know that ${nameOf(from.data)} is ${nameOf(into)}`}
        description="Kept in the audit of both, with your name."
        autosize
        minRows={2}
        required
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
        error={wanting && reason.trim() === '' ? 'Say how you know.' : undefined}
      />
    </Form>
  );
}

/** The cohorts in which both have a seat, by name. */
function useBothIn(a: string, b: string): string[] {
  const ours = useQuery(enrollmentsQuery(a)).data ?? [];
  const theirs = useQuery(enrollmentsQuery(b)).data ?? [];
  const today = localDate(new Date(), ownZone());
  const seats = (list: typeof ours) => list.filter((e) => sits(e, today));
  return seats(ours)
    .filter((e) => seats(theirs).some((o) => o.cohortId === e.cohortId))
    .map((e) => e.cohortName ?? 'a cohort');
}
