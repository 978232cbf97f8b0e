import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { PlanBody } from '@/components/plans/planQueries';
import { at, without } from './edit';
import s from './Plan.module.css';

type Props = { body: PlanBody; set: (patch: Partial<PlanBody>) => void };

/** What stands around the problems: conditions, strengths, who else helps. */
export function AroundEditor({ body, set }: Props) {
  return (
    <section className={s.part} aria-label="Around the problems">
      <Conditions body={body} set={set} />
      <CareTeam body={body} set={set} />
      <Services body={body} set={set} />
      <div className={s.tools}>
        <Button size="compact-sm" onClick={() => set({ conditions: [...body.conditions, { kind: 'co_occurring', text: '' }] })}>
          Add a condition
        </Button>
        <Button size="compact-sm" onClick={() => set({ careTeam: [...body.careTeam, { name: '', speak: 'unknown' }] })}>
          Add who else helps
        </Button>
        <Button size="compact-sm" onClick={() => set({ services: [...body.services, { what: '' }] })}>
          Add a service besides
        </Button>
      </div>
      <Textarea label="Strengths" autosize minRows={1} value={body.strengths ?? ''} onChange={(e) => set({ strengths: e.currentTarget.value })} />
      <Textarea label="Treatment is done when" autosize minRows={1} value={body.doneWhen ?? ''} onChange={(e) => set({ doneWhen: e.currentTarget.value })} />
    </section>
  );
}

const kinds = [
  { value: 'underlying', label: 'Underlying' },
  { value: 'co_occurring', label: 'Co-occurring' },
];

function Conditions({ body: { conditions }, set }: Props) {
  return conditions.map((c, i) => (
    <div key={i} className={s.row} role="group" aria-label={`Condition ${i + 1}`}>
      <TextInput label="Condition" value={c.text} onChange={(e) => set({ conditions: at(conditions, i, { text: e.currentTarget.value }) })} />
      <NativeSelect label="It is" value={c.kind} onChange={(e) => set({ conditions: at(conditions, i, { kind: e.currentTarget.value as typeof c.kind }) })} data={kinds} />
      <TextInput label="Code, if there is one" placeholder="ICD-10-CM" value={c.code ?? ''} onChange={(e) => set({ conditions: at(conditions, i, { code: e.currentTarget.value }) })} />
      <Button variant="subtle" onClick={() => set({ conditions: without(conditions, i) })}>
        Remove
      </Button>
    </div>
  ));
}

const answers = [
  { value: 'unknown', label: 'Not known' },
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

function CareTeam({ body: { careTeam }, set }: Props) {
  return careTeam.map((c, i) => (
    <div key={i} className={s.row} role="group" aria-label={`Who else helps ${i + 1}`}>
      <TextInput label="Who else helps" value={c.name} onChange={(e) => set({ careTeam: at(careTeam, i, { name: e.currentTarget.value }) })} />
      <TextInput label="With what" value={c.for ?? ''} onChange={(e) => set({ careTeam: at(careTeam, i, { for: e.currentTarget.value }) })} />
      <NativeSelect label="May we speak with them?" value={c.speak} onChange={(e) => set({ careTeam: at(careTeam, i, { speak: e.currentTarget.value as typeof c.speak }) })} data={answers} />
      <Checkbox label="Outside the practice" checked={c.outside ?? false} onChange={(e) => set({ careTeam: at(careTeam, i, { outside: e.currentTarget.checked }) })} />
      <Button variant="subtle" onClick={() => set({ careTeam: without(careTeam, i) })}>
        Remove
      </Button>
    </div>
  ));
}

function Services({ body: { services }, set }: Props) {
  return services.map((c, i) => (
    <div key={i} className={s.row} role="group" aria-label={`Service besides ${i + 1}`}>
      <TextInput label="Service besides" value={c.what} onChange={(e) => set({ services: at(services, i, { what: e.currentTarget.value }) })} />
      <TextInput label="Where" value={c.where ?? ''} onChange={(e) => set({ services: at(services, i, { where: e.currentTarget.value }) })} />
      <TextInput label="How often" value={c.howOften ?? ''} onChange={(e) => set({ services: at(services, i, { howOften: e.currentTarget.value }) })} />
      <Button variant="subtle" onClick={() => set({ services: without(services, i) })}>
        Remove
      </Button>
    </div>
  ));
}
