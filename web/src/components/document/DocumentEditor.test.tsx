import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { DocumentEditor } from './DocumentEditor';
import type { Mark } from './marks';
import { after, opened, type Happening, type Saving } from './saveAsYouGo';
import { SignedDocument } from './SignedDocument';

afterEach(cleanup);

const parts = [
  { key: 'data', heading: 'Data', prompt: 'What was said.' },
  { key: 'plan', heading: 'Plan' },
];
const texts = { data: 'Heard Theo speak.', plan: 'Ride with Theo.' };
const theo = (at: number): Mark => ({ id: `m${at}`, start: at, end: at + 4, tone: 'late', word: 'names a member', why: 'Theo was there.', instead: 'a peer' });
const checked = { data: { text: texts.data, marks: [theo(6)] }, plan: { text: texts.plan, marks: [theo(10)] } };

function Sample({ from, onKeep }: { from: Saving; onKeep?: (mark: Mark, part: string) => void }) {
  const [saving, setSaving] = useState(from);
  const happen = (h: Happening) => setSaving((now) => after(now, h));
  return (
    <DocumentEditor
      label="Note"
      parts={parts}
      saving={saving}
      onType={(key, text) => happen({ type: 'typed', key, text })}
      onSettle={(key, text) => happen({ type: 'settled', key, text })}
      onRetry={() => undefined}
      checked={checked}
      onKeep={onKeep}
      tools={(_, insert) => <button onClick={() => insert('Left on time.')}>Insert</button>}
    />
  );
}
const draw = (children: React.ReactNode) =>
  render(
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      {children}
    </MantineProvider>,
  );
const field = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const selected = () => {
  const at = document.activeElement as HTMLTextAreaElement;
  return [at.getAttribute('aria-labelledby') && at.value, at.value.slice(at.selectionStart, at.selectionEnd)];
};

it('goes from finding to finding with Alt F, through all parts and round', () => {
  draw(<Sample from={opened(texts, '1')} />);
  const group = screen.getByRole('group', { name: 'Note' });
  const next = () => fireEvent.keyDown(group.contains(document.activeElement) ? document.activeElement! : group, { code: 'KeyF', altKey: true });
  next();
  expect(selected()).toEqual([texts.data, 'Theo']);
  next();
  expect(selected()).toEqual([texts.plan, 'Theo']);
  next();
  expect(selected()).toEqual([texts.data, 'Theo']);
});

it('writes what was suggested with Alt P, and the finding is gone', () => {
  draw(<Sample from={opened(texts, '1')} />);
  field('Data').focus();
  field('Data').setSelectionRange(6, 10);
  fireEvent.keyDown(field('Data'), { code: 'KeyP', altKey: true });
  expect(field('Data').value).toBe('Heard a peer speak.');
  expect(screen.getAllByText('names a member')).toHaveLength(1);
});

it('shows a finding’s place at a click, and lets it stand for a reason', () => {
  const onKeep = vi.fn();
  draw(<Sample from={opened(texts, '1')} onKeep={onKeep} />);
  fireEvent.click(screen.getByRole('button', { name: /Plan Theo was there/ }));
  expect(selected()).toEqual([texts.plan, 'Theo']);
  fireEvent.click(screen.getAllByRole('button', { name: 'Keep, say why' })[0]!);
  expect(onKeep).toHaveBeenCalledWith(expect.objectContaining({ id: 'm6' }), 'data');
});

it('inserts a phrase at the caret', () => {
  draw(<Sample from={opened(texts, '1')} />);
  field('Plan').setSelectionRange(15, 15);
  fireEvent.click(screen.getAllByText('Insert')[1]!);
  expect(field('Plan').value).toBe('Ride with Theo. Left on time.');
});

it('shows both texts where both changed one, and takes the choice', () => {
  const typed = after(opened(texts, '1'), { type: 'typed', key: 'plan', text: 'Mine.' });
  draw(<Sample from={after(after(typed, { type: 'sent' }), { type: 'stale', theirs: { texts: { ...texts, plan: 'Theirs.' }, version: '2', by: 'Tomas Reyes' } })} />);
  expect(screen.getByRole('status').textContent).toContain('Tomas Reyes saved a part');
  fireEvent.click(screen.getByRole('button', { name: 'Keep both' }));
  expect(field('Plan').value).toBe('Theirs.\n\nMine.');
  expect(screen.queryByRole('button', { name: 'Keep mine' })).toBeNull();
});

it('has no field once signed, and signs an addendum', async () => {
  const onAdd = vi.fn(() => Promise.resolve());
  const signing = { name: 'Maya Lindqvist', credential: 'LPC', at: '2026-03-10T19:52:00Z', digest: '9c41' };
  draw(<SignedDocument label="Note" parts={parts} texts={texts} signings={[signing]} onAdd={onAdd} />);
  expect(screen.queryByRole('textbox')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Add an addendum' }));
  fireEvent.change(screen.getByRole('textbox', { name: 'New addendum' }), { target: { value: ' He called. ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign addendum' }));
  await screen.findByRole('button', { name: 'Add an addendum' });
  expect(onAdd).toHaveBeenCalledWith('He called.');
});
