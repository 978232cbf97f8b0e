import { ActionIcon, Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { partKinds, type PartKind } from './choices';
import { techniquesQuery } from './libraryQueries';
import { minutesOf, newPart, type Part } from './outline';
import fieldset from './Fieldset.module.css';
import s from './AgendaField.module.css';

type Props = { parts: Part[]; onChange: (parts: Part[]) => void; fault: (path: string) => string | undefined };

const most = 50;
const kinds = [{ value: '', label: 'No kind' }, ...partKinds];

/** The parts of a session in order, and what their minutes come to. */
export function AgendaField({ parts, onChange, fault }: Props) {
  const [fresh, setFresh] = useState('');
  const library = useQuery(techniquesQuery);
  const change = (i: number, part: Part) => onChange(parts.with(i, part));
  function add(at: number) {
    if (parts.length >= most) return;
    const part = newPart();
    setFresh(part.key);
    onChange(parts.toSpliced(at, 0, part));
  }
  const swap = (i: number) => {
    const above = parts[i - 1];
    const here = parts[i];
    if (above && here) onChange(parts.with(i - 1, here).with(i, above));
  };
  return (
    <fieldset className={fieldset.group}>
      <legend className={fieldset.legend}>
        Agenda <output className={s.minutes}>{minutesOf({ agenda: parts })} minutes</output>
      </legend>
      <datalist id="techniques">
        {(library.data ?? [])
          .filter((t) => !t.retired)
          .map((t) => (
            <option key={t.name} value={t.name} />
          ))}
      </datalist>
      <div className={fieldset.rows}>
        {parts.map((part, i) => (
          <div key={part.key} className={s.part}>
            <Textarea
              aria-label={`Part ${i + 1}`}
              placeholder="What happens"
              autosize
              minRows={1}
              maxLength={300}
              autoFocus={part.key === fresh}
              value={part.title}
              error={fault(`${i}.title`)}
              // One title, however many lines it takes: Enter begins the next part.
              onChange={(e) => change(i, { ...part, title: e.currentTarget.value.replace(/\s*\n\s*/g, ' ') })}
              onKeyDown={(e) => {
                if (e.key !== 'Enter' || e.nativeEvent.isComposing) return;
                e.preventDefault();
                add(i + 1);
              }}
            />
            <NumberInput
              aria-label={`Minutes of part ${i + 1}`}
              min={1}
              max={480}
              allowDecimal={false}
              allowNegative={false}
              hideControls
              rightSection={<span className="quiet small">min</span>}
              rightSectionWidth={38}
              value={part.minutes ?? ''}
              error={fault(`${i}.minutes`)}
              onChange={(v) => change(i, { ...part, minutes: typeof v === 'number' ? v : null })}
            />
            <NativeSelect aria-label={`Kind of part ${i + 1}`} data={kinds} value={part.kind ?? ''} error={fault(`${i}.kind`)} onChange={(e) => change(i, { ...part, kind: (e.currentTarget.value || null) as PartKind | null })} />
            <TextInput aria-label={`Technique of part ${i + 1}`} placeholder="Technique" list="techniques" maxLength={300} value={part.technique} error={fault(`${i}.technique`)} onChange={(e) => change(i, { ...part, technique: e.currentTarget.value })} />
            <div className={s.tools}>
              <ActionIcon aria-label={`Move part ${i + 1} up`} disabled={i === 0} onClick={() => swap(i)}>
                <span aria-hidden>↑</span>
              </ActionIcon>
              <ActionIcon aria-label={`Remove part ${i + 1}`} onClick={() => onChange(parts.toSpliced(i, 1))}>
                <span aria-hidden>✕</span>
              </ActionIcon>
            </div>
          </div>
        ))}
      </div>
      {parts.length < most && (
        <Button variant="subtle" className={fieldset.add} onClick={() => add(parts.length)}>
          Add a part
        </Button>
      )}
    </fieldset>
  );
}
