import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { countsByKind } from './timeline';
import { Timeline, type TimelineEntry } from './Timeline';

afterEach(cleanup);

const quiet = ['2026-03-03', '2026-03-02', '2026-03-01'].map((date, i): TimelineEntry => ({ id: `q${i}`, date, kind: 'session', tone: 'good', title: `Came, ${date}`, quiet: true }));
const entries: TimelineEntry[] = [{ id: 'f', date: '2026-03-10', kind: 'flag', tone: 'late', title: 'Risk item answered' }, ...quiet];

function Sample() {
  const [shown, setShown] = useState<string[]>([]);
  return <Timeline label="Care" entries={entries} kinds={[{ key: 'session', label: 'Sessions' }, { key: 'flag', label: 'Flags' }, { key: 'fee', label: 'Fees' }]} today="2026-03-13" shown={shown} onShown={setShown} counts={countsByKind(entries)} />;
}
const draw = () =>
  render(
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      <Sample />
    </MantineProvider>,
  );
const rows = () => screen.getAllByRole('listitem').map((li) => li.textContent);

it('unfolds quiet entries and puts the focus on the first of them', () => {
  draw();
  expect(rows()).toHaveLength(2);
  fireEvent.click(screen.getByRole('button', { name: 'Show the 3' }));
  expect(rows()).toHaveLength(4);
  expect(document.activeElement?.textContent).toContain('Came, 2026-03-03');
});

it('shows one kind alone, unfolded, several, and all again', () => {
  draw();
  fireEvent.click(screen.getByRole('button', { name: 'Sessions 3' }));
  expect([rows().length, screen.getByRole('button', { name: 'Sessions 3' }).getAttribute('aria-pressed')]).toEqual([3, 'true']);
  fireEvent.click(screen.getByRole('button', { name: 'Flags 1' }));
  expect([rows().length, screen.getByRole('button', { name: 'All' }).getAttribute('aria-pressed')]).toEqual([4, 'false']);
  fireEvent.click(screen.getByRole('button', { name: 'Flags 1' }));
  fireEvent.click(screen.getByRole('button', { name: 'Sessions 3' }));
  expect(rows()).toHaveLength(2);
});

it('does not offer a kind that never occurred', () => {
  draw();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Fees 0' }).disabled).toBe(true);
});
