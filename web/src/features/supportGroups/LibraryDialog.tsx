import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { Pending } from '@/components/States';
import { organizationsQuery, useKeepSupportGroups } from '@/components/supportGroups/supportGroupQueries';
import { WorkDialog } from '@/components/WorkDialog';
import { count } from '@/format/words';
import s from './supportGroups.module.css';

/** The national organizations that are built in: all of them, or those one chooses. */
export function LibraryDialog({ onClose }: { onClose: () => void }) {
  const library = useQuery(organizationsQuery);
  const { take } = useKeepSupportGroups();
  const [left, setLeft] = useState<string[]>([]);
  const [problem, setProblem] = useState('');
  const open = library.data?.filter((o) => !o.supportGroupId) ?? [];
  const wanted = open.filter((o) => !left.includes(o.key)).map((o) => o.key);
  function send() {
    take.mutate(wanted, {
      onSuccess: ({ items }) => {
        onClose();
        done(`${count(items.length, 'organization')} in the directory`);
      },
      onError: (thrown) => setProblem(asProblem(thrown).message),
    });
  }
  return (
    <WorkDialog title="National organizations" size={720} dirty={() => false} onClose={onClose}>
      {(close) =>
        !library.data ? (
          <Pending query={library} />
        ) : (
          <Form
            submit={open.length === 0 ? 'All are taken' : wanted.length === open.length ? `Take all ${open.length}` : `Take ${wanted.length}`}
            held={wanted.length === 0}
            busy={take.isPending}
            problem={problem}
            onCancel={close}
            onSubmit={(e) => {
              e.preventDefault();
              send();
            }}
          >
            <p>Names and websites from public lists of help. Nobody has called them for you: what you take is not checked yet. What is in your directory already stays as you have it.</p>
            <Checkbox.Group aria-label="Organizations" value={[...library.data.filter((o) => o.supportGroupId).map((o) => o.key), ...wanted]} onChange={(on) => setLeft(open.filter((o) => !on.includes(o.key)).map((o) => o.key))}>
              <div className={s.pick}>
                {library.data.map((o) => (
                  <Checkbox key={o.key} value={o.key} label={o.name} description={o.supportGroupId ? 'in your directory' : o.subject} disabled={!!o.supportGroupId} />
                ))}
              </div>
            </Checkbox.Group>
          </Form>
        )
      }
    </WorkDialog>
  );
}
