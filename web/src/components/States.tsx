import type { ReactNode } from 'react';
import { asProblem } from '@/api/problem';
import { Button } from './Button';
import { Card } from './Card';
import { seatPoints } from './ring';
import { Skeleton } from './Skeleton';
import s from './States.module.css';

type Props = { title: string; children?: ReactNode; action?: ReactNode };

function Blank({ title, children, action, seats }: Props & { seats: 'open' | 'late' | 'closed' }) {
  return (
    <div className={s.blank}>
      <svg width="54" height="54" viewBox="0 0 54 54" aria-hidden>
        {seatPoints(8, 21, 27).map((p, i) => (
          <circle key={i} className={s[i === 0 ? seats : 'open']} cx={p.x} cy={p.y} r={4.4} />
        ))}
      </svg>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action && <div className={s.action}>{action}</div>}
    </div>
  );
}

/** Nothing here yet: say what would be, and offer the way to it. */
export function Empty(props: Props) {
  return <Blank {...props} seats="open" />;
}

/** One quiet line where a card's rows would be, for what is good news or needs no way on. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className={s.nothing}>{children}</p>;
}

/** The person's role does not reach this. */
export function NoPermission({ children }: { children?: ReactNode }) {
  return (
    <Blank seats="closed" title="This is not part of your desk">
      {children ?? 'Your role does not open this page. If it should, ask an administrator of the practice.'}
    </Blank>
  );
}

/** Not there, or not theirs: the server does not say which, and neither do we. */
export function NotThere({ action }: { action?: ReactNode }) {
  return (
    <Blank seats="closed" title="Nothing to see here" action={action}>
      It does not exist, or it is not yours to see.
    </Blank>
  );
}

/** A read that failed, in words; 403 and 404 get their own. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = asProblem(error);
  if (problem.status === 403) return <NoPermission />;
  if (problem.status === 404) return <NotThere />;
  return (
    <div role="alert">
      <Blank seats="late" title={problem.title} action={retry && <Button onClick={retry}>Try again</Button>}>
        {problem.detail !== problem.title && problem.detail}
        {problem.requestId && <span className={s.request}>Request {problem.requestId}</span>}
      </Blank>
    </div>
  );
}

type RowsProps = {
  rows?: number;
  /** What a screen reader hears. */
  label?: string;
  /** The rows will have chips, which go below in little room: their place is kept. */
  chips?: boolean;
};

/** Rows that are on their way. */
export function LoadingRows({ rows = 5, label = 'Loading', chips }: RowsProps) {
  return (
    <div role="status" aria-label={label} className={chips ? s.withChips : undefined}>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className={s.row}>
          <Skeleton height={12} width={`${[34, 46, 28, 40, 31][i % 5]}%`} />
          <Skeleton height={10} width={`${[58, 44, 66, 38, 52][i % 5]}%`} />
        </div>
      ))}
    </div>
  );
}

/** A page that is on its way: the header's shape and a card. */
export function LoadingPage() {
  return (
    <div role="status" aria-label="Loading the page">
      <Skeleton height={30} width={260} block />
      <div className={s.sentence}>
        <Skeleton height={12} width={380} />
      </div>
      <Card flush>
        <LoadingRows label="" />
      </Card>
    </div>
  );
}

/** What a query shows until it has data. Usage: `if (!q.data) return <Pending query={q} />`. */
export function Pending({ query, ...rows }: { query: { error: unknown; refetch: () => unknown } } & RowsProps) {
  return query.error ? <Failed error={query.error} retry={() => void query.refetch()} /> : <LoadingRows {...rows} />;
}
