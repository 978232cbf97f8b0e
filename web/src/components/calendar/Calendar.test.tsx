import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Calendar } from './Calendar';
import type { CalendarEvent } from './calendar';

afterEach(cleanup);

const e = (id: string, day: string, from: number, more: Partial<CalendarEvent> = {}): CalendarEvent => ({ id, day, from, to: from + 90, title: id, state: 'group', movable: true, ...more });
const events = [e('Anxiety', '2026-11-26', 1080, { state: 'clash', note: 'Room 2 is taken' }), e('Grief', '2026-11-25', 1050), e('Supervision', '2026-11-25', 720, { movable: false, state: 'other' })];

function draw(view: 'week' | 'month' = 'week', today = '2026-11-24') {
  const seen = { onMove: vi.fn(), onOpen: vi.fn(), onDay: vi.fn() };
  render(
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      <Calendar label="Groups" view={view} day="2026-11-24" today={today} events={events} against={(_, to) => (to.day === '2026-11-27' ? 'Closed' : null)} {...seen} />
    </MantineProvider>,
  );
  return seen;
}
const button = (name: RegExp) => screen.getByRole('button', { name });
const key = (name: RegExp, ...keys: string[]) => keys.forEach((k) => fireEvent.keyDown(button(name), { key: k }));

it('says of an event what there is to know', () => {
  draw();
  expect(button(/^Anxiety/).textContent.replace(/\s+/g, ' ')).toBe('Anxiety Room 2 is taken clash, 18:00 to 19:30');
});

it('carries an event by keys, says where it is and what stands against it, and asks the page', () => {
  const { onMove } = draw();
  key(/^Anxiety/, 'm', 'ArrowRight', 'ArrowUp');
  expect(screen.getByRole('status').textContent).toContain('Friday, November 27, 17:45. Closed');
  key(/^Anxiety/, 'Enter');
  expect(onMove.mock.calls.map(([ev, to]) => [(ev as CalendarEvent).id, to])).toEqual([['Anxiety', { day: '2026-11-27', from: 1065, to: 1155 }]]);
});

it('puts it back on Escape, and moves nothing that was let go where it was', () => {
  const { onMove } = draw();
  key(/^Anxiety/, 'm', 'ArrowLeft', 'Escape');
  key(/^Anxiety/, 'm', 'ArrowLeft', 'ArrowRight', 'm');
  expect([onMove.mock.calls.length, screen.getByRole('status').textContent]).toEqual([0, '']);
});

it('does not pick up what cannot be moved', () => {
  draw();
  key(/^Supervision/, 'm', 'ArrowLeft');
  expect(screen.getByRole('status').textContent).toBe('');
});

it('is one stop for Tab, and the arrows lead on', () => {
  draw();
  const stops = () => screen.getAllByRole('button').filter((b) => b.dataset.event && b.tabIndex === 0);
  expect(stops().map((b) => b.dataset.event)).toEqual(['Supervision']);
  button(/^Supervision/).focus();
  key(/^Supervision/, 'ArrowDown');
  expect([(document.activeElement as HTMLElement).dataset.event, stops().length]).toEqual(['Grief', 1]);
  key(/^Grief/, 'ArrowRight');
  expect((document.activeElement as HTMLElement).dataset.event).toBe('Anxiety');
});

it('leaves an empty weekend out, and opens a day and an event', () => {
  const { onOpen, onDay } = draw();
  expect(screen.queryByRole('button', { name: /^Sat/ })).toBeNull();
  fireEvent.click(button(/^Wed/));
  fireEvent.click(button(/^Grief/));
  expect([onDay.mock.calls, (onOpen.mock.calls[0]?.[0] as CalendarEvent).id]).toEqual([[['2026-11-25']], 'Grief']);
});

it('leaves no day out between two that it shows', () => {
  draw('week', '2026-11-29');
  expect(screen.getAllByRole('button', { name: /^(Fri|Sat|Sun)/ }).map((b) => b.textContent.slice(0, 3))).toEqual(['Fri', 'Sat', 'Sun']);
});

it('has a month as a table of weeks', () => {
  draw('month');
  expect(screen.getAllByRole('row')).toHaveLength(1 + 6);
  expect(screen.getByRole('cell', { name: /Anxiety/ })).toBeTruthy();
});
