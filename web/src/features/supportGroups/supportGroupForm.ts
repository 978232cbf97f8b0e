import { textParts, type Part } from '@/components/conflict';
import type { SupportGroup, SupportGroupBody } from '@/components/supportGroups/supportGroupQueries';
import { costWords, kindWords, placeWords, rhythmWords, wayWords } from '@/components/supportGroups/supportGroupWords';
import { languageName, listed } from '@/format/words';

type Text = 'name' | 'subject' | 'about' | 'costWords' | 'address' | 'when' | 'contact' | 'phone' | 'email' | 'website' | 'access' | 'remark';
type Tick = 'twelveStep' | 'peerLed' | 'open' | 'sponsor' | 'faithBased' | 'firstNames';

/** A support group as the form holds it; '' is not said. */
export type SupportGroupValues = Record<Text, string> &
  Record<Tick, boolean> & {
    kind: SupportGroup['kind'] | '';
    reach: SupportGroup['reach'];
    ways: SupportGroup['ways'];
    cost: SupportGroup['cost'] | '';
    places: NonNullable<SupportGroup['places']>;
    rhythm: NonNullable<SupportGroup['rhythm']> | '';
    languages: string[];
    /** The day on which somebody made sure of it, '' for nobody did. */
    checkedOn: string;
  };

/** What the form begins with; a new entry is a local group that one has just spoken with. */
export function valuesOf(g: Partial<SupportGroup>, checkedOn = ''): SupportGroupValues {
  return {
    name: g.name ?? '', kind: g.kind ?? '', subject: g.subject ?? '', about: g.about ?? '', reach: g.reach ?? 'local', ways: g.ways ?? ['in_person'],
    twelveStep: g.twelveStep ?? false, peerLed: g.peerLed ?? !g.id, open: g.open ?? !g.id, sponsor: g.sponsor ?? false, faithBased: g.faithBased ?? false, firstNames: g.firstNames ?? false,
    cost: g.cost ?? '', costWords: g.costWords ?? '', places: g.places ?? [], address: g.address ?? '', rhythm: g.rhythm ?? '', when: g.when ?? '',
    contact: g.contact ?? '', phone: g.phone ?? '', email: g.email ?? '', website: g.website ?? '', languages: g.languages ?? [], access: g.access ?? '', remark: g.remark ?? '', checkedOn,
  };
}

/** What is sent: nothing of a house that nobody comes to, nor of hours that an
    organization does not have. What is missing is named by the server. */
export function bodyOf(v: SupportGroupValues): SupportGroupBody {
  const comes = v.ways.includes('in_person');
  const local = v.reach === 'local';
  return {
    ...v,
    kind: v.kind as SupportGroup['kind'],
    cost: v.cost as SupportGroup['cost'],
    places: comes ? v.places : [],
    address: comes ? v.address : '',
    rhythm: (local && v.rhythm) || undefined,
    when: local ? v.when : '',
    checkedOn: v.checkedOn || undefined,
  };
}

/** What is missing, before the server is asked. */
export function missing(v: SupportGroupValues): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!v.name.trim()) faults.name = 'Give it the name that it goes by.';
  if (!v.kind) faults.kind = 'Choose what its people have in common.';
  if (!v.subject.trim()) faults.subject = 'Say in a few words what it is about.';
  if (v.ways.length === 0) faults.ways = 'Choose how one takes part.';
  if (!v.cost) faults.cost = 'Choose what one pays.';
  return faults;
}

const ticks: Record<Tick, string> = { twelveStep: 'Twelve steps', peerLed: 'Led by peers', open: 'One can simply come', sponsor: 'Sponsors', faithBased: 'Faith-based', firstNames: 'First names only' };
export const tickLabels = Object.entries(ticks) as Array<[Tick, string]>;

/** Every field of the form, by what belongs together. */
export const supportGroupParts: Array<Part<SupportGroupValues>> = [
  ...textParts<SupportGroupValues>({ name: 'Name', subject: 'For', about: 'About', when: 'When', contact: 'Ask for', phone: 'Telephone', email: 'Mail', website: 'Website', access: 'Access', remark: 'For staff', checkedOn: 'Checked on' }),
  { label: 'Kind', fields: ['kind'], words: (v) => (v.kind ? kindWords[v.kind] : '') },
  { label: 'Reach', fields: ['reach'], words: (v) => (v.reach === 'local' ? 'A local group' : 'A national organization') },
  { label: 'How', fields: ['ways'], words: (v) => listed(v.ways.map((w) => wayWords[w])) },
  { label: 'Cost', fields: ['cost', 'costWords'], words: (v) => [v.cost && costWords[v.cost], v.costWords].filter(Boolean).join(': ') },
  { label: 'Where', fields: ['places', 'address'], words: (v) => [v.address, listed(v.places.map((p) => placeWords[p]))].filter(Boolean).join(', ') },
  { label: 'Rhythm', fields: ['rhythm'], words: (v) => (v.rhythm ? rhythmWords[v.rhythm] : '') },
  { label: 'Languages', fields: ['languages'], words: (v) => listed(v.languages.map(languageName)) },
  ...tickLabels.map(([field, label]): Part<SupportGroupValues> => ({ label, fields: [field], words: (v) => (v[field] ? 'yes' : 'no') })),
];
