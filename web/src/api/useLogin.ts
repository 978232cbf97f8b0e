import { useSyncExternalStore } from 'react';
import { currentLogin, onLoginChange, type Person } from './login';

/** The login's state; re-renders on change. */
export const useLogin = () => useSyncExternalStore(onLoginChange, currentLogin);

/** The person at the page. Only for components under the signed-in shell. */
export function usePerson(): Person {
  const login = useLogin();
  if (login.status === 'in') return login.user;
  throw new Error('usePerson outside the signed-in shell');
}
