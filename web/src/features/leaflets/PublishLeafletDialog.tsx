import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { crisisMark } from '@/components/crisis/crisisText';
import { Form } from '@/components/Form';
import { useLeaflets, type Leaflet } from '@/components/leaflets/leafletQueries';
import { done } from '@/components/notices';
import { Prose } from '@/components/Prose';
import { WorkDialog } from '@/components/WorkDialog';

/** The next wording of a leaflet, in the practice's own words. */
export function PublishLeafletDialog({ of, builtIn, onClose }: { of: Leaflet; builtIn?: Leaflet; onClose: () => void }) {
  const [title, setTitle] = useState(of.title);
  const [text, setText] = useState(of.text);
  const { publish } = useLeaflets();
  const problem = publish.error && asProblem(publish.error);
  const wrong = (field: string) => problem?.errors.find((e) => e.field === field)?.message;
  return (
    <WorkDialog title="In your own words" size={720} dirty={() => title !== of.title || text !== of.text} onClose={onClose}>
      {(close) => (
        <Form
          submit="Publish this wording"
          busy={publish.isPending}
          problem={problem && problem.errors.length === 0 && problem.message}
          onCancel={close}
          onSubmit={(e) => {
            e.preventDefault();
            publish.mutate({ topic: of.topic, title, text, ...(of.id ? { shown: of.id } : {}) }, { onSuccess: () => (onClose(), done(`“${title.trim()}” is given from now on`)) });
          }}
        >
          <p className="quiet">The wording before it stays readable, and to whom it was given stays noted. What you say of confidence, let somebody read who knows the law of your state.</p>
          <TextInput label="Title" required maxLength={300} value={title} onChange={(e) => setTitle(e.currentTarget.value)} error={wrong('title')} />
          <Prose label="Text" description={`A line that begins with # is a heading. ${crisisMark} becomes the one of your settings.`} required minRows={14} maxLength={20000} value={text} onChange={setText} error={wrong('text')} />
          {builtIn && of.id && (
            <p>
              <Button
                size="compact-sm"
                onClick={() => {
                  setTitle(builtIn.title);
                  setText(builtIn.text);
                }}
              >
                Begin with the text that comes with Cohort
              </Button>
            </p>
          )}
        </Form>
      )}
    </WorkDialog>
  );
}
