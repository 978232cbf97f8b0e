import { describe, expect, it } from 'vitest';
import type { AuditEntry } from './auditQueries';
import { actionsOf, runsOf } from './runs';

let seq = 100;
const entry = (change: Partial<AuditEntry>): AuditEntry => ({
  seq: seq--, at: '2026-03-10T14:00:00Z', actorId: 'ruth', actorName: 'Ruth', role: 'intake', action: 'clients.read', outcome: 'read', clientId: 'c1', clientCode: 'C-1',
  subjectKind: 'client', subjectId: 'c1', address: '192.0.2.1', requestId: 'r', ...change,
});
const sizes = (...changes: Array<Partial<AuditEntry>>) => runsOf(changes.map(entry)).map((r) => r.entries.length);

describe('the audit as runs', () => {
  it.each([
    ['what one person looked at about one client is one run', [{}, { action: 'assessments.read' }, {}], [3]],
    ['another client is another run', [{}, { clientId: 'c2' }], [1, 1]],
    ['another person is another run', [{}, { actorId: 'maya', actorName: 'Maya' }], [1, 1]],
    ['and does not part the first one\u2019s', [{}, { actorId: 'maya', actorName: 'Maya' }, {}], [2, 1]],
    ['a change is not hidden among looks', [{}, { action: 'clients.update', outcome: 'done' }], [1, 1]],
    ['a refusal is not hidden among looks', [{}, { outcome: 'refused' }], [1, 1]],
    ['another place is another run', [{}, { address: '192.0.2.9' }], [1, 1]],
    ['without a client the same action is one run', [{ clientId: undefined, action: 'waitlist.read' }, { clientId: undefined, action: 'waitlist.read', subjectId: 'x' }], [2]],
    ['and another action another', [{ clientId: undefined, action: 'waitlist.read' }, { clientId: undefined, action: 'charges.read' }], [1, 1]],
    ['five minutes are the longest', [{}, { at: '2026-03-10T13:55:00Z' }, { at: '2026-03-10T13:54:59Z' }], [2, 1]],
  ] as Array<[string, Array<Partial<AuditEntry>>, number[]]>)('%s', (_, entries, want) => {
    expect(sizes(...entries)).toEqual(want);
  });

  it('loses no entry', () => {
    const all = Array.from({ length: 60 }, (_, i) => entry({ clientId: `c${i % 7}`, at: new Date(Date.UTC(2026, 2, 10, 14, -i)).toISOString() }));
    expect(runsOf(all).flatMap((r) => r.entries).map((e) => e.seq).sort()).toEqual(all.map((e) => e.seq).sort());
  });

  it('counts what was done', () => {
    const [run] = runsOf([entry({}), entry({ action: 'assessments.read' }), entry({})]);
    expect(run && actionsOf(run)).toEqual([{ action: 'clients.read', times: 2 }, { action: 'assessments.read', times: 1 }]);
  });
});
