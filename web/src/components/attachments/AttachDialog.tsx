import { Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useToday } from '@/api/me';
import { asProblem } from '@/api/problem';
import { DateInput } from '@/components/DateInput';
import { FileDrop } from '@/components/files/FileDrop';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { useAttach, type AttachmentFor, type Owner } from './attachmentQueries';

type Props = {
  of: Owner;
  /** The day that the document most likely has. */
  day: string;
  /** Whom it may be for; one alone is not asked. */
  readers: AttachmentFor[];
  onClose: () => void;
};

const rules = { types: ['pdf', 'png', 'jpeg', 'webp', 'docx', 'pptx'], maxBytes: 10_000_000, maxFiles: 1 } as const;
const readerWords: Record<AttachmentFor, { label: string; description: string }> = {
  intake: { label: 'For intake', description: 'Intake and who treats the client read it: a referral letter, a consent.' },
  clinical: { label: 'Clinical', description: 'Only who treats the client reads it: a report, a discharge letter.' },
};

/** Puts a file with a client or a session. */
export function AttachDialog({ of, day, readers, onClose }: Props) {
  const today = useToday();
  const attach = useAttach(of);
  const [file, setFile] = useState<File>();
  const [wrong, setWrong] = useState<string>();
  const [problem, setProblem] = useState('');
  const form = useForm<{ title: string; on: string; note: string; for: AttachmentFor }>({
    initialValues: { title: '', on: day > today ? today : day, note: '', for: readers.at(-1) ?? 'clinical' },
    validate: { title: (v) => (v.trim() === '' ? 'Needed' : null), on: (v) => (v === '' ? 'Needed' : v > today ? 'In the future' : null) },
  });
  function choose(chosen?: File) {
    setFile(chosen);
    setWrong(undefined);
    if (chosen && form.values.title === '') form.setFieldValue('title', chosen.name.replace(/\.\w{1,5}$/, ''));
  }
  async function save({ note, ...said }: typeof form.values) {
    if (!file) return setProblem('Choose the file first.');
    setProblem('');
    setWrong(undefined);
    try {
      await attach.mutateAsync({ ...said, file, note: note.trim() || undefined });
      form.resetDirty();
      done('Attached');
      onClose();
    } catch (thrown) {
      const p = asProblem(thrown);
      const about = p.errors.find((e) => e.field === 'content' || e.field === 'name');
      if (about) setWrong(`It ${about.message}.`);
      else setProblem(p.errors.map((e) => `${e.field} ${e.message}.`).join(' ') || p.message);
    }
  }
  const state = attach.isPending ? 'sending' : wrong ? 'failed' : 'there';
  return (
    <WorkDialog title="Attach a file" size={520} dirty={() => file !== undefined || form.isDirty()} onClose={onClose}>
      {(close) => (
        <Form onSubmit={form.onSubmit((v) => void save(v))} submit="Attach" busy={attach.isPending} problem={problem} onCancel={close}>
          <div className="fields">
            <FileDrop label="File" rules={rules} files={file ? [{ id: 'file', name: file.name, size: file.size, state, why: wrong }] : []} onFiles={([chosen]) => choose(chosen)} onRemove={attach.isPending ? undefined : () => choose()} />
            <TextInput label="Title" maxLength={300} {...form.getInputProps('title')} />
            <DateInput label="Day of the document" value={form.values.on} max={today} error={form.errors.on} onChange={(on) => form.setFieldValue('on', on)} />
            {readers.length > 1 && (
              <Radio.Group label="Who reads it" {...form.getInputProps('for')}>
                <Stack gap={8} mt={6}>
                  {readers.map((r) => (
                    <Radio key={r} value={r} {...readerWords[r]} />
                  ))}
                </Stack>
              </Radio.Group>
            )}
            <Textarea label="Note" autosize minRows={2} maxLength={2000} {...form.getInputProps('note')} />
          </div>
        </Form>
      )}
    </WorkDialog>
  );
}
