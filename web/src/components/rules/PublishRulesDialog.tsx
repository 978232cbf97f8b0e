import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { Prose } from '@/components/Prose';
import { WorkDialog } from '@/components/WorkDialog';
import { useRules } from './rulesQueries';

type Props = { title: string; /** Who signs it. */ children: string; text: string; /** For one cohort alone. */ cohortId?: string; onClose: () => void };

/** The next version of ground rules: its text never changes afterwards. */
export function PublishRulesDialog({ title, children, text: was, cohortId, onClose }: Props) {
  const [name, setName] = useState('');
  const [text, setText] = useState(was);
  const { publish } = useRules(cohortId);
  const problem = publish.error && asProblem(publish.error);
  const wrong = (field: string) => problem?.errors.find((e) => e.field === field)?.message;
  return (
    <WorkDialog title={title} size={720} dirty={() => name !== '' || text !== was} onClose={onClose}>
      {(close) => (
        <Form
          submit="Publish this version"
          busy={publish.isPending}
          problem={problem && problem.errors.length === 0 && problem.message}
          onCancel={close}
          onSubmit={(e) => {
            e.preventDefault();
            publish.mutate({ name, text }, { onSuccess: () => (onClose(), done(`Version ${name.trim()} is published`)) });
          }}
        >
          <p className="quiet">{children}</p>
          <TextInput label="Name of the version" description="Members sign it by this name" placeholder="such as 2026-2" required autoComplete="off" maxLength={40} maw={300} data-autofocus value={name} onChange={(e) => setName(e.currentTarget.value)} error={wrong('name')} />
          <Prose label="Text" description="A line that begins with # is a heading." required minRows={14} maxLength={20000} value={text} onChange={setText} error={wrong('text')} />
        </Form>
      )}
    </WorkDialog>
  );
}
