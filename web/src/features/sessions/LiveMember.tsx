import { Button, TextInput } from '@mantine/core';
import { PressChip } from '@/components/Chip';
import { useDraft } from '@/drafts/useDraft';
import { nameOf } from './names';
import type { Session } from './sessionQueries';
import type { Live } from './useLive';
import s from './Live.module.css';

const became: Array<[string, string]> = [
  ['reached', 'Reached'],
  ['partly', 'Partly'],
  ['not_yet', 'Not yet'],
  ['dropped', 'Dropped'],
];

/** One member's goals: what became of the last one, and tonight's. */
export function LiveMember({ session, live, clientId }: { session: Session; live: Live; clientId: string }) {
  const seat = session.roster.find((r) => r.clientId === clientId);
  const last = live.hour.data?.goals.find((g) => g.clientId === clientId);
  const stored = live.at({ kind: 'goal', clientId })?.value ?? '';
  const draft = useDraft(`live-goal:${session.id}:${clientId}`, stored);
  if (!seat) return null;
  const outcome = last && live.at({ kind: 'became', clientId, ref: last.sessionId })?.value;
  const set = () => {
    live.note({ kind: 'goal', clientId }, draft.text.trim());
    draft.settled();
  };
  return (
    <section className={s.member} aria-label={`Goals of ${nameOf(seat)}`}>
      <h2>{nameOf(seat)}</h2>
      {last && (
        <>
          <p>
            <span className="quiet">Goal of session {last.number}:</span> {last.goal}
          </p>
          <div className={s.chips} role="group" aria-label="What became of it">
            {became.map(([value, said]) => (
              <PressChip key={value} pressed={outcome === value} tone={outcome === value ? 'good' : 'quiet'} onClick={() => live.note({ kind: 'became', clientId, ref: last.sessionId }, value)}>
                {said}
              </PressChip>
            ))}
          </div>
        </>
      )}
      <form
        className={s.goal}
        onSubmit={(e) => {
          e.preventDefault();
          set();
        }}
      >
        <TextInput label="Goal for tonight" maxLength={300} value={draft.text} onChange={(e) => draft.setText(e.currentTarget.value)} />
        <Button type="submit" disabled={!draft.dirty}>
          Keep goal
        </Button>
      </form>
    </section>
  );
}
