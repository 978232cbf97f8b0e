import { TextInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { showProblem } from '@/api/fieldProblem';
import { Card } from '@/components/Card';
import { FieldGroup, Form, Wide, focusFirstWrong } from '@/components/Form';
import { PageHeader } from '@/components/PageHeader';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { useFormDraft } from '@/drafts/useFormDraft';
import { useCreateCurriculum } from './curriculumQueries';
import { bodyOf, newWeek } from './outline';

const lines = (text: string) => text.split(/\r?\n/).map((t) => t.replace(/^\s*(?:week\s*)?\d+[.:)]\s*/i, '').trim()).filter(Boolean);

/** Begins a curriculum: a name, and the themes if one has them already. */
export function NewCurriculumPage() {
  const navigate = useNavigate();
  const create = useCreateCurriculum();
  const [problem, setProblem] = useState('');
  const form = useForm({
    initialValues: { name: '', summary: '', citation: '', themes: '' },
    validate: { name: (v) => (v.trim() ? null : 'Give it a name') },
  });
  useFormDraft('curriculum:new', form);
  const n = lines(form.values.themes).length;

  return (
    <>
      <PageHeader title="New curriculum" sentence="Name it and list its themes; goals, agendas and homework come week by week." />
      <div className="narrow">
        <Card>
          <Form
            submit={n > 0 ? `Begin with ${n} week${n === 1 ? '' : 's'}` : 'Begin the curriculum'}
            busy={create.isPending}
            problem={problem}
            onCancel={() => void navigate({ to: '/curricula' })}
            note="A draft is yours to change until you publish it."
            onSubmit={form.onSubmit(({ themes, ...about }) => {
              setProblem('');
              create.mutate(bodyOf({ ...about, tags: [], problemArea: null, groupType: null, weeks: lines(themes).map(newWeek) }), {
                onSuccess: (c) => {
                  form.resetDirty();
                  void navigate({ to: '/curricula/$curriculumId', params: { curriculumId: c.id } });
                },
                onError: (error) => {
                  setProblem(showProblem(form, error));
                  focusFirstWrong();
                },
              });
            })}
          >
            <FieldGroup title="The curriculum">
              <Wide>
                <TextInput label="Name" maxLength={100} required withAsterisk={false} autoFocus {...form.getInputProps('name')} />
              </Wide>
              <Wide>
                <Textarea label="Summary" description="For whom it is and what it does." data-prose autosize minRows={2} maxLength={20000} {...form.getInputProps('summary')} />
              </Wide>
              <Wide>
                <TextInput label="Source" description="Where the outline comes from, when it is not your own." maxLength={2000} {...form.getInputProps('citation')} />
              </Wide>
              <Wide>
                <Textarea label="Themes, one a line" description="Paste an outline if you have one; numbers at the front are taken off." autosize minRows={6} {...form.getInputProps('themes')} />
              </Wide>
            </FieldGroup>
          </Form>
        </Card>
      </div>
      <UnsavedGuard when={() => form.isDirty()} />
    </>
  );
}
