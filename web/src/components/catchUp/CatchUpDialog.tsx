import { NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { DateInput } from '@/components/DateInput';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { momentIn } from '@/format/dates';
import { calledOf } from '@/format/person';
import { count } from '@/format/words';
import { makeUpsQuery, useCatchUp, type CatchUp, type MakeUp } from './catchUpQueries';
import { whyWords } from './catchUpWords';

type Way = 'talk' | 'homework' | 'make_up';
const ways: Array<{ value: Way; label: string }> = [
  { value: 'talk', label: 'We talked it through' },
  { value: 'homework', label: 'They did its homework' },
  { value: 'make_up', label: 'They sit in another group once' },
];

/** How a missed theme is caught up: two ways that are done, one that is planned,
    or told late. */
export function CatchUpDialog({ catchUp: c, today, onClose }: { catchUp: CatchUp; today: string; onClose: () => void }) {
  const [way, setWay] = useState<Way>('talk');
  const [on, setOn] = useState(today);
  const [session, setSession] = useState('');
  const [why, setWhy] = useState('');
  const { record, undo, arrange, cancel } = useCatchUp(c.enrollmentId);
  const offers = useQuery({ ...makeUpsQuery(c.enrollmentId, c), enabled: way === 'make_up' });
  const [now] = useState(() => Date.now());
  const begun = (o: MakeUp) => Date.parse(o.startsAt) <= now;
  const free = (offers.data ?? []).filter((o) => o.free > 0 || begun(o));
  const chosen = free.find((o) => o.sessionId === session) ?? free[0];
  const problem = record.error ?? arrange.error ?? (way === 'make_up' ? offers.error : null);
  const clash = arrange.error && asProblem(arrange.error).code === 'time_clash';
  const name = calledOf(c);
  const of = { week: c.week, curriculumVersion: c.curriculumVersion };

  function send() {
    if (way !== 'make_up') {
      return record.mutate({ ...of, how: way, on }, { onSuccess: ({ id }) => (onClose(), done(`${name} has caught up on ${c.theme}`, () => undo.mutateAsync(id))) });
    }
    if (!chosen) return;
    arrange.mutate(
      { ...of, sessionId: chosen.sessionId, overrideReason: why.trim() || undefined },
      { onSuccess: ({ id }) => (onClose(), done(begun(chosen) ? `${name} stands there as a guest` : `${name} is expected as a guest`, () => cancel.mutateAsync(id))) },
    );
  }

  return (
    <WorkDialog title={`${name} catches up: ${c.theme}`} size={480} dirty={() => why !== ''} onClose={onClose}>
      {(close) => (
        <Form submit={way !== 'make_up' ? 'Caught up' : chosen && begun(chosen) ? 'They sat there' : 'Expect them there'} busy={record.isPending || arrange.isPending} problem={problem && asProblem(problem).message} onCancel={close} onSubmit={(e) => (e.preventDefault(), send())}>
          <p className="quiet">{whyWords(c)}</p>
          <NativeSelect label="How" data={c.planned ? ways.slice(0, 2) : ways} value={way} onChange={(e) => setWay(e.currentTarget.value as Way)} />
          {way === 'make_up' ? (
            <>
              {offers.data && free.length === 0 ? (
                <p>No other group teaches this theme in the coming weeks, or all its seats are taken. None did in the last 30 days.</p>
              ) : (
                <NativeSelect
                  label="Session"
                  description={chosen && begun(chosen) ? 'Its leaders mark that they were there: then it is caught up, and charged once, at their own fee.' : 'Charged once, at their own fee. Its leaders see their name until it is closed.'}
                  data={free.map((o) => ({ value: o.sessionId, label: `${momentIn(o.startsAt, o.timeZone)}, ${o.cohortCode} with ${o.leadName}, ${begun(o) ? 'begun' : `${count(o.free, 'seat')} free`}` }))}
                  value={chosen?.sessionId ?? ''}
                  onChange={(e) => setSession(e.currentTarget.value)}
                />
              )}
              {clash && <Textarea label="Why two groups at one hour?" description="Kept in the audit with your name." autosize minRows={2} maxLength={2000} value={why} onChange={(e) => setWhy(e.currentTarget.value)} />}
            </>
          ) : (
            <DateInput label="On" max={today} value={on} onChange={setOn} />
          )}
        </Form>
      )}
    </WorkDialog>
  );
}
