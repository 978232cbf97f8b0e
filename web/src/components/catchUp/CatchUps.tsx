import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { MoreMenu } from '@/components/MoreMenu';
import { done, failed } from '@/components/notices';
import { usePrintAlone } from '@/components/usePrintAlone';
import { relativeDay } from '@/format/dates';
import { calledOf } from '@/format/person';
import { useCatchUp, type CatchUp } from './catchUpQueries';
import { CatchUpDialog } from './CatchUpDialog';
import { CatchUpSheet } from './CatchUpSheet';
import { doneWords, hasBegun, plannedWords, whyWords } from './catchUpWords';

type Props = { items: CatchUp[]; today: string; /** In a list of several cohorts. */ cohorts?: boolean; outside?: boolean; /** So many stand here until all are asked for. */ most?: number };

/** Themes that members missed and that later weeks build on, until each is
    caught up. */
export function CatchUps({ items, today, cohorts, outside, most = Infinity }: Props) {
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState<CatchUp>();
  const { sheet, print } = usePrintAlone();
  if (items.length === 0) return null;
  const open = items.filter((c) => !c.done);
  const shown = all ? items : items.slice(0, most);
  return (
    <Card title="To catch up" aside={open.length || undefined} outside={outside} flush>
      <List label="To catch up">
        {shown.map((c) => (
          <Row key={`${c.enrollmentId} ${c.curriculumVersion} ${c.week}`} catchUp={c} today={today} cohort={cohorts} onAsk={() => setAsking(c)} onPrint={() => print(<CatchUpSheet catchUp={c} />)} />
        ))}
      </List>
      {shown.length < items.length && (
        <Button fullWidth variant="subtle" onClick={() => setAll(true)}>
          Show all {items.length}
        </Button>
      )}
      {asking && <CatchUpDialog catchUp={asking} today={today} onClose={() => setAsking(undefined)} />}
      {sheet}
    </Card>
  );
}

type RowProps = { catchUp: CatchUp; today: string; cohort?: boolean; onAsk: () => void; onPrint: () => void };

function Row({ catchUp: c, today, cohort, onAsk, onPrint }: RowProps) {
  const may = useMay()('catch_ups.record');
  const { undo, cancel } = useCatchUp(c.enrollmentId);
  const name = calledOf(c);
  const what = `${name}, week ${c.week}`;
  const takeBack = (way: Promise<unknown>, said: string) => void way.then(() => done(said), (thrown: unknown) => failed(thrown, 'Not taken back'));
  return (
    <ListRow
      plain
      past={!!c.done}
      title={
        <>
          {!c.done && <StateChip tone={c.planned ? 'underway' : c.by ? 'soon' : 'late'}>{c.planned ? (hasBegun(c.planned) ? 'not marked yet' : 'make-up planned') : c.by ? relativeDay(c.by, today) : 'needed already'}</StateChip>}{' '}
          <b>{name}</b>: week {c.week}, {c.theme}
        </>
      }
      detail={
        <>
          {c.done ? doneWords(c.done) : c.planned ? plannedWords(c.planned) : whyWords(c)}
          {cohort && (
            <>
              {' '}
              <Link to="/cohorts/$cohortId" params={{ cohortId: c.cohortId }}>
                {c.cohortName}
              </Link>
            </>
          )}
        </>
      }
      end={
        may && (
          <>
            {!c.done && !c.planned && (
              <Button size="compact-sm" onClick={onAsk} aria-label={`Catch up: ${what}`}>
                Catch up
              </Button>
            )}
            <MoreMenu quiet label={`More about ${what}`}>
              <Menu.Item onClick={onPrint}>Print the sheet for {name}</Menu.Item>
              {c.planned && !c.done && <Menu.Item onClick={onAsk}>Caught up otherwise…</Menu.Item>}
              {c.planned && !c.done && <Menu.Item onClick={() => takeBack(cancel.mutateAsync(c.planned?.id ?? ''), `${name} is no guest any more`)}>Take the make-up back</Menu.Item>}
              {c.done?.id && <Menu.Item onClick={() => takeBack(undo.mutateAsync(c.done?.id ?? ''), 'Taken back')}>This was a mistake</Menu.Item>}
            </MoreMenu>
          </>
        )
      }
    />
  );
}
