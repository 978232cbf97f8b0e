import { shortDate } from '@/format/dates';
import type { Leaflet, LeafletGiven } from './leafletQueries';

/** What each leaflet is about, and for whom. */
export const topicWords: Record<Leaflet['topic'], string> = {
  what_it_is: 'What to expect',
  misconceptions: 'Misconceptions',
  stigma: 'Stigma',
  confidentiality: 'Confidentiality',
  family: 'For family and friends',
};

export const toWords: Record<LeafletGiven['givenTo'], string> = { client: 'the client', family: 'family or friends' };
export const byWords: Record<LeafletGiven['givenBy'], string> = { on_paper: 'on paper', talked_through: 'talked through', by_mail: 'by mail', by_email: 'by email', through_client: 'through the client' };

/** "To family or friends, on paper, Mar 9. A brother. (Ruth Abara)" */
export const givenWords = (g: LeafletGiven, today?: string) => `To ${toWords[g.givenTo]}, ${byWords[g.givenBy]}, ${shortDate(g.on, today)}.${g.words ? ` ${g.words}` : ''} (${g.by})`;

/** The ways that there are to somebody, the usual one first: what the practice itself
    hands to a relative says that somebody is treated here. */
export const waysTo = (to: LeafletGiven['givenTo']): LeafletGiven['givenBy'][] => (to === 'family' ? ['through_client', 'on_paper', 'talked_through', 'by_mail', 'by_email'] : ['on_paper', 'talked_through', 'by_mail', 'by_email']);
