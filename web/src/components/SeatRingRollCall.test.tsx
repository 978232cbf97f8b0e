import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Mark } from './attendance';
import { SeatRingRollCall } from './SeatRingRollCall';

afterEach(cleanup);

function draw(marks: Record<string, Mark>, readOnly = false) {
  const onMark = vi.fn();
  const seats = Object.entries(marks).map(([called, mark]) => ({ clientId: called.toLowerCase(), called, mark }));
  render(
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      <SeatRingRollCall seats={seats} capacity={6} onMark={onMark} readOnly={readOnly} />
    </MantineProvider>,
  );
  return onMark;
}

it('names each seat with its status', () => {
  draw({ Ben: 'late', Chloe: null });
  expect(screen.getByRole('button', { name: 'Ben, late' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Chloe, not marked' })).toBeTruthy();
});

it('marks by tap and by letter', () => {
  const onMark = draw({ Ben: null, Chloe: null });
  fireEvent.click(screen.getByRole('button', { name: /^Ben/ }));
  fireEvent.keyDown(screen.getByRole('button', { name: /^Chloe/ }), { key: 'x' });
  expect(onMark.mock.calls).toEqual([
    ['ben', 'present'],
    ['chloe', 'excused'],
  ]);
});

it('walks round the ring with the arrows, past the end', () => {
  draw({ Ben: null, Chloe: null, Dmitri: null });
  const ben = screen.getByRole('button', { name: /^Ben/ });
  ben.focus();
  fireEvent.keyDown(ben, { key: 'ArrowLeft' });
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Dmitri/ }));
  expect(screen.getAllByRole('button').filter((b) => b.tabIndex === 0)).toHaveLength(1);
});

it('offers all statuses on the context menu and takes the one chosen', async () => {
  const onMark = draw({ Ben: 'late' });
  fireEvent.contextMenu(screen.getByRole('button', { name: /^Ben/ }));
  const choices = await screen.findAllByRole('menuitemradio');
  expect(choices).toHaveLength(8);
  fireEvent.click(choices.find((c) => c.textContent?.startsWith('late cancel'))!);
  expect(onMark).toHaveBeenCalledWith('ben', 'late_cancel');
});

it('takes nothing when read only', () => {
  const onMark = draw({ Ben: null }, true);
  const ben = screen.getByRole('button', { name: /^Ben/ });
  fireEvent.click(ben);
  fireEvent.keyDown(ben, { key: 'p' });
  fireEvent.contextMenu(ben);
  expect(onMark).not.toHaveBeenCalled();
  expect(screen.queryByRole('menu')).toBeNull();
});

it('marks the seat of a client with an open risk flag, in words and by shape', () => {
  render(
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      <SeatRingRollCall
        seats={[
          { clientId: 'ben', called: 'Ben', mark: 'late', flagged: true },
          { clientId: 'chloe', called: 'Chloe', mark: null },
        ]}
        capacity={6}
        onMark={vi.fn()}
      />
    </MantineProvider>,
  );
  const described = (name: string) => document.getElementById(screen.getByRole('button', { name }).getAttribute('aria-describedby') ?? '');
  expect(described('Ben, late')?.getAttribute('aria-label')).toBe('Open risk flag');
  expect(described('Ben, late')?.querySelector('path')).toBeTruthy();
  expect(described('Chloe, not marked')).toBeNull();
});
