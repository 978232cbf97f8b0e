import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { asProblem } from '@/api/problem';
import { DateInput } from '@/components/DateInput';
import { ProblemNote } from '@/components/ProblemNote';
import { WorkDialog } from '@/components/WorkDialog';
import { emergencyGrounds } from '@/format/emergency';
import dialog from '@/components/Dialog.module.css';
import { useOpenEmergency, type NewEmergency } from './emergencyQueries';
import s from './clients.module.css';

const nothing: NewEmergency = { name: '', code: '', birthDate: '', ground: 'risk_of_harm', reason: '' };

/** Asks who is meant and why. Nobody is shown to choose from: the one who fits
    exactly is opened. */
export function EmergencyDialog({ onClose }: { onClose: () => void }) {
  const [said, setSaid] = useState(nothing);
  const open = useOpenEmergency();
  const openedRef = useRef(false); // told at once, before the record's page is gone to
  const navigate = useNavigate();
  const problem = open.error ? asProblem(open.error) : undefined;
  const wrong = (field: string) => problem?.errors.find((e) => e.field === field)?.message;
  const set = (change: Partial<NewEmergency>) => setSaid({ ...said, ...change });
  return (
    <WorkDialog title="Emergency access" size={520} dirty={() => !openedRef.current && said !== nothing} onClose={onClose}>
      {(close) => (
        <form
          noValidate
          className={s.emergencyFields}
          onSubmit={(e) => {
            e.preventDefault();
            open.mutate(
              { ...said, name: said.name || undefined, code: said.code || undefined },
              { onSuccess: (a) => { openedRef.current = true; onClose(); void navigate({ to: '/clients/$clientId', params: { clientId: a.clientId } }); } },
            );
          }}
        >
          <p className={dialog.text}>One record opens for an hour, to be read. Who treats the client and the administrators are told at once, and the audit keeps all that you look at.</p>
          <TextInput label="Full name" description="First and last name, as they are written. Or the code." data-autofocus autoComplete="off" value={said.name} error={wrong('name')} onChange={(e) => set({ name: e.currentTarget.value })} />
          <TextInput label="Code" autoComplete="off" value={said.code} error={wrong('code')} onChange={(e) => set({ code: e.currentTarget.value })} />
          <DateInput label="Birth date" required value={said.birthDate} error={wrong('birthDate')} onChange={(birthDate) => set({ birthDate })} />
          <Select label="Kind of emergency" description="Administrators read this." allowDeselect={false} data={emergencyGrounds} value={said.ground} error={wrong('ground')} onChange={(ground) => ground && set({ ground })} />
          <Textarea label="Reason" description="Who treats the client reads this; administrators do not." required autosize minRows={2} maxLength={1000} value={said.reason} error={wrong('reason')} onChange={(e) => set({ reason: e.currentTarget.value })} />
          {problem && problem.errors.length === 0 && <ProblemNote>{problem.message}</ProblemNote>}
          <div className={dialog.buttons}>
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" variant="filled" color="red" loading={open.isPending}>
              Open the record
            </Button>
          </div>
        </form>
      )}
    </WorkDialog>
  );
}
