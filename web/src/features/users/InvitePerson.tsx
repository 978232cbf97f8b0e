import { useForm } from '@mantine/form';
import { useState } from 'react';
import { showProblem } from '@/api/fieldProblem';
import { focusFirstWrong } from '@/components/Form';
import { WorkDialog } from '@/components/WorkDialog';
import { useFormDraft } from '@/drafts/useFormDraft';
import { emptyUser, newUserOf } from './userFields';
import { UserForm } from './UserForm';
import { useCreateUser, type User } from './userQueries';

type Props = { onClose: () => void; onInvited: (user: User) => void };

/** Adds a person, who sets their own password by a one-time link. */
export function InvitePerson({ onClose, onInvited }: Props) {
  const create = useCreateUser();
  const [problem, setProblem] = useState('');
  const form = useForm({ initialValues: emptyUser });
  useFormDraft('person:new', form);
  return (
    <WorkDialog title="Invite a person" size={600} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <UserForm
          form={form}
          submit="Add and get the link"
          busy={create.isPending}
          problem={problem}
          onCancel={close}
          onSubmit={form.onSubmit((values) => {
            setProblem('');
            create.mutate(newUserOf(values), {
              onSuccess: (u) => {
                form.resetDirty();
                onInvited(u);
              },
              onError: (error) => {
                setProblem(showProblem(form, error));
                focusFirstWrong();
              },
            });
          })}
        />
      )}
    </WorkDialog>
  );
}
