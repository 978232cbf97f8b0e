import { Navigate, getRouteApi, useRouter } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useLogin } from '@/api/useLogin';
import { signInMethods } from './signInMethods';
import { SignInSheet } from './SignInSheet';

const route = getRouteApi('/sign-in');

const reasons = {
  idle: 'You were signed out because nobody was here for a while. What you typed is kept for you, and comes back when you sign in.',
  ended: 'Your login has ended. What you typed is kept for you, and comes back when you sign in.',
};

/** The door. After signing in one is where one wanted to be. */
export function SignInPage() {
  const login = useLogin();
  const { to, because } = route.useSearch();
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
      because={because ? reasons[because as keyof typeof reasons] : undefined}
      passkeys={page?.passkeys}
      provider={page?.provider}
      wanted={wanted}
      onSignedIn={() => void router.navigate({ to: wanted, replace: true })}
    />
  );
}
