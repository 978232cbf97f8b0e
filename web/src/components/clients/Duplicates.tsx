import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import s from './clients.module.css';
import type { AlikeClient } from './duplicateQuery';
import { Named, type NamedClient } from './Named';
import { nameOf } from './nameOf';

type Props = {
  alike: AlikeClient[];
  /** Somebody pressed the button and must look here first. */
  warned: boolean;
  onUse: (client: NamedClient) => void;
};

/** Warns that somebody like this is known, before a second record of one person
    is made: while one types, and for sure before it is recorded. */
export function Duplicates({ alike, warned, onUse }: Props) {
  const warning = useRef<HTMLDivElement>(null);
  // The button that was pressed may be a screen below.
  useEffect(() => {
    if (warned) warning.current?.focus();
  }, [warned]);
  const sure = alike.some((c) => c.likeness === 'same');
  return (
    <div role="status">
      {alike.length > 0 && (
        <div ref={warning} tabIndex={-1} className={s.warn}>
          <strong>{sure ? 'The same person?' : 'Perhaps the same person?'}</strong>{' '}
          {sure ? 'Somebody with this name and birth date is known.' : 'Somebody is known whose name or birth date differs by one slip of the pen.'} Two records of one person split their history.
          <ul>
            {alike.map((c) => (
              <li key={c.id} className={s.pick}>
                <Named client={c} />
                <Button onClick={() => onUse(c)} aria-label={`It is this one: ${c.code} ${nameOf(c)}`}>
                  It is this one
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
