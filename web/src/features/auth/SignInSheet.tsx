import { ButtonLink } from '@/components/ButtonLink';
import { ProblemNote } from '@/components/ProblemNote';
import type { DemoLogin } from './DemoLogins';
import { Door } from './Door';
import { OtherWay } from './OtherWay';
import { PendingSignOut } from './PendingSignOut';
import { ProviderSignIn } from './ProviderSignIn';
import { SignInForm } from './SignInForm';
import s from './SignInSheet.module.css';

type Props = {
  onSignedIn: () => void;
  practiceName?: string;
  demoLogins?: DemoLogin[];
  /** Nobody can sign in yet. */
  setup?: boolean;
  /** Why one is here again. */
  because?: string;
  /** At this address there can be passkeys. */
  passkeys?: boolean;
  /** What people call the identity provider, where there is one. */
  provider?: string;
  /** The address at which one wanted to be. */
  wanted?: string;
};

/** The sign-in page as one sees it. */
export function SignInSheet({ onSignedIn, practiceName, demoLogins, setup, because, passkeys, provider, wanted }: Props) {
  return (
    <Door title="Sign in" over={practiceName}>
      {setup && (
        <div className={s.setup}>
          <ProblemNote tone="underway">Nobody can sign in yet. The server printed a one-time link when it started; open it to become the first administrator.</ProblemNote>
        </div>
      )}
      {because && (
        <div className={s.setup}>
          <ProblemNote tone="underway">{because}</ProblemNote>
        </div>
      )}
      <div className={s.setup}>
        <PendingSignOut />
      </div>
      <SignInForm onSignedIn={onSignedIn} demoLogins={demoLogins} passkeys={passkeys} />
      {provider && <ProviderSignIn name={provider} wanted={wanted} />}
      <OtherWay>
        <ButtonLink to="/forgotten" variant="subtle">
          Forgot the password?
        </ButtonLink>
      </OtherWay>
    </Door>
  );
}
