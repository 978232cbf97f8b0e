import '../theme/index.css';
import { createHashHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient } from '../api/query';
import { refresh } from '../api/login';
import { Providers } from '../app/App';
import { Controls } from '@/theme/Controls';
import { AppShell } from '../app/AppShell';
import { setBadge } from '../app/badges';
import { NotFoundPage } from '../app/ErrorPage';
import { SignInPageSample } from './SignInPageSample';
import { CalendarPage } from './CalendarPage';
import { ComparePage } from './ComparePage';
import { ComponentsPage } from './ComponentsPage';
import { DocumentPage } from './DocumentPage';
import { FileDropPage } from './FileDropPage';
import { LedgerPage } from './LedgerPage';
import { PlotPage } from './PlotPage';
import { SignaturePage } from './SignaturePage';
import { TimelinePage } from './TimelinePage';
import { BillingSample, CohortSample, ReferralsSample, SessionSample, TodaySample } from './SamplePages';

// The gallery has no server: these answers stand in for it.
window.fetch = () =>
  Promise.resolve(
    Response.json({
      accessToken: 'gallery',
      expiresAt: '2026-03-10T10:00:00Z',
      user: { id: '1', name: 'Maya Lindqvist', email: 'maya@example.org', role: 'therapist', roles: ['therapist'] },
      actions: [],
    }),
  );
setBadge('/curricula', 5);

const root = createRootRoute({ notFoundComponent: NotFoundPage });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: AppShell, beforeLoad: () => refresh() });
const page = (path: string, component: () => React.ReactNode) => createRoute({ getParentRoute: () => shell, path, component });
const router = createRouter({
  history: createHashHistory(),
  routeTree: root.addChildren([
    createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInPageSample }),
    shell.addChildren([page('/', ComponentsPage), page('/compare', ComparePage), page('/calendar', CalendarPage), page('/timeline', TimelinePage), page('/ledger', LedgerPage), page('/plot', PlotPage), page('/files', FileDropPage), page('/signature', SignaturePage), page('/document', DocumentPage), page('/today', TodaySample), page('/cohorts', CohortSample), page('/session', SessionSample), page('/billing', BillingSample), page('/referrals', ReferralsSample)]),
  ]),
});

const place = document.getElementById('root');
if (!place) throw new Error('gallery.html has no #root');
createRoot(place).render(
  <StrictMode>
    <Providers queries={newQueryClient()}>
      {/* The gallery's routes are not the app's, which the types register. */}
      <Controls>
        <RouterProvider router={router as never} />
      </Controls>
    </Providers>
  </StrictMode>,
);
