import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { count } from '@/format/words';
import s from './clients.module.css';
import { Named, type NamedClient } from './Named';

/** Warns that somebody like this is known, before a second record of one person is made. */
export function Duplicates({ alike, onUse }: { alike: NamedClient[]; onUse: (client: NamedClient) => void }) {
  const warning = useRef<HTMLDivElement>(null);
  // The button that was pressed may be a screen below.
  useEffect(() => {
    if (alike.length > 0) warning.current?.focus();
  }, [alike]);
  if (alike.length === 0) return null;
  return (
    <div ref={warning} tabIndex={-1} className={`tinted ${s.warn}`} data-tone="soon" role="alert">
      <strong>Perhaps the practice knows this person already.</strong> {count(alike.length, 'client').replace(/^1 /, 'One ')} with this name and birth date. Two records of one person split their history.
      <ul>
        {alike.map((c) => (
          <li key={c.id} className={s.pick}>
            <Named client={c} />
            <Button onClick={() => onUse(c)} aria-label={`It is ${c.code} ${c.firstName} ${c.lastName}`}>
              It is this one
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
