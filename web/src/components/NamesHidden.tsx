import { hideNames, useNamesHidden } from '@/format/person';
import s from './PageHeader.module.css';

/** Says over a page, and on its paper, that codes stand for names; a click shows them. */
export function NamesHidden() {
  if (!useNamesHidden()) return null;
  return (
    <p className={s.hidden} role="note">
      Names are hidden: codes stand for people.{' '}
      <button type="button" className={s.show} onClick={() => hideNames(false)}>
        Show names
      </button>
    </p>
  );
}
