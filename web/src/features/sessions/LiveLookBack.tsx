import { useQuery } from '@tanstack/react-query';
import { useMay } from '@/api/me';
import { cohortRulesQuery } from '@/components/rules/rulesQueries';
import { unsignedWords } from '@/components/rules/rulesWords';
import { useFlagged } from '@/components/riskFlags';
import { shortDate } from '@/format/dates';
import { listed, nameOf } from './names';
import type { Session } from './sessionQueries';
import type { Live } from './useLive';
import s from './Live.module.css';

/** Who of this evening's members has not signed the ground rules that hold. */
function useUnsigned(session: Session): string[] {
  const may = useMay(session);
  const rules = useQuery({ ...cohortRulesQuery(session.cohortId), enabled: may('agreements.read') && !session.coverUntil }).data;
  if (!rules?.current) return [];
  const open = new Set(rules.members.filter((m) => m.state !== 'signed').map((m) => m.clientId));
  return session.roster.filter((r) => open.has(r.clientId)).map(nameOf);
}

/** What the leaders keep in mind: the last session, who has had no turn, whom to
    see before they leave. */
export function LiveLookBack({ session, live }: { session: Session; live: Live }) {
  const hour = live.hour.data;
  const flagged = useFlagged();
  const name = new Map(session.roster.map((r) => [r.clientId, nameOf(r)]));
  const recap = hour?.recap;
  const waiting = (hour?.withoutTurn ?? []).filter((w) => live.at({ kind: 'turn', clientId: w.clientId })?.value !== 'yes' && name.has(w.clientId));
  const unsigned = useUnsigned(session);
  const see = session.roster.filter((r) => flagged.has(r.clientId)).map(nameOf);
  const told: Array<[string, string]> = [];
  if (recap) {
    told.push([`Session ${recap.number}`, [recap.theme, shortDate(recap.date)].filter(Boolean).join(', ')]);
    if (recap.parts.length > 0) told.push(['Done', recap.parts.join(' · ')]); // titles have commas of their own
    if (recap.techniques.length > 0) told.push(['Used', listed(recap.techniques)]);
    if (recap.homework.length > 0) told.push(['Given', listed(recap.homework)]);
    for (const note of recap.notes) told.push(['Noted', note]);
  }
  if (waiting.length > 0) told.push(['No turn', listed(waiting.map((w) => `${name.get(w.clientId)} for ${w.sessions === 1 ? 'one session' : `${w.sessions} sessions`}`))]);
  if (unsigned.length > 0) told.push(['To sign', unsignedWords(unsigned)]);
  if (see.length > 0) told.push(['At the end', `A word with ${listed(see)} before the end: a risk flag is open.`]);
  if (told.length === 0) return null;
  return (
    <section aria-label="To keep in mind">
      <dl className={s.told}>
        {told.map(([what, words], i) => (
          <div key={i}>
            <dt>{what}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
