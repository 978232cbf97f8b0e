import { Radio, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { showProblem } from '@/api/fieldProblem';
import { DateInput } from '@/components/DateInput';
import { focusFirstWrong, Form } from '@/components/Form';
import { done } from '@/components/notices';
import { useKeepSupportGroups, type ChecksBody, type SupportGroup } from '@/components/supportGroups/supportGroupQueries';
import { WorkDialog } from '@/components/WorkDialog';
import { count } from '@/format/words';

type Props = { groups: SupportGroup[]; today: string; onClose: () => void };

const findings: Array<{ value: ChecksBody['finding']; label: string; description: string }> = [
  { value: 'right', label: 'It is still right', description: 'Counts as checked. What had ended is there again.' },
  { value: 'not_reached', label: 'Nobody answered', description: 'Is kept, and it still waits for a check.' },
  { value: 'ended', label: 'It is there no more', description: 'Goes out of the list and off new sheets; found under “There no more”.' },
];

/** What was found of one entry or several, on which day. */
export function CheckDialog({ groups, today, onClose }: Props) {
  const { check } = useKeepSupportGroups();
  const [problem, setProblem] = useState('');
  const form = useForm({ initialValues: { finding: 'right' as ChecksBody['finding'], on: today, endedFrom: '', words: '' } });
  const { finding } = form.values;
  const one = groups.length === 1 ? groups[0] : undefined;
  function send({ endedFrom, words, ...rest }: typeof form.values) {
    check.mutate(
      { ...rest, supportGroupIds: groups.map((g) => g.id), endedFrom: (finding === 'ended' && endedFrom) || undefined, words: words.trim() || undefined },
      {
        onSuccess: () => {
          form.resetDirty();
          onClose();
          done(one ? `${one.name}: the check is kept` : `${count(groups.length, 'check')} kept`);
        },
        onError: (thrown) => {
          setProblem(showProblem(form, thrown));
          focusFirstWrong();
        },
      },
    );
  }
  return (
    <WorkDialog title={one ? `Check: ${one.name}` : `Check ${count(groups.length, 'entry', 'entries')}`} size={520} dirty={() => form.isDirty()} onClose={onClose}>
      {(close) => (
        <Form submit="Write it down" busy={check.isPending} problem={problem} onCancel={close} onSubmit={form.onSubmit(send)}>
          <div className="fields">
            <Radio.Group label="What was found" {...form.getInputProps('finding')}>
              {findings.map((f) => (
                <Radio key={f.value} value={f.value} label={f.label} description={f.description} mt={10} />
              ))}
            </Radio.Group>
            <DateInput label="On" required max={today} {...form.getInputProps('on')} value={form.values.on} />
            {finding === 'ended' && <DateInput label="Gone from" description="Left empty: the day of the check" {...form.getInputProps('endedFrom')} value={form.values.endedFrom} />}
            <Textarea label="In words" description="For colleagues" autosize minRows={2} maxLength={2000} {...form.getInputProps('words')} />
          </div>
        </Form>
      )}
    </WorkDialog>
  );
}
