import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, showProblem } from '@/api/problem';
import { changesBetween, ConflictDialog } from '@/components/ConflictDialog';
import { focusFirstWrong, Form } from '@/components/Form';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { referralQuery, useChangeReferral, type Referral, type ReferralChange } from './referralQueries';
import { ReferralFields, valuesOf, type ReferralValues } from './ReferralFields';

const labels = { source: 'Source', urgency: 'Urgency', reason: 'Reason', problemAreas: 'Problem areas', receivedOn: 'Received on', referrer: 'Sender' };

/** Corrects a referral. When somebody saved first, both are shown and neither is lost. */
export function EditReferral({ referral, onClose }: { referral: Referral; onClose: () => void }) {
  const queries = useQueryClient();
  const change = useChangeReferral(referral.id);
  const form = useForm<ReferralValues>({ initialValues: valuesOf(referral) });
  const [version, setVersion] = useState(referral.version);
  const [theirs, setTheirs] = useState<Referral>();
  const [problem, setProblem] = useState('');

  function save(over = version) {
    setProblem('');
    const body: ReferralChange = form.getValues();
    change.mutate(
      { version: over, body },
      {
        onSuccess: () => {
          form.resetDirty();
          done('Referral saved');
          onClose();
        },
        onError: (thrown) => void refused(thrown),
      },
    );
  }

  async function refused(thrown: unknown) {
    setTheirs(undefined);
    if (asProblem(thrown).stale) {
      try {
        setTheirs(await queries.fetchQuery({ ...referralQuery(referral.id), staleTime: 0 }));
        return;
      } catch (again) {
        thrown = again;
      }
    }
    setProblem(showProblem(form, thrown));
    focusFirstWrong();
  }

  return (
    <WorkDialog title="Edit referral" size={720} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <>
          <Form
            onSubmit={(e) => {
              e.preventDefault();
              save();
            }}
            submit="Save"
            busy={change.isPending}
            problem={problem}
            onCancel={close}
          >
            <ReferralFields form={form} />
          </Form>
          <ConflictDialog
            opened={theirs !== undefined}
            changes={theirs ? changesBetween(form.getValues(), valuesOf(theirs), labels) : []}
            busy={change.isPending}
            onKeepMine={() => theirs && save(theirs.version)}
            onTakeTheirs={onClose}
            onClose={() => {
              if (theirs) setVersion(theirs.version);
              setTheirs(undefined);
            }}
          />
        </>
      )}
    </WorkDialog>
  );
}
