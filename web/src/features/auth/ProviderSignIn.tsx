import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ProblemNote } from '@/components/ProblemNote';
import { askElsewhere, keepWanted } from './elsewhere';
import { wrongWords } from './factorWords';
import { OtherWay } from './OtherWay';

/** Signs in at the practice's identity provider. */
export function ProviderSignIn({ name, wanted }: { name: string; wanted?: string }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  useEffect(() => {
    const back = (e: PageTransitionEvent) => e.persisted && setBusy(false); // by the browser's Back
    window.addEventListener('pageshow', back);
    return () => window.removeEventListener('pageshow', back);
  }, []);

  async function go() {
    setBusy(true);
    setProblem('');
    try {
      const address = await askElsewhere();
      keepWanted(wanted ?? '/');
      location.assign(address);
    } catch (thrown) {
      setProblem(wrongWords(thrown));
      setBusy(false);
    }
  }

  return (
    <OtherWay>
      <Button fullWidth data-size="md" loading={busy} onClick={() => void go()}>
        Sign in with {name}
      </Button>
      <ProblemNote>{problem}</ProblemNote>
    </OtherWay>
  );
}
