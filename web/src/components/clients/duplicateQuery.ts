import { useDebouncedValue } from '@mantine/hooks';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ok } from '@/api/client';
import type { components } from '@/api/schema';
import { filledClient, likenessOf, type ClientValues } from './clientValues';

/** A client who may be the person at hand: "same" for sure but for the spelling, "perhaps" but for one slip. */
export type AlikeClient = components['schemas']['AlikeClient'];

const duplicatesQuery = (v: ClientValues) =>
  queryOptions({
    queryKey: ['clients', 'alike', likenessOf(v)],
    queryFn: async () => {
      const { firstName, lastName, preferredName, formerNames, birthDate } = filledClient(v);
      return (await ok(client.POST('/api/v1/clients/duplicates', { body: { firstName, lastName, preferredName, formerNames, birthDate } }))).items;
    },
    staleTime: 10_000,
    retry: false,
  });

const tells = (v: ClientValues) => v.firstName.trim() !== '' && (/^[12]\d{3}-\d\d-\d\d$/.test(v.birthDate) || v.birthDateUnknown.trim() !== '');

/** Who may be the person that a form is about, as it is typed. Nobody is
    recorded before they were shown: `somebodyNew` asks once more, and says
    no the first time that it finds somebody who was not. `besides` is the record
    itself, where there is one. */
export function useDuplicates(values: ClientValues, on: boolean, besides = '') {
  const queries = useQueryClient();
  const [typed] = useDebouncedValue(values, 400);
  const asking = on && tells(typed);
  const found = useQuery({ ...duplicatesQuery(typed), enabled: asking });
  const [warned, setWarned] = useState('');
  const alike = asking ? (found.data ?? []).filter((c) => c.id !== besides) : [];

  async function somebodyNew(v: ClientValues): Promise<boolean> {
    const like = likenessOf(v);
    if (like === warned || (alike.length > 0 && like === likenessOf(typed))) return true;
    const before = await queries.fetchQuery(duplicatesQuery(v));
    setWarned(like);
    return before.length === 0;
  }

  return { alike, warned: alike.length > 0 && warned === likenessOf(values), somebodyNew };
}
