import type { ReactNode } from 'react';
import { LinkCard } from './Card';
import { Chips } from './Chip';
import s from './Board.module.css';

/** Columns side by side, one stage each; scrolls sideways where it is narrow. */
export function Board({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={s.board} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

type ColumnProps = {
  title: string;
  count: number;
  children?: ReactNode;
  /** Said when the stage is empty. */
  empty?: string;
  /** A card that is dragged may be dropped here. */
  takes?: boolean;
  onDrop?: () => void;
};

/** One stage and how many are in it. */
export function BoardColumn({ title, count, children, empty = 'Nobody', takes, onDrop }: ColumnProps) {
  return (
    <section
      className={s.column}
      aria-label={`${title}, ${count}`}
      data-takes={takes || undefined}
      onDragOver={(e) => takes && e.preventDefault()}
      onDrop={(e) => {
        e.preventDefault(); // a browser would follow the link that is dropped
        if (takes) onDrop?.();
      }}
    >
      <div className={s.head}>
        <h2>{title}</h2>
        <span className="quiet">{count}</span>
      </div>
      {count === 0 ? <p className={s.empty}>{empty}</p> : <ul className={s.cards}>{children}</ul>}
    </section>
  );
}

type CardProps = {
  title: ReactNode;
  detail?: ReactNode;
  chips?: ReactNode;
  edge?: 'soon' | 'late';
  /** What can be done with it, at the right of the title. */
  menu?: ReactNode;
  /** Where it may be dragged: said as the drag begins, and when it ends. */
  onDrag?: (begun: boolean) => void;
};

/** One person on the board. Put a Link in the title: the whole card follows it. */
export function BoardCard({ title, detail, chips, edge, menu, onDrag }: CardProps) {
  return (
    <LinkCard edge={edge} className={s.card} onDrag={onDrag}>
      <div className={s.title}>
        <span>{title}</span>
        {menu && <span className={s.menu}>{menu}</span>}
      </div>
      {detail && <div className={s.detail}>{detail}</div>}
      {chips && <Chips>{chips}</Chips>}
    </LinkCard>
  );
}
