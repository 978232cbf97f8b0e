import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { GoalLink, MemberContext } from '@/components/notes/noteTypes';
import { HowFar } from './HowFar';

afterEach(cleanup);

const calm = { id: 'plan:g1', text: 'Calmer evenings' };
const context = { goals: [{ ...calm, progress: 5 }, { id: 'week', text: 'Know the scale' }] } as MemberContext;

function shown(goals: GoalLink[]) {
  const onChange = vi.fn();
  render(
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      <HowFar context={context} goals={goals} onChange={onChange} />
    </MantineProvider>,
  );
  return onChange;
}

it('asks of goals of the plan alone how far they are, beside what was said last', () => {
  const onChange = shown([calm, { id: 'week', text: 'Know the scale' }]);
  expect(screen.getAllByRole('combobox')).toHaveLength(1);
  expect(screen.getByText(/5 last time/)).toBeTruthy();
  const field = screen.getByRole('combobox', { name: 'How far with: Calmer evenings' });
  expect((field as HTMLSelectElement).value).toBe('');
  fireEvent.change(field, { target: { value: '0' } });
  expect(onChange).toHaveBeenCalledWith([{ ...calm, progress: 0 }, { id: 'week', text: 'Know the scale' }]);
});

it('takes back what was said', () => {
  const onChange = shown([{ ...calm, progress: 7 }]);
  fireEvent.change(screen.getByRole('combobox'), { target: { value: '' } });
  expect(onChange).toHaveBeenCalledWith([{ ...calm, progress: undefined }]);
});
