import { nameOf } from './names';
import type { RosterSeat } from './sessionQueries';
import s from './NeedsOfMembers.module.css';

/** What members need, and how to speak of them, for who leads: folded, because
    the room may see this screen, and never printed. */
export function NeedsOfMembers({ roster }: { roster: RosterSeat[] }) {
  const said = roster.filter((r) => r.accessNeeds || r.pronouns);
  const needs = said.filter((r) => r.accessNeeds).length;
  if (said.length === 0) return null;
  return (
    <details className={s.needs} data-noprint>
      <summary>Before you begin: {[needs > 0 && `${needs} with access needs`, said.some((r) => r.pronouns) && 'pronouns'].filter(Boolean).join(', ')}</summary>
      <dl>
        {said.map((r) => (
          <div key={r.clientId}>
            <dt>
              {nameOf(r)}
              {r.pronouns && <span className="quiet">, {r.pronouns}</span>}
            </dt>
            {r.accessNeeds && <dd>{r.accessNeeds}</dd>}
          </div>
        ))}
      </dl>
    </details>
  );
}
