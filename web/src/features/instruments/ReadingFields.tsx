import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { FieldGroup, Wide } from '@/components/Form';
import { nextBand, riskKinds, spanOf } from './instrumentForm';
import type { OwnForm, OwnRisk } from './instrumentQueries';
import { numberOf } from './numbers';
import s from './Instruments.module.css';

type Props = { form: OwnForm; onChange: (change: Partial<OwnForm>) => void };

const kinds = Object.entries(riskKinds).map(([value, label]) => ({ value: value as OwnRisk['riskKind'], label }));

/** What is said about a score, and which answers somebody must see: all of it may be
    left out. */
export function ReadingFields({ form, onChange }: Props) {
  return (
    <>
      <Ranges form={form} onChange={onChange} />
      <Flags form={form} onChange={onChange} />
      <Figures form={form} onChange={onChange} />
    </>
  );
}

function Ranges({ form, onChange }: Props) {
  const bands = form.bands ?? [];
  const [low, high] = spanOf(form);
  const set = (at: number, change: Partial<(typeof bands)[number]>) => onChange({ bands: bands.map((b, n) => (n === at ? { ...b, ...change } : b)) });
  return (
    <FieldGroup title="Ranges of the score" hint={`The score is the sum of the points, ${low} to ${high}. Ranges may be left out; where there are some, each score stands in one.`}>
      <Wide>
        {bands.map((b, n) => (
          <div key={n} className={s.band}>
            <TextInput label="What it says" aria-label={`Words of range ${n + 1}`} maxLength={300} value={b.label} onChange={(e) => set(n, { label: e.currentTarget.value })} />
            <NumberInput label="From" aria-label={`Range ${n + 1} from`} min={0} allowDecimal={false} value={b.from} onChange={(v) => set(n, { from: numberOf(v) })} />
            <NumberInput label="To" aria-label={`Range ${n + 1} to`} min={0} allowDecimal={false} value={b.to} onChange={(v) => set(n, { to: numberOf(v) })} />
            <Button variant="subtle" aria-label={`Remove range ${n + 1}`} onClick={() => onChange({ bands: bands.filter((_, at) => at !== n) })}>
              Remove
            </Button>
          </div>
        ))}
        <Button size="compact-sm" disabled={bands.length >= 12} onClick={() => onChange({ bands: [...bands, nextBand(form)] })}>
          Add a range
        </Button>
      </Wide>
    </FieldGroup>
  );
}

function Flags({ form, onChange }: Props) {
  const risks = form.risks ?? [];
  const set = (at: number, change: Partial<OwnRisk>) => onChange({ risks: risks.map((r, n) => (n === at ? { ...r, ...change } : r)) });
  return (
    <FieldGroup title="Answers that raise a flag" hint="Somebody must look at them at once, whatever the score. Left blank, such a question raises one too: nobody knows.">
      <Wide>
        {risks.map((r, n) => {
          const choices = form.items[r.item - 1]?.choices ?? [];
          return (
            <fieldset key={n} className={s.item}>
              <legend>Risk flag {n + 1}</legend>
              <div className={s.risk}>
                <Select
                  label="Question"
                  aria-label={`Question of risk flag ${n + 1}`}
                  allowDeselect={false}
                  data={form.items.map((i, at) => ({ value: String(at + 1), label: `${at + 1}. ${i.text}` }))}
                  value={String(r.item)}
                  onChange={(v) => set(n, { item: Number(v), points: form.items[Number(v) - 1]?.choices?.at(-1)?.points ?? 1, below: false })}
                />
                {choices.length > 0 ? (
                  <Select
                    label="From the answer"
                    aria-label={`Answer of risk flag ${n + 1}`}
                    allowDeselect={false}
                    data={[...new Map(choices.map((c) => [String(c.points), { value: String(c.points), label: `${c.label} (${c.points})` }])).values()]}
                    value={String(r.points)}
                    onChange={(v) => set(n, { points: Number(v) })}
                  />
                ) : (
                  <NumberInput label="From the number" aria-label={`Number of risk flag ${n + 1}`} min={0} allowDecimal={false} value={r.points} onChange={(v) => set(n, { points: numberOf(v) })} />
                )}
                <Select
                  label="And"
                  aria-label={`Direction of risk flag ${n + 1}`}
                  allowDeselect={false}
                  data={[
                    { value: 'above', label: 'all with more points' },
                    { value: 'below', label: 'all with fewer points' },
                  ]}
                  value={r.below ? 'below' : 'above'}
                  onChange={(v) => set(n, { below: v === 'below' })}
                />
                <Select label="About" aria-label={`What risk flag ${n + 1} is about`} allowDeselect={false} data={kinds} value={r.riskKind} onChange={(v) => v && set(n, { riskKind: v })} />
              </div>
              <TextInput label="Why somebody must look" aria-label={`Reason of risk flag ${n + 1}`} maxLength={300} value={r.why} onChange={(e) => set(n, { why: e.currentTarget.value })} />
              <div>
                <Button size="compact-sm" variant="subtle" aria-label={`Remove risk flag ${n + 1}`} onClick={() => onChange({ risks: risks.filter((_, at) => at !== n) })}>
                  Remove
                </Button>
              </div>
            </fieldset>
          );
        })}
        <Button size="compact-sm" disabled={risks.length >= 40} onClick={() => onChange({ risks: [...risks, { item: 1, riskKind: 'suicide', points: form.items[0]?.choices?.at(-1)?.points ?? 1, why: '' }] })}>
          Add a risk flag
        </Button>
      </Wide>
    </FieldGroup>
  );
}

function Figures({ form, onChange }: Props) {
  const c = form.reliableChange;
  const set = (change: Partial<NonNullable<typeof c>>) => c && onChange({ reliableChange: { ...c, ...change } });
  return (
    <FieldGroup title="Which change is a real one" hint="Only with figures from people who were asked this very form. Without them a change is told in points, and that nobody knows whether it is more than chance.">
      <Wide>
        {c ? (
          <>
            <div className={s.four}>
              <NumberInput label="Standard deviation" description="In points" min={0} decimalScale={2} value={c.sdHundredths / 100} onChange={(v) => set({ sdHundredths: Math.round(numberOf(v) * 100) })} />
              <NumberInput label="Reliability" description="0 to 1, such as 0.85" min={0} max={1} step={0.01} decimalScale={3} value={c.reliabilityThousandths / 1000} onChange={(v) => set({ reliabilityThousandths: Math.round(numberOf(v) * 1000) })} />
              <NumberInput label="People" description="How many were asked" min={0} allowDecimal={false} value={c.people} onChange={(v) => set({ people: numberOf(v) })} />
            </div>
            <TextInput label="Source of the figures" maxLength={2000} value={c.changeSource} onChange={(e) => set({ changeSource: e.currentTarget.value })} />
            <Button size="compact-sm" variant="subtle" onClick={() => onChange({ reliableChange: undefined })}>
              It is not known
            </Button>
          </>
        ) : (
          <Button size="compact-sm" onClick={() => onChange({ reliableChange: { sdHundredths: 0, reliabilityThousandths: 0, people: 0, changeSource: '' } })}>
            Give the figures
          </Button>
        )}
      </Wide>
    </FieldGroup>
  );
}
