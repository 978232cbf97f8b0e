import { Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useToday } from '@/api/me';
import { asProblem } from '@/api/problem';
import { DateInput } from '@/components/DateInput';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { useConsents, type Part2Mark } from './releaseQueries';

type Props = { clientId: string; mark: Part2Mark | undefined; onClose: () => void };

/** Whether the program that treats this one person is under 42 CFR part 2. */
export function Part2Dialog({ clientId, mark, onClose }: Props) {
  const today = useToday();
  const { sayPart2 } = useConsents(clientId);
  const [applies, setApplies] = useState(mark ? (mark.applies ? 'yes' : 'no') : '');
  const [from, setFrom] = useState(mark?.from ?? today);
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState('');
  const dirty = () => !sayPart2.isSuccess && (words !== '' || applies !== (mark ? (mark.applies ? 'yes' : 'no') : ''));

  async function save() {
    if (applies === '') return setProblem('Choose one of the two.');
    setProblem('');
    try {
      await sayPart2.mutateAsync({ applies: applies === 'yes', from: applies === 'yes' ? from : undefined, words: words.trim() || undefined });
      done('Said; what was said before stays');
      onClose();
    } catch (thrown) {
      const p = asProblem(thrown);
      setProblem(p.errors[0]?.message ? `The day ${p.errors[0].message}.` : p.message);
    }
  }

  return (
    <WorkDialog title="Substance use treatment, 42 CFR part 2" size={520} dirty={dirty} onClose={onClose}>
      {(close) => (
        <Form
          submit="Say so"
          busy={sayPart2.isPending}
          problem={problem}
          onCancel={close}
          onSubmit={(e) => {
            e.preventDefault();
            void save();
          }}
        >
          <p className="quiet">
            It is about this person alone: in a mixed group some are, and some are not. A program is under part 2 when it holds itself out as treating substance use and has federal assistance.
          </p>
          <Radio.Group label="Is this person treated in such a program?" value={applies} onChange={setApplies}>
            <Radio value="yes" label="Yes: the notice goes with what is released" mt={8} />
            <Radio value="no" label="No" mt={8} />
          </Radio.Group>
          {applies === 'yes' && <DateInput label="Since" description="What was written from then on stays protected for good." max={today} value={from} onChange={setFrom} />}
          <Textarea label="Why, if it is not plain" autosize minRows={2} maxLength={2000} value={words} onChange={(e) => setWords(e.currentTarget.value)} />
        </Form>
      )}
    </WorkDialog>
  );
}
