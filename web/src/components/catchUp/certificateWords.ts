import { longDate } from '@/format/dates';
import { count } from '@/format/words';
import type { Certificate, IssuedCertificate } from './certificateQueries';

type Said = Pick<Certificate, 'attended' | 'caughtUp' | 'of' | 'minutes' | 'themes'>;

/** "10 sessions attended, 2 caught up, of 12". */
export const sessionsWords = (c: Said) => [`${count(c.attended, 'session')} attended`, c.caughtUp > 0 && `${c.caughtUp} caught up`, `of ${c.of}`].filter(Boolean).join(', ');

/** "17 h 5 min". */
export const hoursWords = (minutes: number) => [minutes >= 60 && `${Math.floor(minutes / 60)} h`, minutes % 60 > 0 && `${minutes % 60} min`].filter(Boolean).join(' ') || '0 min';

/** "12 required, 10 attended, 2 caught up", and nothing without a curriculum. */
export const themesWords = ({ themes: t }: Said) => (t.required > 0 ? `${t.required} required, ${t.attended} attended, ${t.caughtUp} caught up` : undefined);

/** What a certificate states, line by line. */
export const factsOf = (c: Certificate | IssuedCertificate): Array<[string, string | undefined]> => [
  ['Case number', 'caseNumber' in c ? c.caseNumber : undefined],
  ['Dates', c.from && c.to ? `${longDate(c.from)} to ${longDate(c.to)}` : undefined],
  ['Sessions', sessionsWords(c)],
  ['Hours', hoursWords(c.minutes)],
  ['Themes', themesWords(c)],
  ['Led by', [c.leadName, c.credential].filter(Boolean).join(', ')],
];
