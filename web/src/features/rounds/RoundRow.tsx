import { Checkbox, Menu } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Assessment, Instrument } from '@/components/assessments/assessmentQueries';
import { bandTone, scoreWords } from '@/components/assessments/bands';
import { StateChip } from '@/components/Chip';
import { FlagMark } from '@/components/FlagMark';
import { MoreMenu } from '@/components/MoreMenu';
import { done, failed } from '@/components/notices';
import { timeIn } from '@/format/dates';
import { calledOf } from '@/format/person';
import { BandStrip } from './BandStrip';
import { useRoundActions, type Round, type RoundEntry, type RoundMember, type Session } from './roundQueries';
import { changeTone, changeWords, counting, enteredWords, handsOut, spelled, unanswered } from './roundWords';
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
            {gives && m.codeState === 'open' && <Menu.Item onClick={onWithdraw}>Withdraw the code</Menu.Item>}
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
        return e && <Scored key={form.code} entry={e} form={form} others={m.entries.filter((o) => o.instrument === form.code && o !== e)} zone={session.timeZone} />;
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

/** A score over its bands, and what became of it in words. */
function Scored({ entry: e, form, others, zone }: { entry: RoundEntry; form: Instrument; others: RoundEntry[]; zone: string }) {
  return (
    <div className={s.scored}>
      <span className={s.form}>{form.name}</span>
      <BandStrip form={form} entry={e} />
      <div className={s.said}>
        <StateChip tone={bandTone(form, e)}>{[scoreWords(e), e.bandLabel.toLowerCase()].filter(Boolean).join(', ')}</StateChip>{' '}
        {e.sinceFirst.map((c) => (
          <StateChip key={`f${c.scale ?? ''}`} tone={changeTone(c)}>
            {changeWords(c)}
          </StateChip>
        ))}
        {e.sinceLast.map((c) => (
          <StateChip key={`l${c.scale ?? ''}`} tone={changeTone(c)}>
            {changeWords(c)}
          </StateChip>
        ))}
        {form.unvalidated && <StateChip>unvalidated, to talk about</StateChip>}
        <span className={s.how}>
          {enteredWords(e)}, {timeIn(e.at, zone)}
          {others.map((o) => `. Also ${scoreWords(o)} ${enteredWords(o)}, ${timeIn(o.at, zone)}, which does not count`).join('')}
        </span>
      </div>
    </div>
  );
}
