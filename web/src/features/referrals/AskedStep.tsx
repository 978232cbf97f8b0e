import { useNavigate } from '@tanstack/react-router';
import { LogContactDialog } from '@/components/contacts/LogContactDialog';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { failed } from '@/components/notices';
import { useEffect } from 'react';
import type { AskedStep as Step, Underway } from './pipeline';
import { useStep } from './referralQueries';
import { StepDialog } from './StepDialog';
import { useTold } from './told';

/** The dialog that a step needs, whether it was chosen in the menu or by a drag: nobody
    is moved without a word. */
export function AskedStep({ who, step, onClose }: { who: Underway; step: Step; onClose: () => void }) {
  if (step === 'try') return <LogContactDialog of={who.enquiry ? { kind: 'enquiries', id: who.enquiry.id } : { kind: 'referrals', id: who.referral.id }} name={who.name} phone={who.phone} onClose={onClose} />;
  if (who.enquiry) return <ToReferral who={who} onClose={onClose} />;
  if (step === 'accept') return <Accept who={who} onClose={onClose} />;
  if (step === 'refer') return null;
  return <StepDialog referral={who.referral} asking={step} onClose={onClose} />;
}

// The form for a referral is a page: what was said comes along.
function ToReferral({ who, onClose }: { who: Underway; onClose: () => void }) {
  const navigate = useNavigate();
  useEffect(() => {
    onClose();
    void navigate({ to: '/referrals/new', state: { enquiry: who.enquiry } });
  }, [navigate, onClose, who.enquiry]);
  return null;
}

function Accept({ who, onClose }: { who: Underway; onClose: () => void }) {
  const id = who.key;
  const step = useStep(id);
  const told = useTold(id);
  const accept = () =>
    step.mutate(
      { step: 'accept' },
      {
        onSuccess: (taken) => {
          onClose();
          told(taken);
        },
        onError: (thrown) => failed(thrown, 'Not accepted'),
      },
    );
  return (
    <ConfirmDialog opened title={`Accept ${who.code ?? who.name}?`} confirm="Accept" busy={step.isPending} onConfirm={accept} onClose={onClose}>
      An assessment comes next. It can be undone for ten minutes.
    </ConfirmDialog>
  );
}
