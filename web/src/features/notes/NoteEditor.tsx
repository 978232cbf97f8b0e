import { Button } from '@mantine/core';
import { useState } from 'react';
import { DocumentEditor } from '@/components/document/DocumentEditor';
import type { DocumentSaver } from '@/components/document/documentSaver';
import type { Finding } from '@/components/document/Findings';
import type { Mark } from '@/components/document/marks';
import type { Saving } from '@/components/document/saveAsYouGo';
import { faultCalled, standingFaults } from '@/components/notes/noteState';
import type { Fault, NoteFormat } from '@/components/notes/noteTypes';
import { calledOf } from '@/format/person';
import { checkedBy, faultId, hasPlace } from './checkedBy';
import { FromTheHour } from './FromTheHour';
import { GoalsServed } from './GoalsServed';
import { KeepDialog } from './KeepDialog';
import { keptRows, withKept } from './keptRows';
import type { NoteCardProps } from './NoteCard';
import { goalsOf, goalsText, headings } from './noteTexts';
import { promptOf } from './prompts';
import { ReturnedRemark } from './ReturnedRemark';
import { saidOf } from './saidOf';
import s from './NoteCard.module.css';

type Props = NoteCardProps & { saving: Saving; saver: DocumentSaver; format: NoteFormat };

const toneOf = { block: 'late', ask: 'soon', tell: 'quiet' } as const;

/** One member's note while it is written. */
export function NoteEditor({ notes, desk, member, saving, saver, format, onPast, onCompare, ref }: Props) {
  const [keeping, setKeeping] = useState<Fault | null>(null);
  const [naming, setNaming] = useState(false);
  const said = saidOf(notes);
  const faults = standingFaults(member.note?.faults ?? []);
  const goals = goalsOf(saving.texts);
  const parts = headings(format, saving.texts, desk.titleOf(member.clientId)).map((h) => ({ key: h.key, heading: h.title, prompt: h.extra ? 'Written under another format. It stays until you move it.' : promptOf(h.key) }));
  const first = parts[0];

  const keep = (f: Fault, reason: string) => saver.type('$kept', withKept(saving.texts, f, reason));
  const faultOf = (mark: Mark) => faults.find((f) => faultId(f) === mark.id);
  const link = ({ id, text }: { id?: string; text: string }) => saver.type('$goals', goalsText([...goals, { id, text }]));
  const linkable = member.context.goals.filter((g) => !goals.some((l) => l.id === g.id));

  function actionOf(f: Fault) {
    if (f.kind === 'no_goal_linked') {
      const offered = linkable.find((g) => g.text === member.context.goalTonight) ?? linkable[0];
      return (
        <>
          {offered && (
            <Button title={offered.text} onClick={() => link(offered)}>
              Link goal {member.context.goals.indexOf(offered) + 1}
            </Button>
          )}
          <Button variant={offered ? 'subtle' : 'default'} onClick={() => setNaming(true)}>
            {offered ? 'Another' : 'Name the goal'}
          </Button>
        </>
      );
    }
    return (
      <>
        {copyOf(f)}
        {f.keepable && (
          <Button variant="subtle" onClick={() => setKeeping(f)}>
            Keep, say why
          </Button>
        )}
      </>
    );
  }
  function copyOf(f: Fault | undefined) {
    if (!f || !/copy/.test(f.kind)) return null;
    return (
      <>
        {f.otherClientId && f.otherClientId !== member.clientId && <Button onClick={() => onCompare(f.otherClientId ?? '')}>Compare</Button>}
        <Button variant="subtle" onClick={() => keep(f, f.kind === 'near_copy_of_earlier' ? 'It is so again, as it was then.' : 'It is true of both.')}>
          {f.kind === 'near_copy_of_earlier' ? 'It is so again' : 'It’s true of both'}
        </Button>
      </>
    );
  }
  const rows: Finding[] = [
    ...faults.filter((f) => !(hasPlace(f) && parts.some((p) => p.key === f.section))).map((f) => ({ id: faultId(f), tone: toneOf[f.severity], word: faultCalled(f.kind), why: said(f), part: f.section && parts.some((p) => p.key === f.section) ? f.section : undefined, action: actionOf(f) })),
    ...keptRows(saver, saving.texts),
  ];

  return (
    <>
      {member.note?.status === 'returned' && member.note.returned && <ReturnedRemark remark={member.note.returned} zone={notes.timeZone} titleOf={desk.titleOf(member.clientId)} />}
      <FromTheHour member={member} onTake={(text) => first && saver.type(first.key, [saving.texts[first.key]?.trimEnd(), text].filter(Boolean).join(' '))} />
      <GoalsServed context={member.context} goals={goals} naming={naming} onNaming={setNaming} draft={`notes-goal:${notes.sessionId}:${member.clientId}`} onChange={(next) => saver.type('$goals', goalsText(next))} />
      <DocumentEditor
        ref={ref}
        label={`Note on ${calledOf(member)}`}
        parts={parts}
        saving={saving}
        onType={saver.type}
        onSettle={saver.settle}
        onRetry={() => void saver.flush()}
        checked={checkedBy(faults, member.note?.sections ?? [], said)}
        others={rows}
        also={(mark) => copyOf(faultOf(mark))}
        onKeep={(mark) => setKeeping(faultOf(mark) ?? null)}
        onPast={onPast}
        keys={
          <>
            <kbd>Alt ↓</kbd> next member
          </>
        }
        zone={notes.timeZone}
      />
      {keeping && <KeepDialog words={said(keeping)} draft={`notes-kept:${notes.sessionId}:${member.clientId}`} onClose={() => setKeeping(null)} onKeep={(reason) => keep(keeping, reason)} />}
      <p className={s.alone}>Read by those who lead this session until it is signed; afterwards by whoever treats the client too.</p>
    </>
  );
}
