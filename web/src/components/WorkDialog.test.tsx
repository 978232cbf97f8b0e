import { MantineProvider } from '@mantine/core';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { WorkDialog } from './WorkDialog';

afterEach(cleanup);

async function open(dirty: boolean) {
  vi.stubGlobal('scrollTo', vi.fn());
  const closed = vi.fn();
  const page = () => (
    <WorkDialog title="Edit" dirty={() => dirty} onClose={closed}>
      {(close) => <button onClick={close}>Cancel</button>}
    </WorkDialog>
  );
  const router = createRouter({ history: createMemoryHistory(), routeTree: createRootRoute({ component: page }) });
  render(
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      {/* A router of the test's own, not the app's that the types know. */}
      <RouterProvider router={router as never} />
    </MantineProvider>,
  );
  await screen.findByText('Cancel');
  return closed;
}

const escape = () => fireEvent.keyDown(document.body, { key: 'Escape' });
const asked = () => screen.queryByText(/would be lost/);

it('closes at once while nothing was typed', async () => {
  const closed = await open(false);
  escape();
  expect(closed).toHaveBeenCalledOnce();
  expect(asked()).toBeNull();
});

it.each([
  ['Escape', escape],
  ['Cancel', () => fireEvent.click(screen.getByText('Cancel'))],
])('asks first when something would be lost by %s', async (_, leave) => {
  const closed = await open(true);
  leave();
  await screen.findByText(/would be lost/);
  expect(closed).not.toHaveBeenCalled();
  fireEvent.click(screen.getByText('Leave'));
  expect(closed).toHaveBeenCalledOnce();
});

it('takes a second Escape for staying, and does not ask again', async () => {
  const closed = await open(true);
  escape();
  await screen.findByText(/would be lost/);
  escape();
  await waitFor(() => expect(asked()).toBeNull());
  expect(closed).not.toHaveBeenCalled();
  expect(screen.getByText('Cancel')).toBeTruthy();
});
