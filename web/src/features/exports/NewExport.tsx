import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { Card } from '@/components/Card';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { DateInput } from '@/components/DateInput';
import { ProblemNote } from '@/components/ProblemNote';
import { longDate, shortDate } from '@/format/dates';
import { formatMoney } from '@/format/money';
import { count } from '@/format/words';
import { leftBehindQuery, previewQuery, useCreateExport, useDownload, type Batch } from './exportQueries';
import s from './NewExport.module.css';
import { batchNumber, dayBefore, everythingOpen, namedPeriods } from './period';

type Props = { today: string; newest?: Batch; /** The batch that was made on this visit. */ made?: Batch; onMade: (batch: Batch) => void };

/** Choose a period, see what would go, lock it into a batch. */
export function NewExport({ today, newest, made, onMade }: Props) {
  const [period, setPeriod] = useState(() => everythingOpen(today));
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const { from, to } = period;
  const backwards = from !== '' && to !== '' && to < from;
  const whole = to !== '' && !backwards;
  const preview = useQuery(previewQuery(from, to));
  const behind = useQuery(leftBehindQuery(from, from && dayBefore(from)));
  const create = useCreateExport();
  const n = whole ? preview.data?.count : undefined;

  async function make() {
    setProblem('');
    try {
      onMade(await create.mutateAsync(period));
    } catch (thrown) {
      setProblem(asProblem(thrown).message);
    } finally {
      setAsking(false);
    }
  }

  return (
    <Card title="New export" aside="CSV, client codes, no names">
      {made && <Made batch={made} />}
      <div className={s.period}>
        <DateInput label="First service date" description="Empty: everything open" value={from} onChange={(v) => setPeriod({ ...period, from: v })} />
        <DateInput label="Last service date" description="Included" value={to} error={backwards ? 'Lies before the first' : undefined} onChange={(v) => setPeriod({ ...period, to: v })} />
        <div className={s.named} role="group" aria-label="Periods">
          {namedPeriods(today).map((p) => (
            <Button key={p.label} variant={p.from === from && p.to === to ? 'light' : 'subtle'} onClick={() => setPeriod({ from: p.from, to: p.to })}>
              {p.label}
            </Button>
          ))}
        </div>
      </div>
      <div className={s.preview}>
        <div className={s.would} role="status" aria-label="Preview">
          <Preview n={n} amount={preview.data?.amount} error={preview.error} whole={whole} />
          {(behind.data?.count ?? 0) > 0 && (
            <p className={s.behind}>
              {count(behind.data?.count ?? 0, 'open charge')}, {behind.data && formatMoney(behind.data.amount)}, {behind.data?.count === 1 ? 'is' : 'are'} older than {shortDate(from)} and would stay behind.{' '}
              <button type="button" className={s.link} onClick={() => setPeriod({ ...period, from: '' })}>
                Take everything open
              </button>
            </p>
          )}
        </div>
        <Button variant="filled" disabled={!n} onClick={() => setAsking(true)}>
          {n ? `Export ${count(n, 'charge')}` : 'Export'}
        </Button>
      </div>
      <ProblemNote>{problem}</ProblemNote>
      <ConfirmDialog opened={asking} title={`Make batch ${batchNumber((newest?.number ?? 0) + 1)}?`} confirm="Make the batch" busy={create.isPending} onConfirm={() => void make()} onClose={() => setAsking(false)}>
        {n && preview.data && (
          <>
            {count(n, 'charge')}, {formatMoney(preview.data.amount)}, {from ? `from ${longDate(from)} to ${longDate(to)}` : `everything open through ${longDate(to)}`}. The batch is locked: these charges are never exported again, and a mistake is mended by correcting the charge; what that makes goes into the next batch.
          </>
        )}
      </ConfirmDialog>
    </Card>
  );
}

type PreviewProps = { n?: number; amount?: { amount: number; currency: string }; error: unknown; whole: boolean };

function Preview({ n, amount, error, whole }: PreviewProps) {
  if (!whole) return <p className="quiet">Choose a last day.</p>;
  if (error) return <p className={s.behind}>{asProblem(error).message}</p>;
  if (n === undefined || !amount) return <p className="quiet">Adding up…</p>;
  if (n === 0) return <p className="quiet">Nothing is open in these days.</p>;
  return (
    <p>
      <span className="figure">{formatMoney(amount)}</span> <span className={s.count}>{count(n, 'charge')}</span>
    </p>
  );
}

/** The batch that has just been made, with the one thing to do next. */
function Made({ batch }: { batch: Batch }) {
  const download = useDownload();
  return (
    <div className={`tinted ${s.made}`} data-tone="good" role="status">
      <span>
        Batch <b>{batchNumber(batch.number)}</b> is made: {count(batch.count, 'charge')}, {formatMoney(batch.total)}.
      </span>
      <Button loading={download.isPending} onClick={() => download.mutate(batch)}>
        Download it now
      </Button>
    </div>
  );
}
