import './theme/index.css';
import './theme/scheme';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient } from './api/query';
import { whenLoginEnds } from './api/login';
import { Providers } from './app/App';
import { emptyPage, whenBroughtBack } from './app/emptied';
import { newRouter } from './app/router';
import { forgetVisits } from './components/visits';

const queries = newQueryClient();
const router = newRouter(queries);

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
const page = createRoot(place);

// Nothing of one person's is there for the next, nor for whoever passes by: a
// login that is over takes its page along, in every tab.
whenLoginEnds((why, told, to) => {
  void emptyPage(
    why,
    () => {
      page.unmount();
      queries.clear();
      forgetVisits();
    },
    told,
    to,
  );
});

whenBroughtBack();

page.render(
  <StrictMode>
    <Providers queries={queries}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
