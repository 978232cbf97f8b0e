import { Button } from '@mantine/core';
import { ownZone, timeIn } from '@/format/dates';
import type { SaveState } from './saveQueue';
import s from './SaveLine.module.css';

type Props = { state: SaveState; retry: () => void; discard: () => void; /** Said while nothing was saved yet. */ idle?: string };

/** Where what was just tapped is: on its way, saved, or refused and why. */
export function SaveLine({ state, retry, discard, idle = '' }: Props) {
  if (state.phase === 'refused') {
    return (
      <div className={`tinted ${s.save} ${s.refused}`} data-tone="late" role="alert">
        <span>Not saved. {state.problem?.message}</span>
        <span className={s.saveButtons}>
          <Button size="compact-sm" onClick={retry}>
            Try again
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={discard}>
            Take it back
          </Button>
        </span>
      </div>
    );
  }
  const said = {
    waiting: 'Saving…',
    saving: 'Saving…',
    retrying: 'The server does not answer. Kept on this device; trying again.',
    idle: state.savedAt ? `Saved ${timeIn(state.savedAt, ownZone())}` : idle,
  }[state.phase];
  return (
    <p className={`${s.save} ${state.phase === 'retrying' ? s.retrying : ''}`} role="status" data-noprint>
      {said}
    </p>
  );
}
