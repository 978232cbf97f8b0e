import { Checkbox, Menu } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Assessment, Instrument } from '@/components/assessments/assessmentQueries';
import { scoreWords } from '@/components/assessments/bands';
import { ScoreOverBands } from '@/components/assessments/ScoreOverBands';
import { StateChip } from '@/components/Chip';
import { FlagMark } from '@/components/FlagMark';
import { MoreMenu } from '@/components/MoreMenu';
import { done, failed } from '@/components/notices';
import { timeIn } from '@/format/dates';
import { calledOf } from '@/format/person';
import { useRoundActions, type Round, type RoundEntry, type RoundMember, type Session } from './roundQueries';
import { counting, enteredWords, handsOut, spelled, unanswered } from './roundWords';
import s from './Rounds.module.css';

const WrongClientDialog = lazy(() => import('@/components/assessments/WrongClientDialog').then((m) => ({ default: m.WrongClientDialog })));

type Props = {
  session: Session;
  round: Round;
  member: RoundMember;
  forms: Instrument[];
  may: (action: string) => boolean;
  onNewCode: () => void;
  onWithdraw: () => void;
  onEnter: () => void;
};

/** One member: their code while they have still to answer, then what came of it. */
export function RoundRow({ session, round, member: m, forms, may, onNewCode, onWithdraw, onEnter }: Props) {
  const { discuss, refresh } = useRoundActions(session.id);
  const [wrong, setWrong] = useState<RoundEntry>();
  const name = calledOf(m);
  const open = unanswered(m, round.instruments);
  const scored = counting(m);
  const gives = may('rounds.give') && handsOut(session);
  const mark = (discussed: boolean) => discuss.mutateAsync({ id: round.id, clientId: m.clientId, discussed });
  return (
    <li className={s.row}>
      <div className={s.member}>
        <b>{name}</b> {m.flags.length > 0 && <FlagMark />}
        <span className={s.code}>
          {open.length === 0 ? <StateChip tone="good">answered</StateChip> : m.codeState === 'open' ? <code>{spelled(m.code ?? '')}</code> : <StateChip tone="soon">code {m.codeState}</StateChip>}
        </span>
        <span className={s.end}>
          {scored.length > 0 && may('rounds.discuss') && (
            <Checkbox
              label="Discussed together"
              checked={discuss.isPending ? discuss.variables.discussed : m.discussed !== undefined}
              title={m.discussed && `Noted by ${m.discussed.by}`}
              onChange={(e) => {
                const yes = e.currentTarget.checked;
                mark(yes).then(
                  () => done(yes ? `Discussed with ${name}` : `Not discussed with ${name} after all`, () => mark(!yes)),
                  (thrown: unknown) => failed(thrown, 'Not noted'),
                );
              }}
            />
          )}
          <MoreMenu quiet label={`More about ${name}`}>
            {may('rounds.enter') && <Menu.Item onClick={onEnter}>Type in what was answered on paper…</Menu.Item>}
            {gives && open.length > 0 && <Menu.Item onClick={onNewCode}>Give a new code</Menu.Item>}
            {gives && open.length > 0 && m.codeState === 'open' && <Menu.Item onClick={onWithdraw}>Withdraw the code</Menu.Item>}
            {!session.coverUntil &&
              may('assessments.void') &&
              m.entries.map((e) => (
                <Menu.Item key={e.assessmentId} onClick={() => setWrong(e)}>
                  {forms.find((f) => f.code === e.instrument)?.name} {enteredWords(e)}, {timeIn(e.at, session.timeZone)}, is wrong…
                </Menu.Item>
              ))}
          </MoreMenu>
        </span>
      </div>
      {forms.map((form) => {
        const e = scored.find((one) => one.instrument === form.code);
        const others = m.entries.filter((o) => o.instrument === form.code && o !== e);
        return (
          e && (
            <ScoreOverBands
              key={form.code}
              named
              form={form}
              taken={e}
              how={`${enteredWords(e)}, ${timeIn(e.at, session.timeZone)}${others.map((o) => `. Also ${scoreWords(o)} ${enteredWords(o)}, ${timeIn(o.at, session.timeZone)}, which does not count`).join('')}`}
            />
          )
        );
      })}
      {wrong && (
        <Suspense>
          <WrongClientDialog
            taken={{ ...wrong, id: wrong.assessmentId, clientId: m.clientId } as unknown as Assessment}
            name={forms.find((f) => f.code === wrong.instrument)?.name ?? wrong.instrument}
            client={{ id: m.clientId, code: m.clientCode }}
            onClose={() => {
              setWrong(undefined);
              refresh();
            }}
          />
        </Suspense>
      )}
    </li>
  );
}
