import { Modal } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useToday } from '@/api/me';
import { showProblem } from '@/api/fieldProblem';
import { DateInput } from '@/components/DateInput';
import { Form } from '@/components/Form';
import type { CohortCard, Seatless } from './placementQueries';
import { useWaitFor } from './waiting';

type Props = { client: Seatless; cohort: CohortCard; onDone?: () => void; onClose: () => void };

/** Puts a client who comes without a referral on a waitlist, with the day from
    which their wait counts: they may have asked long before it is typed. */
export default function WaitDialog({ client, cohort, onDone, onClose }: Props) {
  const join = useWaitFor();
  const today = useToday();
  const [problem, setProblem] = useState('');
  const form = useForm({ initialValues: { waitingSince: today } });
  const send = form.onSubmit(async ({ waitingSince }) => {
    setProblem('');
    try {
      await join.wait({ cohortId: cohort.id, clientId: client.id, waitingSince: waitingSince || undefined }, `${client.code} waits for ${cohort.name}`);
      (onDone ?? onClose)();
    } catch (thrown) {
      setProblem(showProblem(form, thrown));
    }
  });
  return (
    <Modal opened title={`${client.code} waits for ${cohort.name}`} size={460} closeOnClickOutside={false} onClose={onClose}>
      <Form onSubmit={send} submit="Put on the waitlist" busy={join.isPending} problem={problem} onCancel={onClose}>
        <DateInput label="Waiting since" description="The day on which they asked. Who has waited longer comes first." max={today} data-autofocus {...form.getInputProps('waitingSince')} value={form.values.waitingSince} />
      </Form>
    </Modal>
  );
}
