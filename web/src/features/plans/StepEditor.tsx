import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@/components/DateInput';
import type { Objective } from '@/components/plans/planQueries';
import { stateWords } from '@/components/plans/planWords';
import { localDate, ownZone } from '@/format/dates';
import { at, without } from './edit';
import s from './Plan.module.css';

type Props = { objective: Objective; number: number; onChange: (o: Objective | undefined) => void };

const states = Object.entries(stateWords).map(([value, label]) => ({ value, label }));

/** A step toward a goal, with how it is measured and what is done. */
export function StepEditor({ objective: o, number, onChange }: Props) {
  const set = (patch: Partial<Objective>) => onChange({ ...o, ...patch });
  return (
    <div className={s.stepped} role="group" aria-label={`Step ${number}`}>
      <div className={s.wide}>
        <Textarea label={`Step ${number}`} autosize minRows={1} value={o.text} onChange={(e) => set({ text: e.currentTarget.value })} />
        <NativeSelect label="It is" value={o.state} onChange={(e) => onChange(inState(o, e.currentTarget.value as Objective['state']))} data={states} />
      </div>
      <div className={s.row}>
        <TextInput label="Measured by" placeholder="log, score, count" value={o.measure ?? ''} onChange={(e) => set({ measure: e.currentTarget.value })} />
        <TextInput label="Now" value={o.baseline ?? ''} onChange={(e) => set({ baseline: e.currentTarget.value })} />
        <TextInput label="Aim" value={o.target ?? ''} onChange={(e) => set({ target: e.currentTarget.value })} />
        <DateInput label="By" value={o.targetOn ?? ''} onChange={(targetOn) => set({ targetOn: targetOn || undefined })} />
        {o.state !== 'open' && <DateInput label="Since" value={o.stateOn ?? ''} onChange={(stateOn) => set({ stateOn: stateOn || undefined })} />}
      </div>
      {o.interventions.map((v, i) => (
        <div key={i} className={s.doing}>
          <TextInput label="What is done" value={v.what} onChange={(e) => set({ interventions: at(o.interventions, i, { what: e.currentTarget.value }) })} />
          <TextInput label="By whom" value={v.who ?? ''} onChange={(e) => set({ interventions: at(o.interventions, i, { who: e.currentTarget.value }) })} />
          <TextInput label="How often" value={v.howOften ?? ''} onChange={(e) => set({ interventions: at(o.interventions, i, { howOften: e.currentTarget.value }) })} />
          <Button variant="subtle" onClick={() => set({ interventions: without(o.interventions, i) })}>
            Remove
          </Button>
        </div>
      ))}
      <div className={s.tools}>
        <Button size="compact-sm" onClick={() => set({ interventions: [...o.interventions, { what: '' }] })}>
          Add what is done
        </Button>
        <Button size="compact-sm" variant="subtle" className={s.apart} onClick={() => onChange(undefined)}>
          Remove step {number}
        </Button>
      </div>
    </div>
  );
}

/** A step that is no longer open is so since a day: today, unless it is said. */
function inState({ stateOn, ...o }: Objective, state: Objective['state']): Objective {
  return state === 'open' ? { ...o, state } : { ...o, state, stateOn: stateOn || localDate(new Date(), ownZone()) };
}
