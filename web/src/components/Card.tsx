import { useId, type ReactNode } from 'react';
import { Chips } from './Chip';
import { Skeleton } from './Skeleton';
import s from './Card.module.css';

type CardProps = {
  title?: string;
  /** Quiet words at the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
  /** Rows bring their own padding: use with ListRow and DataTable. */
  flush?: boolean;
  /** Title above the card instead of inside, as the desks do. */
  outside?: boolean;
};

/** A white sheet on the wash, with a heading in the reader's words. */
export function Card({ title, aside, children, flush, outside }: CardProps) {
  const id = useId();
  const head = (title || aside) && (
    <div className={outside ? s.above : s.head}>
      {title && <h2 id={id}>{title}</h2>}
      {aside && <span className={s.aside}>{aside}</span>}
    </div>
  );
  return (
    <section className={s.section} aria-labelledby={title ? id : undefined}>
      {outside && head}
      <div className={s.card}>
        {!outside && head}
        <div className={flush ? undefined : head && !outside ? s.body : s.all}>{children}</div>
      </div>
    </section>
  );
}

/** Rows divided by hairlines. */
export function List({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul aria-label={label}>
      {children}
    </ul>
  );
}

type RowProps = {
  /** A time, a code. */
  lead?: ReactNode;
  /** A SeatRing, decorative when the detail says the seats. */
  ring?: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  chips?: ReactNode;
  /** At the right: an age, an amount, a button. */
  end?: ReactNode;
  /** The row that is now. */
  now?: boolean;
  /** A row that is over. */
  past?: boolean;
  /** The title in ordinary weight, for rows that are one line each. */
  plain?: boolean;
  /** A stroke at the left edge, beside a chip that says the same in words. */
  edge?: 'soon' | 'late';
};

/** One row: what it is, why it is here, and what can be done at the right. */
export function ListRow({ lead, ring, title, detail, chips, end, now, past, plain, edge }: RowProps) {
  return (
    <li className={[s.row, now && s.now, past && s.past, plain && s.plain, edge && s[edge]].filter(Boolean).join(' ')}>
      {lead && <div className={s.lead}>{lead}</div>}
      {ring && <div className={s.ring}>{ring}</div>}
      <div className={s.what}>
        <div className={s.title}>{title}</div>
        {detail && <div className={s.detail}>{detail}</div>}
        {chips && <Chips>{chips}</Chips>}
      </div>
      {end && <div className={s.end}>{end}</div>}
    </li>
  );
}

/** A figure one reads at a glance: "Ready $14,265.00, 312 charges". Its place
    is kept while it is awaited. */
export function FigureCard({ label, figure, detail, awaited }: { label: string; figure?: ReactNode; detail?: ReactNode; awaited?: boolean }) {
  return (
    <div className={`${s.card} ${s.figure}`}>
      <div className={s.label}>{label}</div>
      <div className="figure">{awaited ? <Skeleton inline height="0.6em" width="60%" /> : figure}</div>
      {(awaited || detail) && <div className={awaited ? `${s.small} ${s.awaited}` : s.small}>{!awaited && detail}</div>}
    </div>
  );
}

type LinkCardProps = {
  /** A stroke at the left edge, as a row has it. */
  edge?: 'soon' | 'late';
  className?: string;
  onDrag?: (begun: boolean) => void;
  children: ReactNode;
};

/** A card among others in a list. The whole of it follows the one link in it. */
export function LinkCard({ edge, className, onDrag, children }: LinkCardProps) {
  return <li draggable={!!onDrag || undefined} onDragStart={() => onDrag?.(true)} onDragEnd={() => onDrag?.(false)} className={[s.card, s.leads, edge && s[edge], className].filter(Boolean).join(' ')}>{children}</li>;
}
