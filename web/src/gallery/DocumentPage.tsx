import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ApiProblem } from '@/api/problem';
import { Card } from '@/components/Card';
import { DocumentEditor, type Checked } from '@/components/document/DocumentEditor';
import type { Part } from '@/components/document/DocumentPart';
import type { Finding } from '@/components/document/Findings';
import { InsertPhrase } from '@/components/document/InsertPhrase';
import { after, opened, type Happening, type Saving } from '@/components/document/saveAsYouGo';
import { SignedDocument, type Signing } from '@/components/document/SignedDocument';
import { StateChip } from '@/components/Chip';
import { Failed, LoadingRows } from '@/components/States';
import { GalleryPage } from './GalleryPage';
import { Section } from './Section';
import s from './gallery.module.css';

const parts: Part[] = [
  { key: 'data', heading: 'Data', prompt: 'What he said and did, and how he was.', rows: 3 },
  { key: 'assessment', heading: 'Assessment', prompt: 'What you make of it; scores, risk.' },
  { key: 'plan', heading: 'Plan', prompt: 'What comes next, for which goal.' },
];

const texts = {
  data: 'Brought the bus log back, four days of five. Had predicted 8 of 10 for Thursday’s ride and wrote 4 at the end of it. Said that hearing Theo describe the same pounding heart made it “less like proof that something is wrong.” In pairs he walked the corridor with his phone in the bag and stayed with it for three minutes.',
  assessment: 'Begins to tell a body signal from a danger without being asked. Still sits next to the door, and names that himself as a safety behavior. GAD-7 of 9 today, mild, better by 5 since week 1. No thought of harming himself or others voiced or observed.',
  plan: 'One exposure on two days this week, phone in the bag; write down prediction and outcome. For him: the number 12, two stops, standing, on Thursday and Saturday. Goal 1 is looked at together in the last session.',
};

const at = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const checked: Record<string, Checked> = {
  data: { text: texts.data, marks: [{ id: '1', ...at(texts.data, 'Theo'), tone: 'late', word: 'names a member', why: 'Theo was in this session.', instead: 'a peer' }] },
  plan: { text: texts.plan, marks: [{ id: '2', ...at(texts.plan, 'One exposure on two days this week, phone in the bag; write down prediction and outcome.'), tone: 'soon', word: 'nearly the same', why: 'The first sentence is word for word in Priya’s.' }] },
};
const others: Finding[] = [{ id: '3', tone: 'late', word: 'no goal linked', why: 'Payers take a note back that serves no goal of the plan.', action: <Button>Link goal 1</Button> }];
const phrases = [
  { id: '1', name: 'No danger', text: 'No thought of harming self or others voiced or observed.' },
  { id: '2', name: 'Crisis line', text: 'Reminded how to reach the practice between sessions, and of the crisis line.' },
];

const fresh = opened(texts, '1');
const empty = opened({ data: '', assessment: '', plan: '' }, '1');
const go = (from: Saving, ...all: Happening[]) => all.reduce(after, from);
const more: Happening = { type: 'typed', key: 'plan', text: `${texts.plan} Told the pair what he expects first.` };
const sent: Happening = { type: 'sent' };
const saved: Happening = { type: 'saved', version: '2', at: '2026-03-10T19:52:00Z' };
const theirs = { texts: { ...texts, plan: texts.plan.replace('two stops, standing', 'one stop, seated') }, version: '3', by: 'Tomas Reyes', at: '2026-03-10T19:50:00Z' };
const phases: Array<[string, Saving]> = [
  ['Untouched', fresh],
  ['Typed', go(fresh, more)],
  ['On its way', go(fresh, more, sent)],
  ['Saved', go(fresh, more, sent, saved)],
  ['Nobody answers', go(fresh, more, sent, saved, { type: 'typed', key: 'data', text: `${texts.data} Left on time.` }, sent, { type: 'failed', retryAt: '2026-03-10T19:54:00Z' })],
  ['Refused', go(fresh, more, sent, { type: 'refused', why: 'It is signed since 19:51.' })],
  ['Both changed it', go(fresh, more, sent, { type: 'stale', theirs })],
];

