import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { DateInput } from '@/components/DateInput';
import d from '@/components/Dialog.module.css';
import { faultsSaid } from '@/components/faults';
import { done } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { ReasonDialog } from '@/components/ReasonDialog';
import { Pending } from '@/components/States';
import { WorkDialog } from '@/components/WorkDialog';
import { localDate, ownZone } from '@/format/dates';
import { calledOf } from '@/format/person';
import { followUpsQuery, useDischargeDeeds, type FollowUpBody } from './dischargeQueries';
import { askedWords, managesWords, resultWords, selfHelpWords, supportWords, wayWords } from './dischargeWords';
import { TakenHome } from './TakenHome';
import s from './FollowUp.module.css';

type Props = { dischargeId: string; after: number; onClose: () => void };

const options = (words: Record<string, string>, none?: string) => [...(none === undefined ? [] : [{ value: '', label: none }]), ...Object.entries(words).map(([value, label]) => ({ value, label: label.charAt(0).toUpperCase() + label.slice(1) }))];

/** A call after treatment: what they took home, the number, and what they said. */
export function FollowUpDialog({ dischargeId, after, onClose }: Props) {
  const found = useQuery(followUpsQuery(dischargeId));
  const deeds = useDischargeDeeds();
  const today = localDate(new Date(), ownZone());
  const [blank] = useState<FollowUpBody>({ after, on: today, way: 'telephone', result: 'reached' });
  const [body, setBody] = useState(blank);
  const [problem, setProblem] = useState('');
  const [voiding, setVoiding] = useState('');
  const set = (patch: Partial<FollowUpBody>) => setBody({ ...body, ...patch });
  const v = found.data;
  const reached = body.result === 'reached';
  const nothing = reached && !body.selfHelp && !body.keepsRoutines && !body.support && body.managing === undefined && !body.comesBack && !body.words?.trim();
  async function save() {
    setProblem(nothing ? 'Nothing is noted of what they said. One answer is enough, or a line in words.' : '');
    if (nothing) return;
    const said = reached ? body : { after, on: body.on, way: body.way, result: body.result, ...(body.nextOn && body.result === 'not_reached' ? { nextOn: body.nextOn } : {}), ...(body.words ? { words: body.words } : {}) };
    try {
      await deeds.ask.mutateAsync({ id: dischargeId, body: said });
      done(reached ? 'Noted' : 'The try is noted');
      onClose();
    } catch (thrown) {
      setProblem(faultsSaid(asProblem(thrown), { on: 'The day', nextOn: 'The next try', words: 'What is said in words' }));
    }
  }
  return (
    <>
      <WorkDialog title={v ? `How is ${calledOf(v)}?` : 'How are they?'} size={620} dirty={() => JSON.stringify(body) !== JSON.stringify(blank)} onClose={onClose}>
        {(close) =>
          !v ? (
            <Pending query={found} rows={4} />
          ) : (
            <>
              <p className={d.text}>
                {v.phone ? <a href={`tel:${v.phone.replaceAll(/[^+\d]/g, '')}`}>{v.phone}</a> : 'No telephone number is recorded.'} {after} days after {v.cohort}.
              </p>
              <TakenHome aftercare={v.aftercare} />
              {v.items.length > 0 && (
                <ul className={s.earlier} aria-label="Asked before">
                  {v.items.map((u) => (
                    <li key={u.id} data-void={!!u.inError || undefined}>
                      {askedWords(u)}
                      {u.words && `. ${u.words}`} <span className="quiet">({u.by})</span>
                      {u.inError ? (
                        <span className="quiet"> Entered in error: {u.inError.reason}</span>
                      ) : (
                        <Button size="compact-sm" variant="subtle" onClick={() => setVoiding(u.id)}>
                          In error…
                        </Button>
                      )}
                    </li>
                  ))}
                </ul>
              )}
              <div className={s.row}>
                <NativeSelect label="Result" value={body.result} data={options(resultWords)} onChange={(e) => set({ result: e.currentTarget.value as FollowUpBody['result'] })} />
                <NativeSelect label="How" value={body.way} data={options(wayWords)} onChange={(e) => set({ way: e.currentTarget.value as FollowUpBody['way'] })} />
                <DateInput label="On" value={body.on} onChange={(on) => set({ on })} />
                {body.result === 'not_reached' && <DateInput label="Next try" value={body.nextOn ?? ''} onChange={(nextOn) => set({ nextOn: nextOn || undefined })} />}
              </div>
              {reached && (
                <div className={s.row}>
                  <NativeSelect label="Self-help groups, last 30 days" value={body.selfHelp ?? ''} data={options(selfHelpWords, 'Not asked')} onChange={(e) => set({ selfHelp: (e.currentTarget.value || undefined) as FollowUpBody['selfHelp'] })} />
                  <NativeSelect label="Keeps up the routines" value={body.keepsRoutines ?? ''} data={options(managesWords, 'Not asked')} onChange={(e) => set({ keepsRoutines: (e.currentTarget.value || undefined) as FollowUpBody['keepsRoutines'] })} />
                  <NativeSelect label="Support around them" value={body.support ?? ''} data={options(supportWords, 'Not asked')} onChange={(e) => set({ support: (e.currentTarget.value || undefined) as FollowUpBody['support'] })} />
                  <NativeSelect
                    label="Manages, 0 to 10"
                    value={body.managing === undefined ? '' : String(body.managing)}
                    data={['', ...Array.from({ length: 11 }, (_, i) => String(i))].map((value) => ({ value, label: value || 'Not asked' }))}
                    onChange={(e) => set({ managing: e.currentTarget.value === '' ? undefined : Number(e.currentTarget.value) })}
                  />
                </div>
              )}
              <Textarea className={d.field} label="In words" autosize minRows={2} value={body.words ?? ''} onChange={(e) => set({ words: e.currentTarget.value })} />
              {reached && <Checkbox className={d.field} label="Asks to come back" checked={body.comesBack ?? false} onChange={(e) => set({ comesBack: e.currentTarget.checked || undefined })} />}
              {problem && <ProblemNote>{problem}</ProblemNote>}
              <div className={d.buttons}>
                <Button onClick={close}>Not now</Button>
                <Button variant="filled" loading={deeds.ask.isPending} onClick={() => void save()}>
                  Save
                </Button>
              </div>
            </>
          )}
      </WorkDialog>
      <ReasonDialog opened={!!voiding} title="Entered in error?" confirm="It was an error" onConfirm={async (reason) => deeds.voidAsked.mutateAsync({ id: voiding, reason })} onClose={() => setVoiding('')}>
        It stays readable with the reason, and they are asked anew.
      </ReasonDialog>
    </>
  );
}
