import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { enterBy, type FactorAsked } from '@/api/login';
import { byField } from '@/api/fieldProblem';
import { asProblem } from '@/api/problem';
import { ButtonLink } from '@/components/ButtonLink';
import { focusFirstWrong } from '@/components/Form';
import { ProblemNote } from '@/components/ProblemNote';
import { NewPassword } from './NewPassword';
import { OtherWay } from './OtherWay';
import { SecondStep } from './SecondStep';

type Props = {
  path: 'invitation' | 'setup';
  token: string;
  submit: string;
  /** Fields before the password; `errors` by field name. */
  fields?: (errors: Record<string, string>) => ReactNode;
  /** What is asked after it, and what of that is sent. */
  then?: (errors: Record<string, string>) => ReactNode;
  more?: () => Record<string, unknown>;
};

/** A password for somebody who came by a one-time link. */
export function TokenForm({ path, token, submit, fields, then, more }: Props) {
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<FactorAsked>();

  if (!token) {
    return (
      <>
        <ProblemNote tone="soon">The link is not complete. Open it again from where you got it; for your safety this page keeps none of it.</ProblemNote>
        <OtherWay>
          <ButtonLink to="/sign-in" variant="subtle">
            To the sign-in page
          </ButtonLink>
        </OtherWay>
      </>
    );
  }

  if (asked) {
    return (
      <SecondStep
        asked={asked}
        submit="Sign in"
        onProof={async (proof) => {
          await enterBy('second-factor', { ...proof, challenge: asked.challenge });
          await navigate({ to: '/', replace: true });
        }}
      />
    );
  }

  async function enter(form: HTMLFormElement) {
    setBusy(true);
    setErrors({});
    setProblem('');
    try {
      const said = Object.fromEntries([...new FormData(form)].map(([k, v]) => [k, String(v)]));
      const login = await enterBy(path, { ...said, ...more?.(), token, password });
      if ('mfaRequired' in login) setAsked(login);
      else await navigate({ to: '/', replace: true });
    } catch (thrown) {
      const p = asProblem(thrown);
      setErrors(byField(p.errors));
      if (p.errors.every((e) => e.field === 'token') || p.errors.length === 0) setProblem(p.errors[0] ? `The link ${p.errors[0].message}.` : p.message);
      requestAnimationFrame(() => focusFirstWrong(form));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      noValidate
      className="fields"
      onSubmit={(e) => {
        e.preventDefault();
        void enter(e.currentTarget);
      }}
    >
      {fields?.(errors)}
      <NewPassword label="Password" value={password} onChange={setPassword} error={errors.password} autoFocus={!fields} />
      {then?.(errors)}
      <ProblemNote>{problem}</ProblemNote>
      <Button type="submit" variant="filled" data-size="md" fullWidth loading={busy}>
        {submit}
      </Button>
    </form>
  );
}
