import { webcrypto } from 'node:crypto';
import { useForm } from '@mantine/form';
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lockDrafts, readDraft, unlockDrafts } from './drafts';
import { useFormDraft } from './useFormDraft';

const login = vi.hoisted(() => ({ status: 'in' }));
vi.mock('@/api/login', () => ({ currentLogin: () => login }));

const stored = { name: 'Harbor', fee: 30, days: [1] };

function open(values = stored) {
  return renderHook(() => {
    const form = useForm({ initialValues: values });
    useFormDraft('settings', form);
    return form;
  });
}

beforeEach(async () => {
  vi.stubGlobal('crypto', webcrypto); // jsdom has none that seals
  login.status = 'in';
  await lockDrafts(false);
  localStorage.clear();
  await unlockDrafts('a1'.repeat(32));
});
afterEach(cleanup);

it('brings back what was typed when a login ends, over what others have saved since', () => {
  const form = open();
  act(() => form.result.current.setFieldValue('name', 'Typed'));
  expect(JSON.parse(readDraft('settings')?.text ?? '')).toEqual({ name: 'Typed' });
  login.status = 'out';
  form.unmount();
  login.status = 'in';
  const again = open({ ...stored, fee: 45 });
  expect(again.result.current.values).toEqual({ name: 'Typed', fee: 45, days: [1] });
  expect(again.result.current.isDirty()).toBe(true);
});

it('forgets it once it is saved, taken back, or left by choice', () => {
  const form = open();
  act(() => form.result.current.setFieldValue('name', 'Typed'));
  act(() => form.result.current.resetDirty());
  expect(readDraft('settings')).toBeNull();
  act(() => form.result.current.setFieldValue('days', [1, 2]));
  act(() => form.result.current.setFieldValue('days', [1]));
  expect(readDraft('settings')).toBeNull();
  act(() => form.result.current.setFieldValue('name', 'Again'));
  expect(readDraft('settings')).not.toBeNull();
  form.unmount();
  expect(readDraft('settings')).toBeNull();
});
