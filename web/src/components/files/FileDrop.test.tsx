import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { FileDrop } from './FileDrop';
import type { FileRow } from './FileRows';

afterEach(cleanup);

const pdf = (name: string) => new File(['%PDF-1.7 and more'], name, { type: 'application/pdf' });
const program = new File(['MZ and more'], 'plan.pdf', { type: 'application/pdf' });

function draw(files: FileRow[] = [], readOnly = false) {
  const seen = { onFiles: vi.fn(), onRemove: vi.fn(), onRetry: vi.fn() };
  render(
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      <FileDrop label="Pay slips" rules={{ types: ['pdf'], maxBytes: 1000, maxFiles: 3 }} files={files} readOnly={readOnly} {...seen} />
    </MantineProvider>,
  );
  return seen;
}

it('takes what is dropped, and names what it does not take with the reason', async () => {
  const { onFiles } = draw();
  fireEvent.drop(screen.getByText(/or drop them here/), { dataTransfer: { files: [pdf('a.pdf'), program] } });
  await screen.findByText(/was not taken. It is not a PDF file inside/);
  expect((onFiles.mock.calls[0]?.[0] as File[]).map((f) => f.name)).toEqual(['a.pdf']);
});

it('takes what is pasted and chosen as well', async () => {
  const { onFiles } = draw();
  fireEvent.paste(screen.getByRole('button', { name: 'Choose files' }), { clipboardData: { files: [pdf('pasted.pdf')] } });
  await vi.waitFor(() => expect(onFiles).toHaveBeenCalledTimes(1));
  fireEvent.change(document.querySelector('input[type=file]')!, { target: { files: [pdf('chosen.pdf')] } });
  await vi.waitFor(() => expect(onFiles).toHaveBeenCalledTimes(2));
});

it('retries and takes away the file that the button names', () => {
  const { onRemove, onRetry } = draw([
    { id: '1', name: 'a.pdf', size: 10, state: 'there' },
    { id: '2', name: 'b.pdf', size: 10, state: 'failed', why: 'The server did not answer.' },
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Try again: b.pdf' }));
  fireEvent.click(screen.getByRole('button', { name: 'Take away: a.pdf' }));
  expect([onRetry.mock.calls, onRemove.mock.calls]).toEqual([[['2']], [['1']]]);
});

it('takes no more than fit, and nothing where one may only read', () => {
  draw(['1', '2', '3'].map((id): FileRow => ({ id, name: `${id}.pdf`, size: 1, state: 'there' })));
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Choose files' }).disabled).toBe(true);
  cleanup();
  draw([{ id: '1', name: 'a.pdf', size: 1, state: 'there' }], true);
  expect(screen.queryAllByRole('button')).toEqual([]);
});
