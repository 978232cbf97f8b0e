import { useState, type Ref } from 'react';
import { CheckChip, StateChip } from '@/components/Chip';
import { DocumentEditor, type EditorHandle } from '@/components/document/DocumentEditor';
import type { Mark } from '@/components/document/marks';
import type { Saving } from '@/components/document/saveAsYouGo';
import { faultCalled, standingFaults } from '@/components/notes/noteState';
import type { Fault, SessionNotes } from '@/components/notes/noteTypes';
import { spelledIn } from '@/format/words';
import { checkedBy, faultId, hasPlace } from './checkedBy';
import { keptRows, withKept } from './keptRows';
import { KeepDialog } from './KeepDialog';
import type { NotesDesk } from './notesDesk';
import { techniquesOf, techniquesText } from './noteTexts';
import { SessionFactsList } from '@/components/notes/SessionFactsList';
import { PhraseMenu } from './PhraseMenu';
import { saidOf } from './saidOf';
import { TechniqueField } from './TechniqueField';
import s from './SharedCard.module.css';

type Props = {
  notes: SessionNotes;
  desk: NotesDesk;
  saving: Saving;
  readOnly: boolean;
  /** How many notes it stands at the top of. */
  needed: number;
  onPast: () => void;
  ref: Ref<EditorHandle>;
};

// Those of the plan come first; the others are found by their name.
const mostShown = 6;

const part = { key: 'shared', heading: 'What everybody shared', rows: 3 };

/** What stands at the top of every note, written once. Its facts are filled in
    from the session and are never prose. */
export function SharedCard({ notes, desk, saving, readOnly, needed, onPast, ref }: Props) {
  const [keeping, setKeeping] = useState<Fault | null>(null);
  // That it is late stands beside the day it was due.
  const faults = standingFaults(notes.shared.faults).filter((f) => f.kind !== 'late');
  const names = faults.filter((f) => f.kind === 'shared_names_member');
  const used = techniquesOf(saving.texts);
  const shown = readOnly ? used : [...new Set([...notes.techniquesKnown.slice(0, mostShown), ...used])];
  const choose = (names: string[]) => desk.shared.type('$techniques', techniquesText(names));
  const keep = (mark: Mark) => setKeeping(faults.find((f) => faultId(f) === mark.id) ?? null);
  return (
    <section className={s.card} aria-labelledby="shared-part" data-shared>
      <div className={s.prose}>
        <div className={s.head}>
          <h2 id="shared-part">
            For everybody <span>stands at the top of {needed === 1 ? 'the note' : `all ${spelledIn(needed)} notes`}</span>
          </h2>
          {names.length > 0 ? <StateChip tone="late">names {names.length === 1 ? 'a member' : 'members'}</StateChip> : saving.texts.shared?.trim() ? <StateChip tone="good">No member named</StateChip> : null}
        </div>
        {readOnly ? (
          <p className={s.read}>{saving.texts.shared || 'Nothing was written.'}</p>
        ) : (
          <PhraseMenu phrases={notes.phrases}>
            <DocumentEditor
              ref={ref}
              label="What everybody shared"
              plain
              parts={[{ ...part, placeholder: 'The theme as it went, what was taught and practiced, how the group was. No names: this stands in everybody’s record.' }]}
              saving={saving}
              onType={desk.shared.type}
              onSettle={desk.shared.settle}
              onRetry={() => void desk.shared.flush()}
              checked={checkedBy(notes.shared.faults, [{ key: 'shared', text: notes.shared.text }], saidOf(notes))}
              others={[
                ...faults.filter((f) => !hasPlace(f)).map((f) => ({ id: faultId(f), tone: f.severity === 'block' ? ('late' as const) : f.severity === 'ask' ? ('soon' as const) : ('quiet' as const), word: faultCalled(f.kind), why: saidOf(notes)(f) })),
                ...keptRows(desk.shared, saving.texts),
              ]}
              onKeep={keep}
              onPast={onPast}
              zone={notes.timeZone}
            />
          </PhraseMenu>
        )}
        <div className={s.techniques} role="group" aria-label="Techniques used">
          <span className={s.used}>Used</span>
          {shown.map((name) =>
            readOnly ? (
              <StateChip key={name}>{name}</StateChip>
            ) : (
              <CheckChip key={name} checked={used.includes(name)} onChange={() => choose(used.includes(name) ? used.filter((u) => u !== name) : [...used, name])}>
                {name}
              </CheckChip>
            ),
          )}
          {!readOnly && <TechniqueField known={notes.techniquesKnown.filter((name) => !shown.includes(name))} onAdd={(name) => choose([...used.filter((u) => u.toLowerCase() !== name.toLowerCase()), name])} />}
        </div>
      </div>
      <div className={s.facts}>
        <SessionFactsList facts={{ ...notes.facts, startsAt: notes.startsAt, endsAt: notes.endsAt }} zone={notes.timeZone} />
        <p className="quiet small">filled in from the session</p>
      </div>
      {keeping && <KeepDialog words={saidOf(notes)(keeping)} draft={`notes-kept:${notes.sessionId}:shared`} onClose={() => setKeeping(null)} onKeep={(reason) => desk.shared.type('$kept', withKept(saving.texts, keeping, reason))} />}
    </section>
  );
}
