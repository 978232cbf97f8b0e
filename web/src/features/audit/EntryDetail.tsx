import { Button } from '@mantine/core';
import { word } from '@/format/words';
import s from './EntryDetail.module.css';
import type { AuditEntry, AuditFilters } from './auditQueries';
import { detailText } from './auditWords';

/** Everything an entry holds; `within` the list of a run it needs no indent of its own. */
export function EntryDetail({ entry: e, within, onChoose }: { entry: AuditEntry; within?: boolean; onChoose: (change: Partial<AuditFilters>) => void }) {
  const facts: Array<[string, string]> = [
    ['Entry', String(e.seq)],
    ['Instant', e.at],
    ['Action', e.action],
    ...(e.subjectKind ? ([['About', `${word(e.subjectKind)} ${e.subjectId}`]] as Array<[string, string]>) : []),
    ...(e.clientId ? ([['Client', e.clientCode ?? e.clientId]] as Array<[string, string]>) : []),
    ...(e.shown ? ([[e.clientId ? 'Clients shown besides' : 'Clients shown', String(e.shown)]] as Array<[string, string]>) : []),
    ['From', e.address || 'the server itself'],
    ['Request', e.requestId || '–'],
    ...Object.entries(e.detail ?? {}).map(([key, value]): [string, string] => [word(key), detailText(value)]),
  ];
  return (
    <div className={within ? `${s.detail} ${s.within}` : s.detail}>
      <dl className={s.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={s.only}>
        {e.actorId && <Button onClick={() => onChoose({ actorId: e.actorId })}>Only {e.actorName || 'this person'}</Button>}
        {e.clientCode && <Button onClick={() => onChoose({ clientCode: e.clientCode })}>Only {e.clientCode}</Button>}
        {e.clientId && !e.clientCode && <Button onClick={() => onChoose({ clientId: e.clientId })}>Only this client</Button>}
        <Button onClick={() => onChoose({ action: e.action })}>Only this action</Button>
      </div>
    </div>
  );
}
