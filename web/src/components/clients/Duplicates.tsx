import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useMay } from '@/api/me';
import { NamesShown } from '@/components/NamesShown';
import { codeCalled, nameOf } from '@/format/person';
import s from './clients.module.css';
import type { AlikeClient } from './duplicateQuery';
import { involvedWords } from './involvedWords';
import { Named, type NamedClient } from './Named';

const MergeDialog = lazy(() => import('./MergeDialog').then((m) => ({ default: m.MergeDialog })));

type Props = {
  alike: AlikeClient[];
  /** Somebody pressed the button and must look here first. */
  warned?: boolean;
  /** Takes one of them instead of recording somebody new. */
  onUse?: (client: NamedClient) => void;
  /** The record that is being changed, into which one of them may go. */
  record?: NamedClient;
};

/** Warns that somebody like this is known, before a second record of one person
    is made: while one types, and for sure before it is recorded. Two records
    that are there already can be made one at once, by who may. */
export function Duplicates({ alike, warned, onUse, record }: Props) {
  const warning = useRef<HTMLDivElement>(null);
  const may = useMay();
  const [merging, setMerging] = useState<AlikeClient>();
  // The button that was pressed may be a screen below.
  useEffect(() => {
    if (warned) warning.current?.focus();
  }, [warned]);
  const sure = alike.some((c) => c.likeness === 'same');
  const into = record ?? alike[0];
  return (
    <>
      <div role="status">
        {alike.length > 0 && (
          <div ref={warning} tabIndex={-1} className={s.warn}>
            <strong>{sure ? 'The same person?' : 'Perhaps the same person?'}</strong>{' '}
            {sure ? 'Somebody with this name and birth date is known.' : 'Somebody is known whose name or birth date differs by one slip of the pen, or is not known.'} Two records of one person split their history.
            <ul>
              {alike.map((c) => (
                <li key={c.id} className={s.pick}>
                  <span>
                    <Named client={c} />
                    <span className={`quiet small ${s.involved}`}>{involvedWords(c.in)}</span>
                  </span>
                  <span className={s.choices}>
                    {into && c.id !== into.id && may('clients.merge') && (
                      <Button variant="subtle" onClick={() => setMerging(c)}>
                        Merge into {into.code}…
                      </Button>
                    )}
                    {onUse && (
                      <Button onClick={() => onUse(c)} aria-label={`It is this one: ${codeCalled({ code: c.code, firstName: nameOf(c) })}`}>
                        It is this one
                      </Button>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {merging && into && (
        // Its form is inside another one, which must not hear of its being sent.
        <div onSubmit={(e) => e.stopPropagation()}>
          <Suspense>
            <NamesShown title="Another record of this person" onClose={() => setMerging(undefined)}>
              <MergeDialog client={into} with={merging} stay onClose={() => setMerging(undefined)} />
            </NamesShown>
          </Suspense>
        </div>
      )}
    </>
  );
}
