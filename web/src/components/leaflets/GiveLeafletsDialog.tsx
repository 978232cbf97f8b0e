import { Button, Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useToday } from '@/api/me';
import { asProblem } from '@/api/problem';
import { DateInput } from '@/components/DateInput';
import { FieldGroup, Form, Wide } from '@/components/Form';
import { done } from '@/components/notices';
import { Pending } from '@/components/States';
import { usePrintAlone } from '@/components/usePrintAlone';
import { WorkDialog } from '@/components/WorkDialog';
import { count, word } from '@/format/words';
import { leafletsQuery, useGiveLeaflet, type Leaflet, type LeafletGiven } from './leafletQueries';
import { LeafletSheet } from './LeafletSheet';
import { byWords, topicWords, toWords, waysTo } from './leafletWords';
import s from './Leaflets.module.css';

type To = LeafletGiven['givenTo'];

/** Prints leaflets, and notes that they were given: to the client, or to those around
    them. */
export function GiveLeafletsDialog({ clientId, onClose }: { clientId: string; onClose: () => void }) {
  const leaflets = useQuery(leafletsQuery).data?.items;
  const today = useToday();
  const { give } = useGiveLeaflet(clientId);
  const { sheet, print } = usePrintAlone();
  const [topics, setTopics] = useState<string[]>([]);
  const [to, setTo] = useState<To>('client');
  const [way, setWay] = useState<LeafletGiven['givenBy']>('on_paper');
  const [on, setOn] = useState(today);
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState('');
  const chosen = leaflets?.filter((l) => topics.includes(l.topic)) ?? [];

  async function save(left: Leaflet[]) {
    if (left.length === 0) return setProblem('Choose what was given.');
    setProblem('');
    try {
      for (const l of left) {
        await give.mutateAsync({ topic: l.topic, ...(l.id ? { leafletId: l.id } : {}), on, givenTo: to, givenBy: way, ...(words.trim() ? { words } : {}) });
        setTopics((was) => was.filter((topic) => topic !== l.topic)); // one that was refused is tried again without those
      }
      onClose();
      done(left.length === 1 ? `Noted: “${left[0]?.title}”` : `${count(left.length, 'leaflet')} noted`);
    } catch (thrown) {
      const p = asProblem(thrown);
      setProblem(p.errors.length > 0 ? p.errors.map((e) => (e.field === 'on' ? `The day ${e.message}.` : e.message)).join(' ') : p.message);
    }
  }

  return (
    <WorkDialog title="Give leaflets" size={560} dirty={() => topics.length > 0 || words !== ''} onClose={onClose}>
      {(close) =>
        !leaflets ? (
          <LoadingLeaflets />
        ) : (
          <Form
            submit="Note that it was given"
            busy={give.isPending}
            problem={problem}
            onCancel={close}
            onSubmit={(e) => {
              e.preventDefault();
              void save(chosen);
            }}
          >
            <Checkbox.Group label="What" value={topics} onChange={setTopics}>
              <div className={s.choice}>
                {leaflets.map((l) => (
                  <Checkbox key={l.topic} value={l.topic} label={l.title} description={topicWords[l.topic]} />
                ))}
              </div>
            </Checkbox.Group>
            <FieldGroup title="To whom" pairs hint={to === 'family' && 'What you hand or send to family yourself tells them that somebody is treated here. It needs the client’s word, and for a record under 42 CFR part 2 a written consent. Through the client it needs neither.'}>
              <Wide>
                <SegmentedControl
                  aria-label="To whom"
                  value={to}
                  data={(['client', 'family'] as const).map((value) => ({ value, label: word(toWords[value]) }))}
                  onChange={(v) => {
                    setTo(v as To);
                    setWay(waysTo(v as To)[0] ?? 'on_paper');
                  }}
                />
              </Wide>
              <NativeSelect label="How" value={way} data={waysTo(to).map((value) => ({ value, label: word(byWords[value]) }))} onChange={(e) => setWay(e.currentTarget.value as typeof way)} />
              <DateInput label="On" max={today} value={on} onChange={setOn} />
              <Wide>
                <TextInput label="Remark" description={to === 'family' ? 'Who of them, what they asked' : 'What they asked, what was talked about'} maxLength={2000} value={words} onChange={(e) => setWords(e.currentTarget.value)} />
              </Wide>
            </FieldGroup>
            <p>
              <Button size="compact-sm" disabled={chosen.length === 0} onClick={() => print(<LeafletSheet leaflets={chosen} />)}>
                {chosen.length > 1 ? `Print ${chosen.length} leaflets` : 'Print it'}
              </Button>
            </p>
            {sheet}
          </Form>
        )
      }
    </WorkDialog>
  );
}

function LoadingLeaflets() {
  return <Pending query={useQuery(leafletsQuery)} rows={5} />;
}
