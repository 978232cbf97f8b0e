import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ok } from '@/api/client';
import { useMay } from '@/api/me';
import { asProblem } from '@/api/problem';
import { usePerson } from '@/api/useLogin';
import { Card } from '@/components/Card';
import { Form, focusFirstWrong } from '@/components/Form';
import { done } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import s from './AccountPage.module.css';
import { CalendarFeedCard } from './CalendarFeedCard';
import { FactorsCard } from './FactorsCard';
import { IdentityCard } from './IdentityCard';
import { NewPassword } from './NewPassword';
import { OwnLogins } from './OwnLogins';

/** How one signs in: the password, what one has besides it, where one is signed
    in, and the link of one's calendar. */
export function AccountPage() {
  const person = usePerson();
  const may = useMay();
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState('');
  const change = useMutation({
    mutationFn: () => ok(client.POST('/api/v1/auth/password', { body: { currentPassword: current, newPassword: wanted } })),
    onSuccess: () => {
      setCurrent('');
      setWanted('');
      done('Password changed; your other logins have ended');
    },
    onError: (thrown) => {
      const p = asProblem(thrown);
      setErrors(Object.fromEntries(p.errors.map((e) => [e.field, e.message])));
      if (p.errors.length === 0) setProblem(p.retryAfter > 0 ? `${p.message} Try again in ${p.retryAfter} seconds.` : p.message);
      requestAnimationFrame(() => focusFirstWrong());
    },
  });

  return (
    <>
      <PageHeader title="Account" sentence={`How ${person.email} signs in.`} />
      <div className={s.narrow}>
        <FactorsCard />
        <IdentityCard />
        <OwnLogins />
        {may('calendar_feed.read') && <CalendarFeedCard />}
        <Card title="Password" aside="Changing it signs you out everywhere else">
          <Form
            submit="Change password"
            busy={change.isPending}
            problem={problem}
            onSubmit={(e) => {
              e.preventDefault();
              setErrors({});
              setProblem('');
              change.mutate();
            }}
          >
            <div className="fields">
              <input type="hidden" name="username" autoComplete="username" value={person.email} readOnly />
              <PasswordInput label="Current password" autoComplete="current-password" value={current} onChange={(e) => setCurrent(e.currentTarget.value)} error={errors.currentPassword && `It ${errors.currentPassword}.`} />
              <NewPassword label="New password" value={wanted} onChange={setWanted} error={errors.newPassword} />
            </div>
          </Form>
        </Card>
      </div>
    </>
  );
}
