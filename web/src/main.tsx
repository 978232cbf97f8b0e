import './theme/index.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient } from './api/query';
import { currentSession, onSessionChange } from './api/session';
import { Providers } from './app/App';
import { newRouter } from './app/router';

const queries = newQueryClient();
const router = newRouter(queries);

// Signing out empties the cache: nothing of one person's is there for the next.
let before = currentSession().status;
onSessionChange(() => {
  const { status } = currentSession();
  const left = status === 'out' && before !== 'starting';
  before = status;
  if (!left) return;
  queries.clear();
  void router.navigate({ to: '/sign-in' });
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
