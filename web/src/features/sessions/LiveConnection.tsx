import { Button } from '@mantine/core';
import { count } from '@/format/words';
import type { Live } from './useLive';
import s from './Live.module.css';

/** Where what was tapped is, said calmly. */
export function LiveConnection({ live }: { live: Live }) {
  const { waiting, away, state } = live;
  if (state.phase === 'refused') {
    return (
      <div className={`tinted ${s.refused}`} data-tone="late" role="alert">
        Not taken: {state.problem?.errors[0]?.message ?? state.problem?.message} <Button onClick={live.retry}>Try again</Button>{' '}
        <Button onClick={live.discard}>Take it back</Button>
      </div>
    );
  }
  const said = away
    ? waiting > 0
      ? `Not connected: ${count(waiting, 'thing waits', 'things wait')} here`
      : 'Not connected: what you note is kept here'
    : waiting > 0
      ? 'Sending…'
      : 'Everything is sent';
  return (
    <p className={s.connection} data-away={away || undefined} role="status">
      {said}
    </p>
  );
}
