import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { currentLogin, resume } from '@/api/login';
import { doors } from '@/api/renewal';
import { LoadingPage } from '@/components/States';
import { DeskDayPage, TodayPage } from '@/features/today/TodayPage';
import { AppShell } from './AppShell';
import { ErrorPage, NotFoundPage } from './ErrorPage';

type Context = { queries: QueryClient };

const root = createRootRouteWithContext<Context>()({ component: Outlet });

/** Addresses that people without a login open. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: doors.signIn,
  validateSearch: (search: Record<string, unknown>): { to?: string } => ({ to: typeof search.to === 'string' ? search.to : undefined }),
  component: lazyRouteComponent(() => import('@/features/auth/SignInPage'), 'SignInPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: doors.invitation,
  component: lazyRouteComponent(() => import('@/features/auth/InvitationPage'), 'InvitationPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: doors.setup,
  component: lazyRouteComponent(() => import('@/features/auth/SetupPage'), 'SetupPage'),
});

/** Everything else is inside the shell, behind the login. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: async ({ location }) => {
    await resume();
    if (currentLogin().status === 'out') throw redirect({ to: '/sign-in', search: { to: location.href === '/' ? undefined : location.href } });
  },
  component: AppShell,
});

const on = () => desk;
const pages = [
  createRoute({ getParentRoute: on, path: '/', component: TodayPage }),
  createRoute({ getParentRoute: on, path: '/day/$role', component: DeskDayPage }),
  createRoute({ getParentRoute: on, path: '/referrals', component: lazyRouteComponent(() => import('@/features/referrals/ReferralsPage'), 'ReferralsPage') }),
  createRoute({ getParentRoute: on, path: '/referrals/new', component: lazyRouteComponent(() => import('@/features/referrals/NewReferralPage'), 'NewReferralPage') }),
  createRoute({ getParentRoute: on, path: '/referrals/$referralId', component: lazyRouteComponent(() => import('@/features/referrals/ReferralPage'), 'ReferralPage') }),
  createRoute({ getParentRoute: on, path: '/waitlist', component: lazyRouteComponent(() => import('@/features/waitlist/WaitlistPage'), 'WaitlistPage') }),
  createRoute({ getParentRoute: on, path: '/clients', component: lazyRouteComponent(() => import('@/features/clients/ClientsPage'), 'ClientsPage') }),
  createRoute({ getParentRoute: on, path: '/clients/$clientId', component: lazyRouteComponent(() => import('@/features/clients/ClientPage'), 'ClientPage') }),
  createRoute({ getParentRoute: on, path: '/cohorts', component: lazyRouteComponent(() => import('@/features/cohorts/CohortsPage'), 'CohortsPage') }),
  createRoute({ getParentRoute: on, path: '/cohorts/new', component: lazyRouteComponent(() => import('@/features/cohorts/NewCohortPage'), 'NewCohortPage') }),
  createRoute({ getParentRoute: on, path: '/cohorts/$cohortId', component: lazyRouteComponent(() => import('@/features/cohorts/CohortPage'), 'CohortPage') }),
  createRoute({ getParentRoute: on, path: '/sessions/$sessionId', component: lazyRouteComponent(() => import('@/features/sessions/SessionPage'), 'SessionPage') }),
  createRoute({ getParentRoute: on, path: '/curricula', component: lazyRouteComponent(() => import('@/features/curricula/CurriculaPage'), 'CurriculaPage') }),
  createRoute({ getParentRoute: on, path: '/curricula/new', component: lazyRouteComponent(() => import('@/features/curricula/NewCurriculumPage'), 'NewCurriculumPage') }),
  createRoute({ getParentRoute: on, path: '/curricula/$curriculumId', component: lazyRouteComponent(() => import('@/features/curricula/CurriculumPage'), 'CurriculumPage') }),
  createRoute({ getParentRoute: on, path: '/charges', component: lazyRouteComponent(() => import('@/features/charges/ChargesPage'), 'ChargesPage') }),
  createRoute({ getParentRoute: on, path: '/exports', component: lazyRouteComponent(() => import('@/features/exports/ExportsPage'), 'ExportsPage') }),
  createRoute({ getParentRoute: on, path: '/users', component: lazyRouteComponent(() => import('@/features/users/UsersPage'), 'UsersPage') }),
  createRoute({ getParentRoute: on, path: '/audit', component: lazyRouteComponent(() => import('@/features/audit/AuditPage'), 'AuditPage') }),
  createRoute({ getParentRoute: on, path: '/settings', component: lazyRouteComponent(() => import('@/features/settings/SettingsPage'), 'SettingsPage') }),
  createRoute({ getParentRoute: on, path: '/account', component: lazyRouteComponent(() => import('@/features/auth/AccountPage'), 'AccountPage') }),
  // An unknown address keeps the sidebar, and with it the way out.
  createRoute({ getParentRoute: on, path: '$', component: NotFoundPage }),
] as const;

export function newRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([signIn, invitation, setup, desk.addChildren(pages)]),
    context: { queries },
    defaultPreload: 'intent',
    // Preloading code is free; preloading data would write audit rows for
    // pages nobody opened, so routes have no loaders.
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: LoadingPage,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
