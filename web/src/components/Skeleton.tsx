import s from './Skeleton.module.css';

type Props = { height: number | string; width: number | string; /** A heading's or a button's, not a line's. */ block?: boolean; /** Within a line. */ inline?: boolean };

/** The shape of what is on its way. */
export function Skeleton({ height, width, block, inline }: Props) {
  return <span className={[s.shape, block && s.block, inline && s.inline].filter(Boolean).join(' ')} style={{ height, width }} />;
}
