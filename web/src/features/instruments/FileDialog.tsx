import { Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { fieldSentence } from '@/api/fieldProblem';
import { TextFileDialog } from '@/components/files/TextFileDialog';
import { readFile, type OwnForm } from './instrumentQueries';
import { ways } from './WriteDialog';

/** Begins a questionnaire with a file of another program. */
export function FileDialog({ onRead, onClose }: { onRead: (form: OwnForm, left: string[]) => void; onClose: () => void }) {
  const [better, setBetter] = useState<OwnForm['direction']>('higher_is_worse');
  const reads = useMutation({ mutationFn: (text: string) => readFile(text, better) });

  return (
    <TextFileDialog
      title="From a file"
      submit="Read it"
      accept=".json,application/json,application/fhir+json"
      busy={reads.isPending}
      onClose={onClose}
      onSend={({ text }, refuse) =>
        reads.mutate(text, {
          onSuccess: ({ form, leftOut }) => onRead(form, leftOut),
          onError: (thrown) => {
            const p = asProblem(thrown);
            refuse(p.errors.length > 0 ? p.errors.map((e) => fieldSentence(e.message)) : [p.message]);
          },
        })
      }
      words="A FHIR R4 Questionnaire, as other programs and libraries give it (.json). You look at it and complete it before anything is kept."
    >
      <Select label="Which way it gets better" description="A file does not say" allowDeselect={false} data={ways} value={better} onChange={(v) => v && setBetter(v)} />
    </TextFileDialog>
  );
}
