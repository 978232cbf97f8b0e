import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DateInput } from '@/components/DateInput';
import { ProblemNote } from '@/components/ProblemNote';
import type { GroundRules, SignAgreementBody } from './rulesQueries';
import s from './Rules.module.css';

type Props = {
  way: 'on_paper' | 'declined';
  rules: GroundRules;
  versions: GroundRules[];
  today: string;
  busy: boolean;
  problem: string;
  onGive: (body: SignAgreementBody) => Promise<void>;
  onClose: () => void;
};

/** What the leader notes: a sheet that was signed on paper, on its own day, or that
    somebody declined. */
export function WithoutHand({ way, rules, versions, today, busy, problem, onGive, onClose }: Props) {
  const [more, setMore] = useState('');
  const [on, setOn] = useState(today);
  const [under, setUnder] = useState(rules.id);
  const paper = way === 'on_paper';
  return (
    <form
      className={s.ways}
      data-plain
      onSubmit={(e) => {
        e.preventDefault();
        void onGive(paper ? { groundRulesId: under, client: { way, witness: more, on } } : { groundRulesId: rules.id, client: { way, words: more || undefined, on } });
      }}
    >
      <div className="fields">
        <DateInput label={paper ? 'Signed on' : 'On'} max={today} value={on} onChange={setOn} />
        {paper && versions.length > 1 && <NativeSelect label="Version on the sheet" data={versions.map((g) => ({ value: g.id, label: g.id === rules.id ? `${g.name}, holds now` : g.name }))} value={under} onChange={(e) => setUnder(e.currentTarget.value)} />}
      </div>
      <TextInput label={paper ? 'Who saw it signed' : 'Why, in their words'} required={paper} autoComplete="off" maxLength={paper ? 100 : 2000} value={more} onChange={(e) => setMore(e.currentTarget.value)} />
      <ProblemNote>{problem}</ProblemNote>
      <div className={s.tools}>
        <Button onClick={onClose}>Not yet</Button>
        <Button type="submit" variant="filled" loading={busy}>
          {paper ? 'It is signed' : 'Note that they declined'}
        </Button>
      </div>
    </form>
  );
}
