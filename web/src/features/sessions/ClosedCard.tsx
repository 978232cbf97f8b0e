import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { attendanceKinds, type Attendance } from '@/components/attendance';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { done, failed } from '@/components/notices';
import { StateChip } from '@/components/Chip';
import { momentIn } from '@/format/dates';
import { formatMoney } from '@/format/money';
import { count, word } from '@/format/words';
import { sumOf } from './closing';
import { correctionWords } from './correction';
import { LedBy } from './LedBy';
import { nameOf } from './names';
import { sendMarks, useCohortOf, useTakeSession, type Session } from './sessionQueries';
import s from './ClosedCard.module.css';

/** After closing: the charges that were made, what was missing, and the way on. */
export function ClosedCard({ session, mayMark, mayCorrectLed }: { session: Session; mayMark: boolean; mayCorrectLed: boolean }) {
  const readsCharges = useMay()('sessions.read_charges');
  const mayWrite = useMay(session)('progress_notes.write');
  const charges = session.charges;
  const names = new Map(session.roster.map((r) => [r.clientId, nameOf(r)]));
  const standing = charges.filter((c) => c.status !== 'reversed' && !c.reversesId).length;
  // Who does not read charges is not told that there are none.
  const title = !readsCharges ? 'Closed' : charges.length === 0 ? 'Closed, nothing charged' : `Closed, ${count(standing, 'charge')} made`;
  const total = sumOf(charges.map((c) => c.fee));
  const cohort = useCohortOf(session.cohortId, !session.coverUntil);
  const next = cohort.data?.sessions?.find((x) => x.number > session.number && x.status === 'scheduled');
  return (
    <Card
      title={title}
      aside={total ? formatMoney(total) : session.closedAt && momentIn(session.closedAt, session.timeZone)}
      flush
    >
      {session.missing.length > 0 && (
        <ul className={`tinted ${s.missingList}`} data-tone="soon">
          {session.missing.map((m) => (
            <li key={m}>{withNames(m, session)}</li>
          ))}
        </ul>
      )}
      <LedBy session={session} mayCorrect={mayCorrectLed} />
      {mayMark && <Forgotten session={session} />}
      {charges.length > 0 && (
        <ul className={s.charges} aria-label="Charges made">
          {charges.map((c) => (
            <li key={c.id}>
              <span className={s.charged}>
                <Who name={names.get(c.clientId)} code={c.clientCode} />
              </span>
              {c.status === 'reversed' && <StateChip>taken back</StateChip>}
              {c.kind !== 'session' && <StateChip tone="soon">{word(c.kind)}</StateChip>}
              {c.reversesId && <StateChip tone="late">reversal</StateChip>}
              <span className={s.amount}>{formatMoney(c.fee)}</span>
            </li>
          ))}
        </ul>
      )}
      {session.corrections.length > 0 && (
        <ul className={s.charges} aria-label="Corrected attendance">
          {session.corrections.map((c) => (
            <li key={`${c.clientId} ${c.at}`}>
              <span className={s.charged}>
                {names.get(c.clientId) ?? 'A member'}: {correctionWords(c)}{' '}
                <span className="quiet small">
                  {c.by}, {momentIn(c.at, session.timeZone)}
                  {c.reason && `: ${c.reason}`}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {(next?.id || mayWrite) && (
        <div className={s.onward} data-noprint>
          {next?.id && (
            <ButtonLink to="/sessions/$sessionId" params={{ sessionId: next.id }}>
              Open session {next.number}
            </ButtonLink>
          )}
          {mayWrite && (
            <ButtonLink variant="filled" to="/sessions/$sessionId/notes" params={{ sessionId: session.id }}>
              Write the notes
            </ButtonLink>
          )}
        </div>
      )}
    </Card>
  );
}

/** The name and the code; the code once for those who work with codes. */
const Who = ({ name = '', code }: { name?: string; code: string }) =>
  name && name !== code ? (
    <>
      {name} <span className="quiet small">{code}</span>
    </>
  ) : (
    code
  );

/** The server speaks of members by code; whoever sees names reads names. */
const withNames = (sentence: string, session: Session) =>
  session.roster.reduce((said, r) => said.replaceAll(r.clientCode, nameOf(r)), sentence);

/** Members who were not marked before closing: marking one now charges them now. */
function Forgotten({ session }: { session: Session }) {
  const marked = new Set(session.attendance.map((a) => a.clientId));
  const forgotten = session.roster.filter((r) => !marked.has(r.clientId));
  if (forgotten.length === 0) return null;
  return (
    <ul className={s.forgotten}>
      {forgotten.map((r) => (
        <ForgottenRow key={r.clientId} session={session} clientId={r.clientId} name={nameOf(r)} />
      ))}
    </ul>
  );
}

function ForgottenRow({ session, clientId, name }: { session: Session; clientId: string; name: string }) {
  const take = useTakeSession(session.id);
  const [status, setStatus] = useState<Attendance | null>(null);
  const [busy, setBusy] = useState(false);

  async function save() {
    if (!status) return;
    setBusy(true);
    try {
      take(await sendMarks(session.id, [{ clientId, status }]));
      done(`${name} is marked`);
    } catch (thrown) {
      failed(thrown, `${name} was not marked`);
    } finally {
      setBusy(false);
    }
  }

  return (
    <li>
      <b>{name}</b>
      <Select
        aria-label={`Attendance of ${name}`}
        placeholder="was…"
        data={attendanceKinds.map((k) => ({ value: k.status, label: k.word }))}
        value={status}
        onChange={(value) => setStatus(value as Attendance)}
        w={140}
      />
      <Button disabled={!status} loading={busy} onClick={() => void save()}>
        Mark and charge
      </Button>
    </li>
  );
}
