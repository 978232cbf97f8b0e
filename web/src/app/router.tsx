import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router';
import { currentDesk, currentLogin, resume } from '@/api/login';
import { doors } from '@/api/renewal';
import { LoadingPage } from '@/components/States';
import { loadDay } from '@/features/today/days';
import { DeskDayPage, TodayPage } from '@/features/today/TodayPage';
import { AppShell } from './AppShell';
import { ErrorPage, NotFoundPage } from './ErrorPage';
import { page } from './page';

type Context = { queries: QueryClient };

const root = createRootRouteWithContext<Context>()({ component: Outlet });

/** Addresses that people without a login open. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: doors.signIn,
  validateSearch: (search: Record<string, unknown>): { to?: string; because?: 'idle' | 'ended' } => ({
    to: typeof search.to === 'string' ? search.to : undefined,
    because: search.because === 'idle' || search.because === 'ended' ? search.because : undefined,
  }),
  component: page(() => import('@/features/auth/SignInPage').then((m) => m.SignInPage)),
});
const provider = createRoute({
  getParentRoute: () => root,
  path: doors.provider,
  component: page(() => import('@/features/auth/ProviderPage').then((m) => m.ProviderPage)),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: doors.invitation,
  component: page(() => import('@/features/auth/InvitationPage').then((m) => m.InvitationPage)),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: doors.setup,
  component: page(() => import('@/features/auth/SetupPage').then((m) => m.SetupPage)),
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: doors.forgotten,
  component: page(() => import('@/features/auth/ForgottenPage').then((m) => m.ForgottenPage)),
});

const newPassword = createRoute({
  getParentRoute: () => root,
  path: doors.newPassword,
  component: page(() => import('@/features/auth/NewPasswordPage').then((m) => m.NewPasswordPage)),
});

/** Where a member answers with a code, or on the tablet that is passed round. */
const answer = createRoute({
  getParentRoute: () => root,
  path: doors.answer,
  component: page(() => import('@/features/answer/AnswerPage').then((m) => m.AnswerPage)),
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
  createRoute({ getParentRoute: on, path: '/', beforeLoad: () => loadDay(currentDesk()), component: TodayPage }),
  createRoute({ getParentRoute: on, path: '/day/$role', beforeLoad: ({ params }) => loadDay(params.role), component: DeskDayPage }),
  createRoute({ getParentRoute: on, path: '/enquiries/new', component: page(() => import('@/features/enquiries/NewEnquiryPage').then((m) => m.NewEnquiryPage)) }),
  createRoute({ getParentRoute: on, path: '/enquiries/$enquiryId', component: page(() => import('@/features/enquiries/EnquiryPage').then((m) => m.EnquiryPage)) }),
  createRoute({ getParentRoute: on, path: '/referrals', component: page(() => import('@/features/referrals/ReferralsPage').then((m) => m.ReferralsPage)) }),
  createRoute({ getParentRoute: on, path: '/referrals/new', component: page(() => import('@/features/referrals/NewReferralPage').then((m) => m.NewReferralPage)) }),
  createRoute({ getParentRoute: on, path: '/referrals/$referralId', component: page(() => import('@/features/referrals/ReferralPage').then((m) => m.ReferralPage)) }),
  createRoute({ getParentRoute: on, path: '/waitlist', component: page(() => import('@/features/waitlist/WaitlistPage').then((m) => m.WaitlistPage)) }),
  createRoute({ getParentRoute: on, path: '/clients', component: page(() => import('@/features/clients/ClientsPage').then((m) => m.ClientsPage)) }),
  createRoute({ getParentRoute: on, path: '/clients/$clientId', component: page(() => import('@/features/clients/ClientPage').then((m) => m.ClientPage)) }),
  createRoute({ getParentRoute: on, path: '/clients/$clientId/plan', component: page(() => import('@/features/plans/PlanPage').then((m) => m.PlanPage)) }),
  createRoute({ getParentRoute: on, path: '/plans', component: page(() => import('@/features/plans/PlansPage').then((m) => m.PlansPage)) }),
  createRoute({ getParentRoute: on, path: '/plans/$planId', component: page(() => import('@/features/plans/PlanToCoSignPage').then((m) => m.PlanToCoSignPage)) }),
  createRoute({ getParentRoute: on, path: '/leaflets', component: page(() => import('@/features/leaflets/LeafletsPage').then((m) => m.LeafletsPage)) }),
  createRoute({ getParentRoute: on, path: '/questionnaires', component: page(() => import('@/features/instruments/InstrumentsPage').then((m) => m.InstrumentsPage)) }),
  createRoute({ getParentRoute: on, path: '/aftercare', component: page(() => import('@/features/discharges/AftercarePage').then((m) => m.AftercarePage)) }),
  createRoute({ getParentRoute: on, path: '/memberships/$enrollmentId/discharge', component: page(() => import('@/features/discharges/summaries').then((m) => m.DischargePage)) }),
  createRoute({ getParentRoute: on, path: '/discharges/$dischargeId', component: page(() => import('@/features/discharges/summaries').then((m) => m.DischargeToCoSignPage)) }),
  createRoute({ getParentRoute: on, path: '/cohorts/$cohortId/graduation', component: page(() => import('@/features/discharges/summaries').then((m) => m.GraduationPage)) }),
  createRoute({ getParentRoute: on, path: '/cohorts/$cohortId/weeks', component: page(() => import('@/features/cohortWeeks/pages').then((m) => m.WeeksPage)) }),
  createRoute({ getParentRoute: on, path: '/warning-rules', component: page(() => import('@/features/cohortWeeks/pages').then((m) => m.RulesPage)) }),
  createRoute({ getParentRoute: on, path: '/cohorts', component: page(() => import('@/features/cohorts/CohortsPage').then((m) => m.CohortsPage)) }),
  createRoute({ getParentRoute: on, path: '/cohorts/new', component: page(() => import('@/features/cohorts/NewCohortPage').then((m) => m.NewCohortPage)) }),
  createRoute({ getParentRoute: on, path: '/cohorts/$cohortId', component: page(() => import('@/features/cohorts/CohortPage').then((m) => m.CohortPage)) }),
  createRoute({ getParentRoute: on, path: '/sessions/$sessionId', component: page(() => import('@/features/sessions/SessionPage').then((m) => m.SessionPage)) }),
  createRoute({ getParentRoute: on, path: '/sessions/$sessionId/live', component: page(() => import('@/features/sessions/LivePage').then((m) => m.LivePage)) }),
  createRoute({ getParentRoute: on, path: '/sessions/$sessionId/room', component: page(() => import('@/features/sessions/RoomPage').then((m) => m.RoomPage)) }),
  createRoute({ getParentRoute: on, path: '/sessions/$sessionId/rounds', component: page(() => import('@/features/rounds/RoundsPage').then((m) => m.RoundsPage)) }),
  createRoute({ getParentRoute: on, path: '/sessions/$sessionId/notes', component: page(() => import('@/features/notes/NotesPage').then((m) => m.NotesPage)) }),
  createRoute({ getParentRoute: on, path: '/notes', component: page(() => import('@/features/notes/WorklistPage').then((m) => m.WorklistPage)) }),
  createRoute({ getParentRoute: on, path: '/notes/private', component: page(() => import('@/features/clients/private/PrivateNotesPage').then((m) => m.PrivateNotesPage)) }),
  createRoute({ getParentRoute: on, path: '/notes/cosign/$sessionId', component: page(() => import('@/features/notes/CoSignPage').then((m) => m.CoSignPage)) }),
  createRoute({ getParentRoute: on, path: '/away', component: page(() => import('@/features/away/AwayPage').then((m) => m.AwayPage)) }),
  createRoute({ getParentRoute: on, path: '/hours', component: page(() => import('@/features/away/HoursPage').then((m) => m.HoursPage)) }),
  createRoute({ getParentRoute: on, path: '/calendar', component: page(() => import('@/features/calendar/CalendarPage').then((m) => m.CalendarPage)) }),
  createRoute({ getParentRoute: on, path: '/curricula', component: page(() => import('@/features/curricula/CurriculaPage').then((m) => m.CurriculaPage)) }),
  createRoute({ getParentRoute: on, path: '/curricula/new', component: page(() => import('@/features/curricula/NewCurriculumPage').then((m) => m.NewCurriculumPage)) }),
  createRoute({ getParentRoute: on, path: '/curricula/$curriculumId', component: page(() => import('@/features/curricula/CurriculumPage').then((m) => m.CurriculumPage)) }),
  createRoute({ getParentRoute: on, path: '/support-groups', component: page(() => import('@/features/supportGroups/SupportGroupsPage').then((m) => m.SupportGroupsPage)) }),
  createRoute({ getParentRoute: on, path: '/charges', component: page(() => import('@/features/charges/ChargesPage').then((m) => m.ChargesPage)) }),
  createRoute({ getParentRoute: on, path: '/exports', component: page(() => import('@/features/exports/ExportsPage').then((m) => m.ExportsPage)) }),
  createRoute({
    getParentRoute: on,
    path: '/users',
    validateSearch: (search: Record<string, unknown>): { person?: string } => ({ person: typeof search.person === 'string' ? search.person : undefined }),
    component: page(() => import('@/features/users/UsersPage').then((m) => m.UsersPage)),
  }),
  createRoute({ getParentRoute: on, path: '/audit', component: page(() => import('@/features/audit/AuditPage').then((m) => m.AuditPage)) }),
  createRoute({ getParentRoute: on, path: '/audit/sightings', component: page(() => import('@/features/audit/SightingsPage').then((m) => m.SightingsPage)) }),
  createRoute({ getParentRoute: on, path: '/settings', component: page(() => import('@/features/settings/SettingsPage').then((m) => m.SettingsPage)) }),
  createRoute({ getParentRoute: on, path: '/account', component: page(() => import('@/features/auth/AccountPage').then((m) => m.AccountPage)) }),
  // An unknown address keeps the sidebar, and with it the way out.
  createRoute({ getParentRoute: on, path: '$', component: NotFoundPage }),
] as const;

export function newRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([signIn, provider, invitation, setup, forgotten, newPassword, answer, desk.addChildren(pages)]),
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
