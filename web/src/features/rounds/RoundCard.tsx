import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { handOver } from '@/api/login';
import { formOf, type Instrument } from '@/components/assessments/assessmentQueries';
import { Card } from '@/components/Card';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { MoreMenu } from '@/components/MoreMenu';
import { done, failed } from '@/components/notices';
import { timeIn } from '@/format/dates';
import { calledOf } from '@/format/person';
import { listed } from '@/format/words';
import { CodesDialog } from './CodesDialog';
import { EnterDialog } from './EnterDialog';
import { RoundFlags } from './RoundFlags';
import { RoundRow } from './RoundRow';
import { useRoundActions, type Round, type RoundMember, type Session } from './roundQueries';
import { handsOut, progressWords } from './roundWords';
import s from './Rounds.module.css';

type Props = { session: Session; round: Round; instruments: Instrument[]; may: (action: string) => boolean };

/** One round: how far it is, and each member with what they answered. */
export function RoundCard({ session, round, instruments, may }: Props) {
  const [asking, setAsking] = useState<'codes' | 'tablet' | 'withdraw' | { enter: RoundMember }>();
  const { renew, withdraw, passTablet } = useRoundActions(session.id);
  const close = () => setAsking(undefined);
  const gives = may('rounds.give') && handsOut(session);
  const forms = round.instruments.flatMap((code) => formOf(instruments, code, round.formVersions.find((v) => v.code === code)?.version) ?? []);
  const latecomers = session.roster.filter((r) => !r.guest && !round.members.some((m) => m.clientId === r.clientId));
  const open = round.members.filter((m) => m.codeState === 'open');

  const newCodes = (clientIds: string[]) =>
    renew.mutate({ id: round.id, clientIds }, { onSuccess: () => setAsking('codes'), onError: (thrown) => failed(thrown, 'No code was given') });
  const takeBack = (clientIds?: string[]) =>
    withdraw.mutate({ id: round.id, clientIds }, { onSuccess: () => (close(), done(clientIds ? 'The code is withdrawn' : 'All codes are withdrawn')), onError: (thrown) => failed(thrown, 'Not withdrawn') });
  const pass = () =>
    passTablet.mutate(round.id, {
      // Behind #: no server sees it. The address tells where one signs in again.
      onSuccess: ({ pass: token }) => handOver(`/answer#tablet.${token}.${session.id}`),
      onError: (thrown) => (close(), failed(thrown, 'The tablet is not passed round')),
    });

  return (
    <Card
      title={listed(forms.map((f) => f.name))}
      flush
      aside={
        <span className={s.aside}>
          <MoreMenu quiet label="More about this round">
            {latecomers.length > 0 && gives && <Menu.Item onClick={() => newCodes(latecomers.map((m) => m.clientId))}>Give it to {latecomers.map((m) => calledOf(m)).join(', ')} too</Menu.Item>}
            {gives && (open.length > 0 || round.tabletUntil) && <Menu.Item onClick={() => setAsking('withdraw')}>Withdraw all codes…</Menu.Item>}
            {gives && open.length === 0 && <Menu.Item onClick={() => newCodes(round.members.map((m) => m.clientId))}>Give everybody a new code</Menu.Item>}
          </MoreMenu>
        </span>
      }
    >
      <div className={s.head}>
        <p role="status">
          {progressWords(round.members, round.instruments, calledOf)}
          {round.tabletUntil && ` A tablet is passed round until ${timeIn(round.tabletUntil, session.timeZone)}.`}
        </p>
        {gives && (
          <div className={s.tools}>
            {open.length > 0 && <Button onClick={() => setAsking('codes')}>Show the codes</Button>}
            <Button onClick={() => setAsking('tablet')}>Pass the tablet round</Button>
          </div>
        )}
        <p className={s.given}>
          Given {timeIn(round.at, session.timeZone)} by {round.by}
        </p>
      </div>
      <RoundFlags session={session} members={round.members} may={may} />
      <ul aria-label={`Answers to ${listed(forms.map((f) => f.name))}`}>
        {round.members.map((m) => (
          <RoundRow
            key={m.clientId}
            session={session}
            round={round}
            member={m}
            forms={forms}
            may={may}
            onNewCode={() => newCodes([m.clientId])}
            onWithdraw={() => takeBack([m.clientId])}
            onEnter={() => setAsking({ enter: m })}
          />
        ))}
      </ul>
      {asking === 'codes' && <CodesDialog round={round} onClose={close} />}
      {typeof asking === 'object' && <EnterDialog session={session} round={round} member={asking.enter} forms={forms} onClose={close} />}
      <ConfirmDialog opened={asking === 'withdraw'} title="Withdraw all codes?" confirm="Withdraw them" busy={withdraw.isPending} onConfirm={() => takeBack()} onClose={close}>
        Nobody answers any more, on a phone or on the tablet. What was answered stays, and you can give new codes.
      </ConfirmDialog>
      <ConfirmDialog opened={asking === 'tablet'} title="Pass this tablet round?" confirm="Sign out and pass it round" busy={passTablet.isPending} onConfirm={pass} onClose={close}>
        You are signed out on this screen, so that nothing of others can be opened from it. It asks one member after the other, by name, and nothing else. When it is back, you sign in again; what you typed is kept.
      </ConfirmDialog>
    </Card>
  );
}
