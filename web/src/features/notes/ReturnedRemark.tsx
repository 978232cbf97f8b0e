import type { Remark } from '@/components/notes/noteTypes';
import { momentIn } from '@/format/dates';
import s from './NoteCard.module.css';

/** Why the supervisor gave the note back, over what it is about. */
export function ReturnedRemark({ remark, zone, titleOf }: { remark: Remark; zone: string; titleOf: (key: string) => string }) {
  return (
    <div className={s.remark} role="note">
      <p className={s.over}>
        {remark.by} gave it back{remark.section && `, on the ${titleOf(remark.section).toLowerCase()}`} <span>{momentIn(remark.at, zone)}</span>
      </p>
      <p className={s.said}>{remark.remark}</p>
    </div>
  );
}
