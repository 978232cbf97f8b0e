import { useForm } from '@mantine/form';
import { useState } from 'react';
import { asProblem, showProblem } from '@/api/problem';
import { changesBetween, ConflictDialog } from '@/components/ConflictDialog';
import { focusFirstWrong } from '@/components/Form';
import { WorkDialog } from '@/components/WorkDialog';
import { done } from '@/components/notices';
import { word } from '@/format/words';
import { fieldsOf, licenseText, patchOf } from './userFields';
import { UserForm } from './UserForm';
import { readUser, useChangeUser, type User } from './userQueries';

const labels = { name: 'Name', email: 'Email', role: 'Role', license: 'License', npi: 'NPI' };
const readable = (f: ReturnType<typeof fieldsOf>) => ({ ...f, role: word(f.role), license: f.license.type || f.license.number || f.license.state ? licenseText(f.license) : '' });

/** Changes a person. A new role acts on their next click. */
export function EditPerson({ user, onClose }: { user: User; onClose: () => void }) {
  const change = useChangeUser();
  const [from, setFrom] = useState(user);
  const [theirs, setTheirs] = useState<User>();
  const [problem, setProblem] = useState('');
  const form = useForm({ initialValues: fieldsOf(user) });

  async function save(base: User) {
    setProblem('');
    try {
      const saved = await change.mutateAsync({ user: base, patch: patchOf(base, form.getValues()) });
      form.resetDirty();
      done(`${saved.name} saved`);
      onClose();
    } catch (thrown) {
      if (asProblem(thrown).stale) return setTheirs(await readUser(user.id));
      setProblem(showProblem(form, thrown));
      focusFirstWrong();
    }
  }

  return (
    <WorkDialog title={`Edit ${user.name}`} size={600} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <>
          <UserForm form={form} submit="Save" busy={change.isPending} problem={problem} onCancel={close} onSubmit={form.onSubmit(() => void save(from))} />
          <ConflictDialog
            opened={theirs !== undefined}
            changes={theirs ? changesBetween(readable(form.getValues()), readable(fieldsOf(theirs)), labels) : []}
            busy={change.isPending}
            onKeepMine={() => {
              if (theirs) void save(theirs);
              setTheirs(undefined);
            }}
            onTakeTheirs={() => {
              if (theirs) {
                form.setValues(fieldsOf(theirs));
                setFrom(theirs);
              }
              setTheirs(undefined);
            }}
            onClose={() => {
              if (theirs) setFrom(theirs);
              setTheirs(undefined);
            }}
          />
        </>
      )}
    </WorkDialog>
  );
}
