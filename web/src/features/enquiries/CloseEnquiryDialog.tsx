import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { declineReasons, destinations } from '@/components/contacts/choices';
import { useEnquiryDeeds, type Enquiry } from '@/components/contacts/contactQueries';
import d from '@/components/Dialog.module.css';
import { done } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { WorkDialog } from '@/components/WorkDialog';

/** Ends an enquiry without a referral: why, or where they were sent. */
export function CloseEnquiryDialog({ enquiry, onClose }: { enquiry: Enquiry; onClose: () => void }) {
  const { close: deed, reopen } = useEnquiryDeeds();
  const [choice, setChoice] = useState<string | null>(null);
  const [own, setOwn] = useState('');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState('');
  const reason = choice === 'own' ? own.trim() : choice;
  async function save() {
    setProblem(reason ? '' : 'Say why, or where they were sent.');
    if (!reason) return;
    try {
      await deed.mutateAsync({ id: enquiry.id, reason, note: note.trim() || undefined });
      done('The enquiry is closed', () => reopen.mutateAsync({ id: enquiry.id, reason: 'Undone at once.' }));
      onClose();
    } catch (thrown) {
      setProblem(asProblem(thrown).message);
    }
  }
  return (
    <WorkDialog title="Close without a referral?" size={520} dirty={() => !!own || !!note} onClose={onClose}>
      {(close) => (
        <>
          <Select
            label="Why"
            placeholder="Choose"
            data-autofocus
            data={[
              { group: 'It ends here', items: declineReasons },
              { group: 'Sent elsewhere', items: destinations },
              { group: 'Something else', items: [{ value: 'own', label: 'In your own words…' }] },
            ]}
            value={choice}
            onChange={setChoice}
          />
          {choice === 'own' && <TextInput className={d.field} label="In your words" maxLength={300} value={own} onChange={(e) => setOwn(e.currentTarget.value)} />}
          <Textarea className={d.field} label="Note" description="What they were told; optional" autosize minRows={2} value={note} onChange={(e) => setNote(e.currentTarget.value)} />
          {problem && <ProblemNote>{problem}</ProblemNote>}
          <div className={d.buttons}>
            <Button onClick={close}>Cancel</Button>
            <Button variant="filled" color="red" loading={deed.isPending} onClick={() => void save()}>
              Close it
            </Button>
          </div>
        </>
      )}
    </WorkDialog>
  );
}
