import { Button, Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ok } from '@/api/client';
import { asProblem } from '@/api/problem';
import { leaderClashes } from '@/components/clash/clash';
import { ClashField } from '@/components/clash/ClashField';
import { DateInput } from '@/components/DateInput';
import { ProblemNote } from '@/components/ProblemNote';
import { Pending } from '@/components/States';
import { meetingWords } from '@/components/schedule/meetings';
import { localDate, ownZone } from '@/format/dates';
import { useChangeUser, type User, type UserPatch } from './userQueries';
import s from './users.module.css';

/** A change that leaves cohorts without a lead until somebody takes them over. */
export type Leaving = { user: User; patch: UserPatch };

type Props = { leaving: Leaving; onClose: () => void; onDone: (user: User) => void };
/** Who takes a cohort over, and why they may lead two at one hour. */
type Chosen = { leadId: string; overrideReason: string };
type Option = { value: string; label: string };

const led = async (id: string) => (await ok(client.GET('/api/v1/cohorts', { params: { query: { leaderId: id, status: ['planned', 'running'], limit: 200 } } }))).items;
type LedCohort = Awaited<ReturnType<typeof led>>[number];
const leaders = async () => (await ok(client.GET('/api/v1/leaders'))).items;

/** Asks who takes over each cohort and from which day, and makes the change and
    the handovers in one step. */
export function HandoverDialog({ leaving: { user, patch }, onClose, onDone }: Props) {
  const cohorts = useQuery({ queryKey: ['cohorts', 'led', user.id], queryFn: () => led(user.id) });
  const others = useQuery({ queryKey: ['leaders'], queryFn: leaders });
  const [chosen, setChosen] = useState<Record<string, Chosen>>({});
  const [today] = useState(() => localDate(new Date(), ownZone()));
  const [from, setFrom] = useState(today);
  const [problem, setProblem] = useState('');
  const [clashed, setClashed] = useState(false);
  const change = useChangeUser();
  const leads = cohorts.data?.filter((c) => c.leadId === user.id) ?? [];
  const options = (others.data ?? []).filter((l) => l.id !== user.id).map((l) => ({ value: l.id, label: l.name }));

  // Who co-leads a cohort knows it: they take over unless somebody else is chosen.
  const coLead = (c: LedCohort) => options.find((o) => c.coLeadIds.includes(o.value));
  const takesOver = (c: LedCohort): Chosen => chosen[c.id] ?? { leadId: coLead(c)?.value ?? '', overrideReason: '' };

  function save() {
    const handovers = leads.flatMap((c) => {
      const to = takesOver(c);
      return to.leadId ? [{ cohortId: c.id, leadId: to.leadId, overrideReason: to.overrideReason.trim() || undefined }] : [];
    });
    change.mutate(
      { user, patch: { ...patch, handovers, leadersFrom: from === today ? undefined : from || undefined } },
      {
        onSuccess: onDone,
        onError: (error) => {
          const refused = asProblem(error);
          setClashed(refused.code === 'time_clash');
          setProblem(refused.detail || refused.title);
        },
      },
    );
  }

  return (
    <Modal opened onClose={onClose} title={`Who takes over from ${user.name}?`} size={520}>
      <p className={s.hint}>Each of these cohorts needs somebody who may lead it. The handover and the change to {user.name} are one step.</p>
      {!cohorts.data || !others.data ? (
        <Pending query={cohorts.data ? others : cohorts} rows={3} />
      ) : (
        <div className={s.handovers}>
          {leads.map((c) => (
            <TakenOver
              key={c.id}
              cohort={{ id: c.id, words: `${c.name}, ${c.status}`, more: [meetingWords(c.schedule, c.meetsFrom), coLead(c) && `co-led by ${coLead(c)?.label}`].filter(Boolean).join(', ') }}
              options={options}
              chosen={takesOver(c)}
              wanting={clashed}
              onChange={(to) => setChosen({ ...chosen, [c.id]: to })}
            />
          ))}
          <DateInput label="They lead from" description={`Sessions before that day stay with ${user.name}.`} max={today} value={from} onChange={setFrom} />
        </div>
      )}
      <ProblemNote>{problem}</ProblemNote>
      <div className={s.buttons}>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" loading={change.isPending} disabled={!cohorts.data || leads.some((c) => !takesOver(c).leadId)} onClick={save}>
          Hand over and save
        </Button>
      </div>
    </Modal>
  );
}

type TakenOverProps = { cohort: { id: string; words: string; /** When it meets, and who co-leads it. */ more: string }; options: Option[]; chosen: Chosen; wanting: boolean; onChange: (to: Chosen) => void };

/** One cohort, who takes it over, and what else they lead at that hour. */
function TakenOver({ cohort, options, chosen, wanting, onChange }: TakenOverProps) {
  const clashes = useQuery({ ...leaderClashes({ leaderIds: [chosen.leadId], cohortId: cohort.id }), enabled: !!chosen.leadId });
  return (
    <>
      <Select label={cohort.words} description={cohort.more} placeholder="Choose a lead" searchable allowDeselect={false} data={options} value={chosen.leadId || null} onChange={(id) => onChange({ leadId: id ?? '', overrideReason: '' })} />
      <ClashField clashes={(chosen.leadId && clashes.data) || []} reason={chosen.overrideReason} wanting={wanting} onReason={(overrideReason) => onChange({ ...chosen, overrideReason })} />
    </>
  );
}
