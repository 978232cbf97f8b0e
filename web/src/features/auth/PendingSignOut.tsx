import { useEffect, useState } from 'react';
import { isLeaving, tellSignOut } from '@/api/renewal';
import { ProblemNote } from '@/components/ProblemNote';

const again = 5_000;

/** A sign-out that has not reached the server: says so, and tries until it has. */
export function PendingSignOut() {
  const [state, setState] = useState<'none' | 'pending' | 'done'>(() => (isLeaving() ? 'pending' : 'none'));
  useEffect(() => {
    if (state !== 'pending') return;
    let here = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function attempt() {
      clearTimeout(timer);
      const done = !isLeaving() || (await tellSignOut());
      if (!here) return;
      if (done) setState('done');
      else timer = setTimeout(() => void attempt(), again);
    }
    const online = () => void attempt();
    window.addEventListener('online', online);
    void attempt();
    return () => {
      here = false;
      clearTimeout(timer);
      window.removeEventListener('online', online);
    };
  }, [state]);
  if (state === 'none') return null;
  return (
    <ProblemNote tone={state === 'done' ? 'underway' : 'soon'}>
      {state === 'done' ? 'The sign-out has reached the server.' : 'The sign-out has not reached the server yet. It is tried again until it has; until then nobody gets back in here without a password.'}
    </ProblemNote>
  );
}
