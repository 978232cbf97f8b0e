import { Button, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { showProblem } from '@/api/fieldProblem';
import { List, ListRow } from '@/components/Card';
import { Form } from '@/components/Form';
import { failed } from '@/components/notices';
import { Pending } from '@/components/States';
import { WorkDialog } from '@/components/WorkDialog';
import { techniquesQuery, useAddTechnique, useRetireTechnique } from './libraryQueries';
import s from './TechniquesDialog.module.css';

/** The technique library: what is built in, and what the practice added. */
export function TechniquesDialog({ mayAdd, onClose }: { mayAdd: boolean; onClose: () => void }) {
  const all = useQuery(techniquesQuery);
  const add = useAddTechnique();
  const retire = useRetireTechnique();
  const [problem, setProblem] = useState('');
  const form = useForm({ initialValues: { name: '', description: '' }, validate: { name: (v) => (v.trim() ? null : 'Give it a name') } });
  return (
    <WorkDialog title="Techniques" size={620} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <>
          {!all.data ? (
            <Pending query={all} rows={4} />
          ) : (
            <div className={s.list}>
              <List label="Techniques">
                {all.data.map((t) => (
                  <ListRow
                    key={t.name}
                    plain
                    past={t.retired}
                    title={t.name}
                    detail={t.description}
                    end={
                      t.builtIn ? (
                        <span className="quiet small">built in</span>
                      ) : mayAdd ? (
                        <Button size="compact-sm" loading={retire.isPending && retire.variables.technique.id === t.id} onClick={() => retire.mutate({ technique: t, retired: !t.retired }, { onError: (thrown) => failed(thrown, 'It was not changed') })}>
                          {t.retired ? 'Offer again' : 'Retire'}
                          <span className="unseen">: {t.name}</span>
                        </Button>
                      ) : (
                        t.retired && <span className="quiet small">retired</span>
                      )
                    }
                  />
                ))}
              </List>
            </div>
          )}
          {mayAdd && (
            <Form
              submit="Add the technique"
              busy={add.isPending}
              problem={problem}
              onCancel={close}
              onSubmit={form.onSubmit((values) => {
                setProblem('');
                add.mutate({ name: values.name.trim(), description: values.description.trim() || undefined }, { onSuccess: () => form.reset(), onError: (thrown) => setProblem(showProblem(form, thrown)) });
              })}
            >
              <div className={s.fields}>
                <TextInput label="Name" maxLength={100} {...form.getInputProps('name')} />
                <Textarea label="What it is" autosize minRows={1} maxLength={2000} {...form.getInputProps('description')} />
              </div>
            </Form>
          )}
        </>
      )}
    </WorkDialog>
  );
}
