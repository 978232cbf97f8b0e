import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { enterBy, type FactorAsked } from '@/api/login';
import { ButtonLink } from '@/components/ButtonLink';
import { ProblemNote } from '@/components/ProblemNote';
import { LoadingPage } from '@/components/States';
import { Door } from './Door';
import { bringBack, takeWanted, tellConfirmed } from './elsewhere';
import { wrongWords } from './factorWords';
import { OtherWay } from './OtherWay';
import { SecondStep } from './SecondStep';

const notBack = 'You were not signed in there, or came here by yourself. Begin again, or sign in with your password.';

/** Where the identity provider sends a browser back to. */
export function ProviderPage() {
  const navigate = useNavigate();
  const [problem, setProblem] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const [asked, setAsked] = useState<FactorAsked>();

  useEffect(() => {
    bringBack().then(
      (came) => {
        if (!came) setProblem(notBack);
        else if (came.confirmed) {
          tellConfirmed();
          setConfirmed(true);
          window.close();
        } else if (came.connected) void navigate({ to: '/account', replace: true });
        else if ('mfaRequired' in came) setAsked(came);
        else void navigate({ to: takeWanted(), replace: true });
      },
      (thrown: unknown) => setProblem(wrongWords(thrown)),
    );
  }, [navigate]);

  if (asked) {
    return (
      <Door title="Sign in">
        <SecondStep
          asked={asked}
          submit="Sign in"
          onProof={async (proof) => {
            await enterBy('second-factor', { ...proof, challenge: asked.challenge });
            await navigate({ to: takeWanted(), replace: true });
          }}
        />
      </Door>
    );
  }
  if (confirmed) {
    return (
      <Door title="Confirmed">
        <p className="quiet">What you were doing goes on in the other window. You can close this one.</p>
      </Door>
    );
  }
  if (!problem) return <LoadingPage />;
  return (
    <Door title="Sign in">
      <ProblemNote tone="soon">{problem}</ProblemNote>
      <OtherWay>
        <ButtonLink to="/sign-in" variant="filled">
          To the sign-in page
        </ButtonLink>
      </OtherWay>
    </Door>
  );
}
