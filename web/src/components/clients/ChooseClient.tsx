import { Button, TextInput } from '@mantine/core';
import { codeNamed } from '@/format/person';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Named, type NamedClient } from './Named';
import row from './clients.module.css';
import { searchClients } from './clientSearch';
import s from './ChooseClient.module.css';

type Props = { chosen?: NamedClient; onChoose: (client: NamedClient | undefined) => void; error?: ReactNode };

/** Finds a client by any name, code, phone number or birth date. */
export function ChooseClient({ chosen, onChoose, error }: Props) {
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 250);
  const found = useQuery({
    queryKey: ['clients', 'search', text],
    queryFn: async ({ signal }) => (await searchClients(text, signal)).items,
    enabled: text.length > 1 && !chosen,
  });
  if (chosen) {
    return (
      <div className={row.pick}>
        <Named client={chosen} />
        {/* Takes over the focus of the button by which somebody was chosen. */}
        <Button autoFocus={typed !== ''} onClick={() => onChoose(undefined)}>
          Choose somebody else
        </Button>
      </div>
    );
  }
  return (
    <div className={s.found}>
      <TextInput data-autofocus label="Find the client" description="By any name, code, phone number or birth date" required autoComplete="off" value={typed} onChange={(e) => setTyped(e.currentTarget.value)} error={error} />
      {text.length > 1 && found.data?.length === 0 && <p className="quiet">Nobody is found. Record them as a new client.</p>}
      <ul aria-label="Clients found" className={s.found}>
        {text.length > 1 &&
          found.data?.map((c) => (
            <li key={c.id} className={row.pick}>
              <Named client={c} />
              <Button onClick={() => onChoose(c)} aria-label={`Choose ${codeNamed(c)}`}>
                Choose
              </Button>
            </li>
          ))}
      </ul>
    </div>
  );
}