const signing: Signing = { name: 'Maya Lindqvist', credential: 'LPC', at: '2026-03-10T19:52:00Z', digest: '9c41 f0e2 77ab' };

/** A document that works, without a server behind it: it is saved at a click. */
function Sample({ from, checks, extra, shown = parts }: { from: Saving; checks?: Record<string, Checked>; extra?: Finding[]; shown?: Part[] }) {
  const [saving, setSaving] = useState(from);
  const happen = (h: Happening) => setSaving((now) => after(now, h));
  return (
    <DocumentEditor
      label="Note on Marcus Hale"
      parts={shown}
      saving={saving}
      zone="UTC"
      onType={(key, text) => happen({ type: 'typed', key, text })}
      onSettle={(key, text) => happen({ type: 'settled', key, text })}
      onRetry={() => setSaving((now) => after(after(now, sent), saved))}
      checked={checks}
      others={extra}
      onKeep={() => undefined}
      tools={(_, insert) => <InsertPhrase phrases={phrases} onInsert={insert} />}
    />
  );
}

const Named = ({ name, children }: { name: string; children: ReactNode }) => (
  <Card title={name} outside flush>
    {children}
  </Card>
);

/** The document editor in every state of writing, saving and signing. */
export function DocumentPage() {
  return (
    <GalleryPage path="/document" title="Document editor" sentence="A note in parts, saved as it is typed, checked before it is signed, locked after.">
      <Section title="Written, with what the checks found" wide>
        <div className="columns split">
          <Card title="Marcus Hale" aside="90 of 90 minutes, in the room" flush>
            <Sample from={go(fresh, more, sent, saved)} checks={checked} extra={others} />
          </Card>
          <Card title="Rosa Delgado" aside="empty" flush>
            <Sample from={empty} />
          </Card>
        </div>
      </Section>
      <Section title="How it stands" wide>
        <div className="columns halves">
          {phases.map(([name, saving]) => (
            <Named key={name} name={name}>
              <Sample from={saving} shown={parts.slice(name === 'Nobody answers' ? 0 : 2, name === 'Nobody answers' ? 1 : 3)} />
            </Named>
          ))}
        </div>
      </Section>
      <Section title="Long words" wide>
        <div className="columns halves">
          <Named name="Long words">
            <Sample
              from={opened({ a: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft\n\nThen a second paragraph.' }, '1')}
              shown={[{ key: 'a', heading: 'Interventions and techniques of a very particular evening', prompt: 'Whatever was used, also what was planned and left out, and the reason for leaving it out.' }]}
            />
          </Named>
        </div>
      </Section>
      <Section title="Signed" wide>
        <div className={s.stack}>
          <Card title="Marcus Hale" aside={<StateChip tone="good">Signed</StateChip>} flush>
            <SignedDocument
              label="Note on Marcus Hale"
              parts={parts}
              texts={{ ...texts, data: texts.data.replace('Theo', 'a peer') }}
              zone="UTC"
              signings={[signing, { ...signing, role: 'Co-signed', name: 'Rhea Osei', credential: 'LCSW', at: '2026-03-11T08:10:00Z', digest: '77ab 9c41 f0e2' }]}
              addenda={[{ id: '1', text: 'He called on Thursday: both rides done, standing, 5 at the end.', signing: { ...signing, at: '2026-03-12T16:20:00Z', digest: 'f0e2 77ab 9c41' } }]}
              onAdd={() => Promise.resolve()}
            />
          </Card>
          <div className="columns halves">
            <Card title="Waiting for co-signature" flush>
              <SignedDocument label="A short note" parts={parts.slice(0, 2)} texts={{ data: 'Listened with his hands folded.' }} zone="UTC" signings={[signing]} aside={<StateChip tone="soon">waits for R. Osei</StateChip>} />
            </Card>
            <Card title="Loading" flush>
              <LoadingRows rows={3} label="Loading the note" />
            </Card>
            <Card>
              <Failed error={new ApiProblem(404, 'not_found', 'Not found')} />
            </Card>
          </div>
        </div>
      </Section>
    </GalleryPage>
  );
}
