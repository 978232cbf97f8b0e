import { Modal } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { showProblem } from '@/api/problem';
import { focusFirstWrong } from '@/components/Form';
import { emptyUser, newUserOf } from './userFields';
import { UserForm } from './UserForm';
import { useCreateUser, type User } from './userQueries';

type Props = { opened: boolean; onClose: () => void; onInvited: (user: User) => void };

/** Adds a person, who sets their own password by a one-time link. */
export function InvitePerson({ opened, onClose, onInvited }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Invite a person" size={600} closeOnClickOutside={false}>
      <Fields onClose={onClose} onInvited={onInvited} />
    </Modal>
  );
}

function Fields({ onClose, onInvited }: Omit<Props, 'opened'>) {
  const create = useCreateUser();
  const [problem, setProblem] = useState('');
  const form = useForm({ initialValues: emptyUser });
  return (
    <UserForm
      form={form}
      submit="Add and get the link"
      busy={create.isPending}
      problem={problem}
      onCancel={onClose}
      onSubmit={form.onSubmit((values) => {
        setProblem('');
        create.mutate(newUserOf(values), {
          onSuccess: (u) => onInvited(u),
          onError: (error) => {
            setProblem(showProblem(form, error));
            focusFirstWrong();
          },
        });
      })}
    />
  );
}
