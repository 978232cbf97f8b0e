import { Button, Textarea, TextInput } from '@mantine/core';
import { Wide } from '@/components/Form';
import type { Phrase } from './noteRulesForm';

/** The practice's phrases, one below the other. */
export function PhraseFields({ phrases, onChange }: { phrases: Phrase[]; onChange: (phrases: Phrase[]) => void }) {
  const change = (i: number, part: Partial<Phrase>) => onChange(phrases.map((p, at) => (at === i ? { ...p, ...part } : p)));
  return (
    <>
      {phrases.map((p, i) => (
        <Wide key={i}>
          <div role="group" aria-label={`Phrase ${i + 1}`}>
            <TextInput label="Key" description="Typed behind a semicolon, then Tab" maxLength={12} value={p.key} onChange={(e) => change(i, { key: e.currentTarget.value })} />
            <TextInput label="Name" maxLength={100} value={p.name} onChange={(e) => change(i, { name: e.currentTarget.value })} />
            <Textarea label="Text" autosize minRows={2} maxLength={2000} value={p.text} onChange={(e) => change(i, { text: e.currentTarget.value })} />
            <Button size="compact-sm" variant="subtle" onClick={() => onChange(phrases.filter((_, at) => at !== i))}>
              Remove {p.name || `phrase ${i + 1}`}
            </Button>
          </div>
        </Wide>
      ))}
      <Wide>
        <Button disabled={phrases.length >= 40} onClick={() => onChange([...phrases, { key: '', name: '', text: '' }])}>
          Add a phrase
        </Button>
      </Wide>
    </>
  );
}
