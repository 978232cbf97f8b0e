import { MantineProvider } from '@mantine/core';
import { createBrowserHistory, createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { UnsavedGuard } from './UnsavedGuard';

afterEach(cleanup);

async function open(when: boolean, history = createMemoryHistory({ initialEntries: ['/form'] })) {
  vi.stubGlobal('scrollTo', vi.fn());
  const root = createRootRoute({ component: Outlet });
  const router = createRouter({
    history,
    routeTree: root.addChildren([
      createRoute({ getParentRoute: () => root, path: '/form', component: () => <><h1>Form</h1><UnsavedGuard when={when} what="The note" /></> }),
      createRoute({ getParentRoute: () => root, path: '/elsewhere', component: () => <h1>Elsewhere</h1> }),
    ]),
  });
  render(
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      {/* A router of the test's own, not the app's that the types know. */}
      <RouterProvider router={router as never} />
    </MantineProvider>,
  );
  await screen.findByRole('heading', { name: 'Form' });
  return () => act(() => void router.navigate({ to: '/elsewhere' as never }));
}

it('lets go when nothing is unsaved', async () => {
  (await open(false))();
  await screen.findByRole('heading', { name: 'Elsewhere' });
});

it('asks before leaving, and staying stays', async () => {
  (await open(true))();
  await screen.findByText(/The note has not been saved/);
  expect(screen.queryByRole('heading', { name: 'Elsewhere' })).toBeNull();
  fireEvent.click(screen.getByText('Stay here'));
  expect(screen.getByText('Form')).toBeTruthy();
});

it('leaves when told to', async () => {
  (await open(true))();
  await screen.findByText(/The note has not been saved/);
  fireEvent.click(screen.getByText('Leave'));
  await screen.findByRole('heading', { name: 'Elsewhere' });
});

it('holds a closing tab', async () => {
  window.history.replaceState(null, '', '/form');
  const history = createBrowserHistory();
  await open(true, history);
  const closing = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(closing);
  expect(closing.defaultPrevented).toBe(true);
  history.destroy();
});
