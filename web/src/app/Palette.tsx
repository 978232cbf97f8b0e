import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ok } from '@/api/client';
import type { Role } from '@/api/login';
import { meQuery } from '@/api/me';
import type { components } from '@/api/schema';
import CommandPalette from '@/components/CommandPalette';
import { actionsInView } from '@/components/inView';
import type { Finding, Known, Source } from '@/components/palette';
import { lastVisits } from '@/components/visits';
import { momentIn, shortDate } from '@/format/dates';
import { nameOf, namesHidden } from '@/format/person';
import { word } from '@/format/words';
import { Controls } from '@/theme/Controls';
import { errandsOf } from './errands';
import type { Place } from './navigation';

type Found = components['schemas']['Found'];

const findingsOf = (f: Found): Finding[] => [
  ...f.clients.map((c) => ({ to: `/clients/${c.id}`, label: namesHidden() ? c.code : `${nameOf(c)}, ${c.code}`, kind: 'Client' })),
  ...f.cohorts.map((c) => ({ to: `/cohorts/${c.id}`, label: c.name, kind: c.status === 'running' ? 'Cohort' : `Cohort, ${c.status}` })),
  ...f.sessions.map((x) => ({ to: `/sessions/${x.id}`, label: `${x.cohortName}, session ${x.number} · ${momentIn(x.startsAt, x.timeZone)}`, kind: x.status === 'scheduled' ? 'Session' : `Session, ${x.status}` })),
  ...f.referrals.map((r) => ({ to: `/referrals/${r.id}`, label: `${nameOf(r.client)}, referred ${shortDate(r.receivedOn)}`, kind: `Referral, ${word(r.status).toLowerCase()}` })),
];

/** One question for all kinds; the server answers as far as the person may list them. */
const everything: Source = async (text, signal) => findingsOf(await ok(client.POST('/api/v1/find', { body: { text }, signal })));

type Props = { places: Place[]; roles: Role[]; onClose: () => void };

const knownHere = ({ places, roles }: Props): Known => ({
  actions: actionsInView().map((a) => ({ ...a, kind: 'On this page' })),
  visits: lastVisits(location.pathname).map((v) => (namesHidden() && /^(Client|Referral)/.test(v.kind) ? { ...v, label: v.label.split(',')[0] ?? '' } : v)),
  errands: errandsOf(roles).map((e) => ({ ...e, kind: 'Do' })),
  places: places.map((p) => ({ ...p, kind: 'Go to' })),
});

/** The palette over every page, from the first one on. What the page offers is
    read as it opens. */
export default function Palette(props: Props) {
  const me = useQuery(meQuery);
  const [known] = useState(() => knownHere(props));
  const mayFind = me.data?.actions.includes('things.find');
  return (
    <Controls>
      <CommandPalette known={known} source={mayFind ? everything : undefined} onClose={props.onClose} />
    </Controls>
  );
}
