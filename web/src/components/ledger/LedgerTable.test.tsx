import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { FeeReason } from './FeeReason';
import type { LedgerEntry } from './ledger';
import { LedgerTable } from './LedgerTable';

afterEach(cleanup);

const entries: LedgerEntry[] = [
  { id: 'a', date: '2026-02-27', what: 'Session', code: '90853', state: 'settled', amounts: { client: 4500 } },
  { id: 'x', date: '2026-03-02', what: 'Session by mistake', amounts: { client: 4500 } },
  { id: 'r', date: '2026-03-03', what: 'Reversed', amounts: { client: -4500 }, reverses: 'x' },
  { id: 'p', date: '2026-03-10', what: 'Cash', state: 'settled', amounts: { client: -6000 } },
];
const draw = (over: Partial<Parameters<typeof LedgerTable>[0]> = {}) =>
  render(
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      <LedgerTable
        caption="Account"
        currency="USD"
        accounts={[{ key: 'client', label: 'Client', owes: 'Client owes' }]}
        entries={entries}
        closed={['2026-02']}
        why={(e) => (e.what === 'Session' ? <FeeReason currency="USD" steps={[{ what: 'Fee', because: 'schedule', amount: 4500 }]} total={{ label: 'Client owes', amount: 4500 }} /> : null)}
        {...over}
      />
    </MantineProvider>,
  );
const rows = () => screen.getAllByRole('row').slice(1).map((r) => within(r).queryAllByRole('cell').at(-1)?.textContent ?? r.textContent);

it('shows months with the balance after each line, a credit in words', () => {
  draw();
  expect(rows()).toEqual(['March 2026', '15.00 credit', 'February 2026 closed', '45.00']);
});

it('unfolds what cancelled out', () => {
  draw();
  fireEvent.click(screen.getByRole('switch', { name: 'Also 1 pair that cancelled out' }));
  expect(rows()).toEqual(['March 2026', '15.00 credit', '45.00', '90.00', 'February 2026 closed', '45.00']);
});

it('says why an amount is what it is, where there is something to say', async () => {
  draw();
  expect(screen.getAllByRole('button', { name: /^Why/ })).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: /^Why/ }));
  const reason = await screen.findByRole('dialog', { name: 'Why is this 45.00?' });
  expect([...reason.querySelectorAll('li')].map((li) => li.textContent)).toEqual(['1Feeschedule45.00', 'Client owes45.00']);
});

it('tells loading, empty and a state for whoever listens', () => {
  draw({ entries: undefined });
  expect(screen.getByRole('status', { name: 'Loading: Account' })).toBeTruthy();
  cleanup();
  draw({ entries: [] });
  expect(screen.getByRole('heading', { name: 'Nothing was charged or paid yet' })).toBeTruthy();
  cleanup();
  draw();
  expect(screen.getByRole('rowheader', { name: /Cash, settled/ })).toBeTruthy();
});
