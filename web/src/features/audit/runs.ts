import type { AuditEntry } from './auditQueries';

/** Entries that one person made about one thing within a few minutes, newest
    first. All of them are there; the list shows them as one row until it is
    opened. */
export type Run = { key: string; entries: [AuditEntry, ...AuditEntry[]] };

const minutes = 5 * 60_000;

// What is about a client belongs together, whatever was opened; what is about
// nobody is together when it is the same thing again.
const sameThing = (e: AuditEntry) => [e.actorId, e.actorName, e.role, e.address, e.outcome, e.clientId ?? `${e.action} ${e.detail?.code ?? ''}`].join('|');

/** Puts entries together that follow each other by no more than a few minutes
    in all. Those of other people in between do not part them. */
export function runsOf(entries: AuditEntry[]): Run[] {
  const runs: Run[] = [];
  const latest = new Map<string, Run>();
  for (const e of entries) {
    const thing = sameThing(e);
    const run = latest.get(thing);
    if (run && Date.parse(run.entries[0].at) - Date.parse(e.at) <= minutes) {
      run.entries.push(e);
      continue;
    }
    const begun: Run = { key: String(e.seq), entries: [e] };
    latest.set(thing, begun);
    runs.push(begun);
  }
  return runs;
}

/** What was done in a run, each action once, newest first, with how often. */
export function actionsOf(run: Run): Array<{ action: string; times: number }> {
  const times = new Map<string, number>();
  for (const e of run.entries) times.set(e.action, (times.get(e.action) ?? 0) + 1);
  return [...times].map(([action, n]) => ({ action, times: n }));
}
