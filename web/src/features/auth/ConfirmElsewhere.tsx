import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client, ok } from '@/api/client';
import { settleConfirmation } from '@/api/confirmation';
import { ProblemNote } from '@/components/ProblemNote';
import { onConfirmed } from './elsewhere';
import { wrongWords } from './factorWords';
import { identityQuery } from './identityQueries';
import { OtherWay } from './OtherWay';

/** Confirms at the identity provider that it is still the same person, in a
    window of its own: what was typed here stays. */
export function ConfirmElsewhere() {
  const identity = useQuery(identityQuery).data;
  const [problem, setProblem] = useState('');
  useEffect(() => onConfirmed(() => settleConfirmation(true)), []);
  if (!identity?.connectedAt) return null;

  async function ask() {
    setProblem('');
    const other = window.open('', '_blank', 'popup,width=480,height=680'); // at once: later it would be blocked
    try {
      const { address } = await ok(client.POST('/api/v1/auth/provider-confirmations'));
      if (other) other.location.href = address;
      else setProblem('Your browser lets no window open from here. Allow it, or confirm in another way.');
    } catch (thrown) {
      other?.close();
      setProblem(wrongWords(thrown));
    }
  }

  return (
    <OtherWay>
      <Button fullWidth data-size="md" onClick={() => void ask()}>
        Confirm with {identity.provider}
      </Button>
      <ProblemNote>{problem}</ProblemNote>
    </OtherWay>
  );
}
