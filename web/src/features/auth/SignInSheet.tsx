import { ButtonLink } from '@/components/ButtonLink';
import { ProblemNote } from '@/components/ProblemNote';
import type { DemoLogin } from './DemoLogins';
import { Door } from './Door';
import { OtherWay } from './OtherWay';
import { PendingSignOut } from './PendingSignOut';
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
};

/** The sign-in page as one sees it. */
export function SignInSheet({ onSignedIn, practiceName, demoLogins, setup, because, passkeys }: Props) {
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
      <OtherWay>
        <ButtonLink to="/forgotten" variant="subtle">
          Forgot the password?
        </ButtonLink>
      </OtherWay>
    </Door>
  );
}
