import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { DateInput, TimeInput } from '@/components/DateInput';
import d from '@/components/Dialog.module.css';
import { faultsSaid } from '@/components/faults';
import { done } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { WorkDialog } from '@/components/WorkDialog';
import { localDate, ownZone } from '@/format/dates';
import { callTo } from '@/format/reach';
import { useContactDeeds, type ContactBody, type Of } from './contactQueries';
import { channelWords, optionsOf, resultWords } from './contactWords';
import { instantOf, localTime } from './wallInstant';
import s from './Contacts.module.css';

type Props = { of: Of; name: string; phone?: string; onClose: () => void };

/** A try to reach somebody: the number in view, what came of it, and the next one. */
export function LogContactDialog({ of, name, phone, onClose }: Props) {
  const { log } = useContactDeeds(of);
  const [began] = useState(() => new Date());
  const zone = ownZone();
  const [blank] = useState(() => ({ on: localDate(began, zone), time: localTime(began, zone), channel: 'telephone' as ContactBody['channel'], result: 'no_answer' as ContactBody['result'], nextOn: '', words: '' }));
  const [v, setV] = useState(blank);
  const [problem, setProblem] = useState('');
  const set = (patch: Partial<typeof blank>) => setV({ ...v, ...patch });
  async function save() {
    setProblem('');
    const same = v.on === blank.on && v.time === blank.time;
    try {
      await log.mutateAsync({ at: same ? began.toISOString() : instantOf(v.on, v.time, zone), channel: v.channel, result: v.result, nextOn: v.nextOn || undefined, words: v.words.trim() || undefined });
      done('The try is noted');
      onClose();
    } catch (thrown) {
      setProblem(faultsSaid(asProblem(thrown), { at: 'When', nextOn: 'The next try', words: 'What was said' }));
    }
  }
  return (
    <WorkDialog title={`Reaching ${name}`} size={560} dirty={() => JSON.stringify(v) !== JSON.stringify(blank)} onClose={onClose}>
      {(close) => (
        <>
          <p className={d.text}>{phone ? <a href={callTo(phone)}>{phone}</a> : 'No telephone number is recorded.'}</p>
          <div className={s.row}>
            <NativeSelect label="Result" data-autofocus value={v.result} data={optionsOf(resultWords)} onChange={(e) => set({ result: e.currentTarget.value as ContactBody['result'] })} />
            <NativeSelect label="How" value={v.channel} data={optionsOf(channelWords)} onChange={(e) => set({ channel: e.currentTarget.value as ContactBody['channel'] })} />
            <DateInput label="On" max={blank.on} value={v.on} onChange={(on) => set({ on })} />
            <TimeInput label="At" value={v.time} onChange={(time) => set({ time })} />
            <DateInput label={v.result === 'reached' ? 'Call again, if agreed' : 'Next try'} description={v.result === 'reached' ? undefined : 'Empty: the next working day'} min={v.on} value={v.nextOn} onChange={(nextOn) => set({ nextOn })} />
          </div>
          <Textarea className={d.field} label="In words" autosize minRows={2} value={v.words} onChange={(e) => set({ words: e.currentTarget.value })} />
          {problem && <ProblemNote>{problem}</ProblemNote>}
          <div className={d.buttons}>
            <Button onClick={close}>Cancel</Button>
            <Button variant="filled" loading={log.isPending} onClick={() => void save()}>
              Note the try
            </Button>
          </div>
        </>
      )}
    </WorkDialog>
  );
}
