import { useForm } from '@mantine/form';
import { asProblem } from '@/api/problem';
import { textParts, type Part } from '@/components/conflict';
import { done } from '@/components/notices';
import { useStaleForm } from '@/components/useStaleForm';
import { WorkDialog } from '@/components/WorkDialog';
import { useFormDraft } from '@/drafts/useFormDraft';
import { rolesWords } from '@/format/words';
import { fieldsOf, licensesText, patchOf, type UserFields } from './userFields';
import type { Leaving } from './HandoverDialog';
import { UserForm } from './UserForm';
import { readUser, useChangeUser, type User } from './userQueries';

// Who may lead groups needs a license: one does not go without the other.
export const personParts: Array<Part<UserFields>> = [
  ...textParts<UserFields>({ name: 'Name', email: 'Email', npi: 'NPI', specialties: 'Specialties', training: 'Training' }),
  { label: 'Roles and license', fields: ['roles', 'licenses'], words: (f) => [rolesWords(f.roles), licensesText(f.licenses)].filter(Boolean).join(', ') },
];

/** Changes a person. A new role acts on their next click. */
export function EditPerson({ user, onLeaving, onClose }: { user: User; onLeaving: (leaving: Leaving) => void; onClose: () => void }) {
  const change = useChangeUser();
  const form = useForm({ initialValues: fieldsOf(user) });
  useFormDraft(`person:${user.id}`, form);
  const edit = useStaleForm({
    stored: user,
    form,
    valuesOf: fieldsOf,
    parts: personParts,
    read: () => readUser(user.id),
    send: async (against, fields) => {
      const patch = patchOf(against, fields);
      const saved = await change.mutateAsync({ user: against, patch }).catch((thrown: unknown) => {
        if (asProblem(thrown).code !== 'leads_cohorts') throw thrown;
        onLeaving({ user: against, patch });
      });
      if (!saved) return; // what was typed stays until somebody takes over
      form.resetDirty();
      done(saved.proposal ? `${saved.name} saved. The roles wait for another administrator` : `${saved.name} saved`);
      onClose();
    },
  });

  return (
    <WorkDialog title={`Edit ${user.name}`} size={600} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <>
          <UserForm form={form} submit="Save" busy={edit.busy} problem={edit.problem} onCancel={close} onSubmit={form.onSubmit(() => void edit.save())} />
          {edit.dialog}
        </>
      )}
    </WorkDialog>
  );
}
