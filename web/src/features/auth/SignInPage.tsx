import { Navigate, getRouteApi, useRouter } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useLogin } from '@/api/useLogin';
import { signInMethods } from './signInMethods';
import { SignInSheet } from './SignInSheet';

const route = getRouteApi('/sign-in');

/** The door. After signing in one is where one wanted to be. */
export function SignInPage() {
  const login = useLogin();
  const { to } = route.useSearch();
  const router = useRouter();
  const page = useQuery(signInMethods).data;
  // Only addresses of this app: never send a person elsewhere after login.
  const wanted = to && /^\/(?![/\\])/.test(to) ? to : '/';
  if (login.status === 'in') return <Navigate to={wanted} replace />;
  return (
    <SignInSheet
      practiceName={page?.practiceName}
      demoLogins={page?.demoLogins ?? undefined}
      setup={page?.setup}
      onSignedIn={() => void router.navigate({ to: wanted, replace: true })}
    />
  );
}
