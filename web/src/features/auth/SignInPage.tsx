import { Navigate, getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '@/api/useSession';
import { Logo } from '@/components/Logo';
import { SignInForm } from './SignInForm';
import s from './auth.module.css';

const route = getRouteApi('/sign-in');

/** The door. After signing in one is where one wanted to be. */
export function SignInPage() {
  const session = useSession();
  const { to } = route.useSearch();
  const router = useRouter();
  useEffect(() => {
    document.title = 'Sign in · Cohort';
  }, []);
  // Only addresses of this app: never send a person elsewhere after login.
  const wanted = to && /^\/(?![/\\])/.test(to) ? to : '/';
  if (session.status === 'in') return <Navigate to={wanted} replace />;
  return (
    <main className={s.door}>
      <div className={s.sheet}>
        <Logo />
        <h1 className={s.title}>Sign in</h1>
        <SignInForm onSignedIn={() => void router.navigate({ to: wanted, replace: true })} />
      </div>
    </main>
  );
}
