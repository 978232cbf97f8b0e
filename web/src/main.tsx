import './theme/index.css';
import './theme/scheme';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient } from './api/query';
import { currentPerson, currentLogin, onLoginChange } from './api/login';
import { Providers } from './app/App';
import { newRouter } from './app/router';
import { forgetVisits } from './components/visits';
import { dropAllDrafts } from './drafts/drafts';

const queries = newQueryClient();
const router = newRouter(queries);

// Nothing of one person's is there for the next: signing out, here or as
// somebody else in another tab, empties the cache and the drafts. The page is
// left without asking, since it is no longer theirs; who signs out is asked
// about unsaved work before (UserMenu).
let whose = currentPerson();
onLoginChange(() => {
  const now = currentPerson();
  const left = whose !== undefined && whose !== now;
  whose = now;
  if (!left) return;
  queries.clear();
  dropAllDrafts();
  forgetVisits();
  void router.navigate({ to: currentLogin().status === 'out' ? '/sign-in' : '/', ignoreBlocker: true });
});

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
createRoot(place).render(
  <StrictMode>
    <Providers queries={queries}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
