import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { MoreMenu } from '@/components/MoreMenu';
import { done } from '@/components/notices';
import { ReasonDialog } from '@/components/ReasonDialog';
import { shortDate } from '@/format/dates';
import { calledOf } from '@/format/person';
import { AnswerWarningDialog } from './AnswerWarningDialog';
import { useWarningDeeds, type Warning, type WarningAnswer, type WarningRuleCard } from './warningQueries';
import { answerWords, basisWords, shortDays, warningTone, whenWords } from './warningWords';
import s from './Warnings.module.css';

type Props = {
  label: string;
  items: Warning[];
  rules: WarningRuleCard[];
  today: string;
  /** Whose they are; left out on the client's own page. */
  named?: boolean;
  /** In a list of several cohorts. */
  cohorts?: boolean;
};

/** Why somebody is held to be at risk: the rule by name, what it rests on, and what was done. */
export function WarningRows({ label, items, rules, today, named, cohorts }: Props) {
  const [asking, setAsking] = useState<Warning>();
  const [slip, setSlip] = useState<WarningAnswer>();
  const { undo } = useWarningDeeds();
  return (
    <>
      <List label={label}>
        {items.map((w) => (
          <Row key={`${w.enrollmentId} ${w.rule} ${w.began}`} warning={w} rule={rules.find((r) => r.rule === w.rule)} named={named} cohorts={cohorts} onAsk={() => setAsking(w)} onSlip={setSlip} />
        ))}
      </List>
      {asking && <AnswerWarningDialog warning={asking} today={today} onClose={() => setAsking(undefined)} />}
      <ReasonDialog opened={!!slip} title="This was entered in error?" confirm="Mark it as an error" danger kept="Kept with it." onConfirm={async (reason) => slip && (await undo.mutateAsync({ id: slip.id, reason }), done('Marked as an error'))} onClose={() => setSlip(undefined)}>
        <p>It stays in the record. A warning of which nothing else was done waits again.</p>
      </ReasonDialog>
    </>
  );
}

type RowProps = { warning: Warning; rule?: WarningRuleCard; named?: boolean; cohorts?: boolean; onAsk: () => void; onSlip: (a: WarningAnswer) => void };

function Row({ warning: w, rule, named, cohorts, onAsk, onSlip }: RowProps) {
  const may = useMay()('warnings.answer');
  const name = calledOf(w);
  const about = `${name}: ${rule?.name ?? ''}`;
  const counting = w.answers.filter((a) => !a.inError);
  return (
    <ListRow
      plain
      past={!!w.ended}
      edge={w.waits ? (warningTone(w) === 'late' ? 'late' : 'soon') : undefined}
      title={
        <>
          {named && (
            <>
              <Link to="/clients/$clientId" params={{ clientId: w.clientId }}>
                <b>{name}</b>
              </Link>{' '}
            </>
          )}
          <StateChip tone={warningTone(w)}>{rule?.name ?? w.rule}</StateChip> <span className="quiet small">{whenWords(w)}</span>
        </>
      }
      detail={
        <>
          <p className={s.says}>
            {shortDays(w.says)}
            {cohorts && (
              <>
                {' '}
                <Link to="/cohorts/$cohortId/weeks" params={{ cohortId: w.cohortId }}>
                  {w.cohortName}
                </Link>
              </>
            )}
          </p>
          {w.answers.length > 0 && (
            <ul className={s.done} aria-label="What was done">
              {w.answers.map((a) => (
                <li key={a.id}>
                  <Said answer={a} />
                </li>
              ))}
            </ul>
          )}
          {rule && !w.gone && (
            <details className={s.why}>
              <summary>{basisWords[rule.restsOn]}</summary>
              <p>{rule.speaks}</p>
              <p>{rule.citation}</p>
            </details>
          )}
        </>
      }
      end={
        may && (
          <>
            {w.flagIds.length === 0 && w.waits && (
              <Button size="compact-sm" onClick={onAsk} aria-label={`Say what was done: ${about}`}>
                Say what was done
              </Button>
            )}
            {w.flagIds.length > 0 && !w.ended && named && (
              <Link to="/clients/$clientId" params={{ clientId: w.clientId }}>
                Answer the flag
              </Link>
            )}
            {w.flagIds.length === 0 && (!w.waits || counting.length > 0) && (!w.gone || counting.length > 0) && (
              <MoreMenu quiet label={`More about ${about}`}>
                {!w.gone && !w.waits && <Menu.Item onClick={onAsk}>Something else was done…</Menu.Item>}
                {counting.map((a) => (
                  <Menu.Item key={a.id} onClick={() => onSlip(a)}>
                    What was done on {shortDate(a.on)} is an error…
                  </Menu.Item>
                ))}
              </MoreMenu>
            )}
          </>
        )
      }
    />
  );
}

function Said({ answer: a }: { answer: WarningAnswer }) {
  if (a.inError) {
    return (
      <>
        <span className={s.error}>{answerWords(a)}</span>{' '}
        <span className="quiet small">
          In error, {a.inError.by}: {a.inError.reason}
        </span>
      </>
    );
  }
  return (
    <>
      {answerWords(a)}
      {a.words && <span className="serif">: {a.words}</span>}
    </>
  );
}
