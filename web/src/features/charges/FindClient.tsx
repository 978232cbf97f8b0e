import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { client, ok } from '@/api/client';
import { nameOf, namesHidden } from '@/format/person';

const found = async (text: string, signal: AbortSignal) => (await ok(client.POST('/api/v1/clients/search', { body: { text, limit: 12 }, signal }))).items;

type Found = { id: string; code: string; label: string };
type Props = { chosen?: { id: string; label: string }; onChoose: (id: string | undefined, found?: Found) => void; focus?: boolean; error?: ReactNode };

/** One client, found by name or code. What is typed travels in a body, never in
    an address. */
export function FindClient({ chosen, onChoose, focus, error }: Props) {
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 250);
  const looking = text.length > 1 && text !== chosen?.label;
  const clients = useQuery({ queryKey: ['clients', 'search', text], queryFn: ({ signal }) => found(text, signal), enabled: looking });
  const people = (clients.data ?? []).map((c): Found => ({ id: c.id, code: c.code, label: namesHidden() ? c.code : `${nameOf(c)}, ${c.code}` }));
  const options = people.map((c) => ({ value: c.id, label: c.label }));
  return (
    <Select
      label="Client"
      placeholder="Name or code"
      searchable
      clearable
      value={chosen?.id ?? null}
      data={chosen && !options.some((o) => o.value === chosen.id) ? [{ value: chosen.id, label: chosen.label }, ...options] : options}
      filter={({ options: all }) => all}
      nothingFoundMessage={looking && clients.data ? 'Nobody is called that' : undefined}
      onSearchChange={setTyped}
      selectFirstOptionOnChange
      data-autofocus={focus || undefined}
      error={error}
      onChange={(id) => onChoose(id ?? undefined, people.find((c) => c.id === id))}
    />
  );
}
