import { Logo } from '@/components/Logo';
import type { DemoLogin } from './DemoLogins';
import { SignInForm } from './SignInForm';
import s from './auth.module.css';

/** The sign-in page as one sees it. */
export function SignInSheet({ onSignedIn, demoLogins }: { onSignedIn: () => void; demoLogins?: DemoLogin[] }) {
  return (
    <main className={s.door}>
      <div className={s.sheet}>
        <Logo />
        <h1 className={s.title}>Sign in</h1>
        <SignInForm onSignedIn={onSignedIn} demoLogins={demoLogins} />
      </div>
    </main>
  );
}
