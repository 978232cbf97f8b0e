import { useSyncExternalStore } from 'react';
import { currentSession, onSessionChange, type Person } from './session';

/** The login's state; re-renders on change. */
export const useSession = () => useSyncExternalStore(onSessionChange, currentSession);

/** The person at the page. Only for components under the signed-in shell. */
export function usePerson(): Person {
  const session = useSession();
  if (session.status === 'in' || session.status === 'expired') return session.user;
  throw new Error('usePerson outside the signed-in shell');
}
