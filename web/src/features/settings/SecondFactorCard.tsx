import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { asProblem } from '@/api/problem';
import { Card } from '@/components/Card';
import { FieldGroup, Form } from '@/components/Form';
import { done } from '@/components/notices';
import { Pending } from '@/components/States';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { rolesWords } from '@/format/words';
import { secondFactorQuery, useSaveSecondFactor, type SecondFactorNeeded } from './settingsQueries';

type Roles = SecondFactorNeeded['roles'];
const all: Roles = ['admin', 'therapist', 'intake', 'billing'];
const words = { admin: 'Administrators', therapist: 'Therapists', intake: 'Intake', billing: 'Billing' };

/** Whose people need more than a password to sign in. */
export function SecondFactorCard() {
  const needed = useQuery(secondFactorQuery);
  const may = useMay();
  return (
    <Card title="Second factor">
      {!needed.data ? (
        <Pending query={needed} />
      ) : may('settings.update') ? (
        <RolesForm key={needed.data.version} stored={needed.data} onStale={() => void needed.refetch()} />
      ) : (
        <p className="quiet">{needed.data.roles.length === 0 ? 'Nobody must have one; everybody may.' : `Needed by: ${rolesWords(needed.data.roles)}.`}</p>
      )}
    </Card>
  );
}

function RolesForm({ stored, onStale }: { stored: SecondFactorNeeded; onStale: () => void }) {
  const save = useSaveSecondFactor();
  const [roles, setRoles] = useState(stored.roles);
  const [problem, setProblem] = useState('');
  const dirty = all.some((r) => roles.includes(r) !== stored.roles.includes(r));

  return (
    <>
      <Form
        submit="Save second factor"
        busy={save.isPending}
        problem={problem}
        note={dirty ? 'Not saved yet' : undefined}
        onSubmit={(e) => {
          e.preventDefault();
          setProblem('');
          save.mutate(
            { roles, version: stored.version },
            {
              onSuccess: () => done('Saved'),
              onError: (thrown) => {
                const p = asProblem(thrown);
                setProblem(p.stale ? 'Somebody else changed the settings meanwhile. This shows them as they are now: choose again.' : p.message);
                if (p.stale) onStale();
              },
            },
          );
        }}
      >
        <FieldGroup title="Who needs one" hint="A passkey or an authenticator app, besides the password. Who has none yet adds one before anything else, from now on.">
          {all.map((role) => (
            <Checkbox key={role} label={words[role]} checked={roles.includes(role)} onChange={(e) => setRoles(e.currentTarget.checked ? [...roles, role] : roles.filter((r) => r !== role))} />
          ))}
        </FieldGroup>
      </Form>
      <UnsavedGuard when={() => dirty} what="The change" />
    </>
  );
}
