import { Navigate, getRouteApi, useRouter } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSession } from '@/api/useSession';
import { signInMethods } from './signInMethods';
import { SignInSheet } from './SignInSheet';

const route = getRouteApi('/sign-in');

/** The door. After signing in one is where one wanted to be. */
export function SignInPage() {
  const session = useSession();
  const { to } = route.useSearch();
  const router = useRouter();
  const methods = useQuery(signInMethods);
  useEffect(() => {
    document.title = 'Sign in · Cohort';
  }, []);
  // Only addresses of this app: never send a person elsewhere after login.
  const wanted = to && /^\/(?![/\\])/.test(to) ? to : '/';
  if (session.status === 'in') return <Navigate to={wanted} replace />;
  return <SignInSheet demoLogins={methods.data?.demoLogins} onSignedIn={() => void router.navigate({ to: wanted, replace: true })} />;
}
