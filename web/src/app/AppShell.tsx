import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import { meQuery } from '@/api/me';
import { useConfirmation } from '@/api/useConfirmation';
import { usePerson, useLogin } from '@/api/useLogin';
import { arrive } from '@/components/arrival';
import { Logo } from '@/components/Logo';
import { LoadingPage } from '@/components/States';
import { CountChip } from '@/components/Chip';
import { useNamesHidden } from '@/format/person';
import { roleWord, sectionsOf, type Place, type Section } from './navigation';
import { PersonButton } from './PersonButton';
import { PrintHead } from './PrintHead';
import { useBadges } from './badges';
import { useFocusBack } from './useFocusBack';
import { usePaletteKey } from './usePaletteKey';
import s from './AppShell.module.css';

const MorePages = lazy(() => import('./MorePages'));
const loadPalette = () => import('./Palette');
const Palette = lazy(loadPalette);
const nearPalette = () => void loadPalette().catch(() => undefined); // opening it tries again
const IdleWatch = lazy(() => import('./IdleWatch'));
const ConfirmSelf = lazy(() => import('@/features/auth/ConfirmSelf'));
const EnrollPage = lazy(() => import('@/features/auth/EnrollPage'));

/** What fills a tablet or a screen in the room has neither sidebar nor bar. */
const standsAlone = /^\/sessions\/[^/]+\/(live|room)$/;

/** The frame of every signed-in page: sidebar, page, palette, and what sees
    whether anybody is there. */
export function AppShell() {
  const login = useLogin();
  // Between signing out and the sign-in page there is nobody to show a desk to.
  if (login.status === 'out' || login.status === 'starting') return <LoadingPage />;
  return <Desk />;
}

function Desk() {
  const person = usePerson();
  const login = useLogin();
  const [finding, setFinding] = useState(false);
  const [more, setMore] = useState(false);
  const me = useQuery(meQuery); // so that useMay knows by the time a page asks
  const confirming = useConfirmation();
  usePaletteKey(() => setFinding(true), nearPalette);
  useFocusOnNewPage();
  useFocusBack();
  const hidden = useNamesHidden();
  const sections = sectionsOf(person.roles);
  const places = sections.flatMap((desk) => desk.places);
  const alone = useRouterState({ select: (r) => standsAlone.test(r.location.pathname) });

  if (me.data?.needsSecondFactor) {
    return (
      <Suspense fallback={<LoadingPage />}>
        <EnrollPage />
        {login.status === 'in' && <IdleWatch minutes={login.idleMinutes} />}
        {confirming && login.status === 'in' && <ConfirmSelf user={login.user} />}
      </Suspense>
    );
  }
  return (
    <div className={alone ? s.alone : s.frame}>
      <a className={s.skip} href="#page" data-noprint>
        Skip to the page
      </a>
      <aside className={s.side} data-noprint hidden={alone}>
        <Link to="/" className={s.home} aria-label="Cohort, to the first page">
          <Logo />
        </Link>
        <FindButton onClick={() => setFinding(true)} />
        <nav aria-label="Main">
          <Sections sections={sections} />
        </nav>
        <div className={s.person}>
          <PersonButton />
        </div>
      </aside>

      <main id="page" className={s.page} tabIndex={-1}>
        <PrintHead />
        {/* Drawn anew when names are hidden: nothing of it may keep one. */}
        <Suspense key={String(hidden)} fallback={<LoadingPage />}>
          <Outlet />
        </Suspense>
      </main>

      <nav className={s.bar} aria-label="Main" data-noprint hidden={alone}>
        {places.slice(0, 3).map((p) => (
          <PlaceLink key={p.to} place={p} className={s.tab} />
        ))}
        <button type="button" className={s.tab} onPointerEnter={nearPalette} onClick={() => setFinding(true)}>
          Find
        </button>
        <button type="button" className={s.tab} onClick={() => setMore(true)} aria-haspopup="dialog">
          More
        </button>
      </nav>
      <Suspense fallback={null}>
        {more && (
          <MorePages onClose={() => setMore(false)} person={<PersonButton />}>
            <Sections sections={sections} />
          </MorePages>
        )}
        {finding && <Palette places={places} roles={person.roles} onClose={() => setFinding(false)} />}
        {login.status === 'in' && <IdleWatch minutes={login.idleMinutes} />}
        {confirming && login.status === 'in' && <ConfirmSelf user={login.user} />}
      </Suspense>
    </div>
  );
}

/** The desks of a person; who holds one alone needs no heading for it. */
function Sections({ sections }: { sections: Section[] }) {
  if (sections.length === 1) return <Places places={sections[0]?.places ?? []} />;
  return sections.map(({ role, places }) => (
    <section key={role} className={s.section} aria-label={roleWord[role]}>
      <h2 className={s.desk}>{roleWord[role]}</h2>
      <Places places={places} />
    </section>
  ));
}

function Places({ places }: { places: Place[] }) {
  return (
    <ul className={s.places}>
      {places.map((p) => (
        <li key={p.to}>
          <PlaceLink place={p} className={s.place} />
        </li>
      ))}
    </ul>
  );
}

/** Pages whose address stands below another place than the one they belong to. */
const elsewhere = [
  { path: /^\/sessions\/[^/]+\/notes$/, place: '/notes' },
  { path: /^\/plans(\/|$)/, place: '/clients' },
  { path: /^\/(discharges|memberships)\//, place: '/aftercare' },
  { path: /^\/enquiries\//, place: '/referrals' },
];

function PlaceLink({ place, className }: { place: Place; className?: string }) {
  const badges = useBadges();
  const n = badges[place.to] ?? 0;
  const belongs = useRouterState({ select: (r) => elsewhere.some((e) => e.place === place.to && e.path.test(r.location.pathname)) });
  return (
    <Link to={place.to} className={className} activeOptions={{ exact: place.to === '/' }} activeProps={{ 'data-active': true }} data-active={belongs || undefined}>
      <span>{place.label}</span>
      {n > 0 && <CountChip n={n} label="waiting" />}
    </Link>
  );
}

function FindButton({ onClick }: { onClick: () => void }) {
  const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  return (
    <button type="button" className={s.find} onPointerEnter={nearPalette} onFocus={nearPalette} onClick={onClick} aria-keyshortcuts="Control+K Meta+K">
      Find anything <kbd aria-hidden>{mac ? '⌘ K' : 'Ctrl K'}</kbd>
    </button>
  );
}

function useFocusOnNewPage() {
  const path = useRouterState({ select: (r) => r.resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (path && before.current && before.current !== path) arrive();
    if (path) before.current = path;
  }, [path]);
}
