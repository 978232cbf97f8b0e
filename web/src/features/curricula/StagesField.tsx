import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { newStage, type Stage } from './outline';
import fieldset from './Fieldset.module.css';
import s from './StagesField.module.css';

type Props = { stages: Stage[]; onChange: (stages: Stage[]) => void; fault: (path: string) => string | undefined };

/** Homework that runs over several weeks: its stages, each with the goal that ends it. */
export function StagesField({ stages, onChange, fault }: Props) {
  const change = (i: number, more: Partial<Stage>) => onChange(stages.map((x, at) => (at === i ? { ...x, ...more } : x)));
  return (
    <div>
      {stages.length > 0 && <p className={fieldset.legend}>Stages</p>}
      <div className={fieldset.rows}>
        {stages.map((x, i) => (
          <div key={x.key} className={s.stage}>
            <TextInput aria-label={`Stage ${i + 1}`} placeholder="Stage" maxLength={300} value={x.title} error={fault(`${i}.title`)} onChange={(e) => change(i, { title: e.currentTarget.value })} />
            <TextInput aria-label={`Goal of stage ${i + 1}`} placeholder="Its goal" maxLength={2000} value={x.goal} error={fault(`${i}.goal`)} onChange={(e) => change(i, { goal: e.currentTarget.value })} />
            <NumberInput
              aria-label={`Weeks of stage ${i + 1}`}
              min={1}
              max={104}
              allowDecimal={false}
              allowNegative={false}
              hideControls
              rightSection={<span className="quiet small">wk</span>}
              rightSectionWidth={32}
              value={x.weeks ?? ''}
              error={fault(`${i}.weeks`)}
              onChange={(v) => change(i, { weeks: typeof v === 'number' ? v : null })}
            />
            <ActionIcon aria-label={`Remove stage ${i + 1}`} onClick={() => onChange(stages.toSpliced(i, 1))}>
              <span aria-hidden>✕</span>
            </ActionIcon>
          </div>
        ))}
      </div>
      {stages.length < 12 && (
        <Button variant="subtle" className={fieldset.add} onClick={() => onChange([...stages, newStage()])}>
          {stages.length === 0 ? 'Let it run in stages' : 'Add a stage'}
        </Button>
      )}
    </div>
  );
}
