import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { FieldGroup, Form, Wide } from '@/components/Form';
import { LanguageSelect } from '@/components/LanguageSelect';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { faultWords, moved, newItem, without } from './instrumentForm';
import { useOwnInstruments, type OwnForm, type OwnInstrument } from './instrumentQueries';
import { ItemFields } from './ItemFields';
import { Phone } from './Phone';
import { ReadingFields } from './ReadingFields';
import s from './Instruments.module.css';

type Props = { of?: OwnInstrument; from: OwnForm; /** What was not taken over from a file. */ left?: string[]; onSaved: (o: OwnInstrument) => void; onClose: () => void };

export const ways = [
  { value: 'higher_is_worse' as const, label: 'A higher score is worse' },
  { value: 'higher_is_better' as const, label: 'A higher score is better' },
];

/** A questionnaire of one's own being written, with the phone beside it. */
export function WriteDialog({ of, from, left, onSaved, onClose }: Props) {
  const [form, setForm] = useState(from);
  const { save } = useOwnInstruments();
  const change = (part: Partial<OwnForm>) => setForm({ ...form, ...part });
  const text = (key: 'name' | 'title' | 'measures' | 'recallWindow' | 'terms' | 'source') => ({ value: form[key], onChange: (e: { currentTarget: { value: string } }) => change({ [key]: e.currentTarget.value }) });
  const problem = save.error && asProblem(save.error);
  return (
    <WorkDialog title={of ? `Change ${of.name}` : 'A questionnaire of your own'} size={1180} dirty={() => left !== undefined || JSON.stringify(form) !== JSON.stringify(from)} onClose={onClose}>
      {(close) => (
        <div className={s.writing}>
          <Form
            submit="Save the draft"
            busy={save.isPending}
            onCancel={close}
            note="Nobody is asked a draft"
            problem={problem && (problem.errors.length > 0 ? problem.errors.map(faultWords).join(' ') : problem.message)}
            onSubmit={(e) => {
              e.preventDefault();
              save.mutate({ of, form }, { onSuccess: (saved) => (done('The draft is saved'), onSaved(saved)) });
            }}
          >
            {left && left.length > 0 && (
              <ul className={`tinted ${s.left}`} data-tone="soon" aria-label="What the file says and does not say">
                {left.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
            <FieldGroup title="What it is">
              <TextInput label="Short name" description="In lists, such as Check-out" maxLength={60} {...text('name')} />
              <TextInput label="Title" description="As clients read it" maxLength={300} {...text('title')} />
              <TextInput label="What it asks about" description="Such as: how somebody leaves" maxLength={300} {...text('measures')} />
              <TextInput label="The time it asks about" description="Such as: the last 2 weeks" maxLength={300} {...text('recallWindow')} />
              <Select label="Which way it gets better" allowDeselect={false} data={ways} value={form.direction} onChange={(v) => v && change({ direction: v })} />
              <LanguageSelect label="Language of the wording" value={form.language} onChange={(language) => change({ language })} />
              <Wide>
                <Textarea label="Instructions" autosize minRows={2} maxLength={2000} value={form.instructions ?? ''} onChange={(e) => change({ instructions: e.currentTarget.value })} />
              </Wide>
            </FieldGroup>
            <FieldGroup title="Questions">
              <Wide>
                {form.items.map((item, n) => (
                  <ItemFields
                    key={n}
                    item={item}
                    number={n + 1}
                    of={form.items.length}
                    onChange={(next) => change({ items: form.items.map((was, at) => (at === n ? next : was)) })}
                    onMove={(by) => setForm(moved(form, n, by))}
                    onRemove={() => setForm(without(form, n))}
                  />
                ))}
                <Button disabled={form.items.length >= 100} onClick={() => change({ items: [...form.items, newItem(form.items.at(-1))] })}>
                  Add a question
                </Button>
              </Wide>
            </FieldGroup>
            <ReadingFields form={form} onChange={change} />
            <FieldGroup title="Whose it is" hint="Printed under the questions. Many questionnaires belong to somebody: ask before you use one.">
              <TextInput label="Who wrote it" description="With the year, and where it was published" maxLength={2000} {...text('source')} />
              <TextInput label="Terms of the wording" description="Such as: our own; or the license, in words" maxLength={2000} {...text('terms')} />
            </FieldGroup>
          </Form>
          <Phone form={form} scored />
        </div>
      )}
    </WorkDialog>
  );
}
