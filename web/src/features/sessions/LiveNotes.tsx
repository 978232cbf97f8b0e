import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { PressChip } from '@/components/Chip';
import { useDraft } from '@/drafts/useDraft';
import { nameOf } from './names';
import type { Stands } from './liveFacts';
import type { Session } from './sessionQueries';
import type { Live } from './useLive';
import s from './Live.module.css';

type About = { clientId?: string; ref: string };
const fresh = (clientId?: string): About => ({ clientId, ref: crypto.randomUUID() });

/** A sentence about one member or the group, for the note that is written later. */
export function LiveNotes({ session, live }: { session: Session; live: Live }) {
  const [about, setAbout] = useState<About>(fresh);
  const kept = live.all.filter((p) => p.kind === 'note' && p.value !== '');
  const stored = live.at({ kind: 'note', ...about })?.value ?? '';
  const draft = useDraft(`live-note:${session.id}`, stored);
  const name = (id?: string) => nameOfSeat(session, id);
  const edits = kept.some((p) => p.ref === about.ref);

  function keep() {
    live.note({ kind: 'note', ...about }, draft.text.trim());
    draft.settled();
    draft.setText('');
    setAbout(fresh(about.clientId));
  }

  function edit(note: Stands) {
    setAbout({ clientId: note.clientId, ref: note.ref ?? '' });
    draft.setText(note.value);
  }

  return (
    <section className={s.notes} aria-label="Quick notes">
      <h2>
        Quick note <span className="quiet small">{about.clientId ? `about ${name(about.clientId)}` : 'about the group'}, for its leaders alone</span>
      </h2>
      <div className={s.chips} role="group" aria-label="About whom">
        <PressChip tone={about.clientId ? 'quiet' : 'good'} pressed={!about.clientId} disabled={edits} onClick={() => setAbout(fresh())}>
          Group
        </PressChip>
        {session.roster.map((r) => (
          <PressChip
            key={r.clientId}
            tone={about.clientId === r.clientId ? 'good' : 'quiet'}
            pressed={about.clientId === r.clientId}
            disabled={edits}
            onClick={() => setAbout(fresh(r.clientId))}
          >
            {nameOf(r)}
          </PressChip>
        ))}
      </div>
      <Textarea
        aria-label="Quick note"
        placeholder={about.clientId ? 'What is worth a line; of others say “a peer”' : 'What is worth a line about the group'}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={draft.text}
        onChange={(e) => draft.setText(e.currentTarget.value)}
      />
      <div className={s.pair}>
        <Button
          disabled={draft.text === '' && !edits}
          onClick={() => {
            draft.setText('');
            draft.settled();
            setAbout(fresh(about.clientId));
          }}
        >
          Leave it
        </Button>
        <Button variant="filled" disabled={draft.text.trim() === '' && !edits} onClick={keep}>
          Keep note
        </Button>
      </div>
      {kept.length > 0 && (
        <ul className={s.kept} aria-label="Notes of this hour">
          {kept.map((p) => (
            <li key={p.ref}>
              <span>
                <b>{name(p.clientId)}</b> {p.value}
                {(live.hour.data?.named ?? [])
                  .filter((n) => n.note === p.ref && p.value.includes(n.text))
                  .map((n) => (
                    <span key={n.text} className={s.named}>
                      Names “{n.text}”: better “{n.instead}”.
                    </span>
                  ))}
              </span>
              <Button onClick={() => edit(p)} aria-label={`Edit the note about ${name(p.clientId)}`}>
                Edit
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function nameOfSeat(session: Session, id?: string) {
  const seat = session.roster.find((r) => r.clientId === id);
  return seat ? nameOf(seat) : id ? 'A former member' : 'Group';
}
