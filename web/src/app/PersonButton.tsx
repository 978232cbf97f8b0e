import { lazy, Suspense, useState } from 'react';
import { usePerson } from '@/api/useLogin';
import { rolesWords } from '@/format/words';
import s from './AppShell.module.css';

// The menu brings more code than a page: it is fetched when a hand comes near.
const load = () => import('./UserMenu');
const UserMenu = lazy(() => load().then((m) => ({ default: m.UserMenu })));

/** Who is signed in; a click opens their menu. */
export function PersonButton() {
  const [wanted, setWanted] = useState(false);
  const near = () => void load().catch(() => undefined); // the click tries again, and shows what is wrong
  const button = (
    <button type="button" className={s.user} aria-haspopup="menu" aria-busy={wanted} onPointerEnter={near} onFocus={near} onClick={() => setWanted(true)}>
      <PersonName />
    </button>
  );
  return wanted ? (
    <Suspense fallback={button}>
      <UserMenu />
    </Suspense>
  ) : (
    button
  );
}

/** The name, and the roles under it. */
export function PersonName() {
  const person = usePerson();
  return (
    <>
      <span className={s.name}>{person.name}</span>
      <span className={s.role}>{rolesWords(person.roles)}</span>
    </>
  );
}
