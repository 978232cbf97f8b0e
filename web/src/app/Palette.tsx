import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ok } from '@/api/client';
import { meQuery } from '@/api/me';
import CommandPalette from '@/components/CommandPalette';
import { nameOf } from '@/components/clients/nameOf';
import { matching, type Source } from '@/components/palette';
import { Controls } from '@/theme/Controls';
import type { Place } from './navigation';

const clients: Source = async (typed, signal) => {
  const found = await ok(client.POST('/api/v1/clients/search', { body: { text: typed, limit: 6 }, signal }));
  return found.items.map((c) => ({ to: `/clients/${c.id}`, label: `${nameOf(c)}, ${c.code}`, kind: 'Client' }));
};

/** The cohorts are few: they are asked for once, at the first letters typed. */
function cohorts(): Source {
  let known: ReturnType<typeof read> | undefined;
  const read = async () => (await ok(client.GET('/api/v1/cohorts', { params: { query: { limit: 200 } } }))).items;
  return async (typed) => matching((await (known ??= read())).map((c) => ({ to: `/cohorts/${c.id}`, label: c.name, kind: 'Cohort' })), typed).slice(0, 6);
}

/** What the person may look for. Asking for more would be put down as a refusal. */
const sourcesFor = (actions: string[]) => [...(actions.includes('clients.list') ? [clients] : []), ...(actions.includes('cohorts.read') ? [cohorts()] : [])];

type Props = { places: Place[]; errands: Place[]; onClose: () => void };

/** The palette over every page, from the first one on. */
export default function Palette(props: Props) {
  const me = useQuery(meQuery);
  return <Controls>{me.data ? <Ready {...props} actions={me.data.actions} /> : <CommandPalette {...props} sources={none} />}</Controls>;
}

const none: Source[] = [];

function Ready({ actions, ...props }: Props & { actions: string[] }) {
  const [sources] = useState(() => sourcesFor(actions));
  return <CommandPalette {...props} sources={sources} />;
}
