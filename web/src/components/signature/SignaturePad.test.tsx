import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { box } from './signature';
import { SignatureGiven, SignaturePad } from './SignaturePad';

afterEach(cleanup);

function draw() {
  const onSign = vi.fn();
  render(
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      <SignaturePad name="Marcus Hale" statement="I keep to the rules." onSign={onSign} />
    </MantineProvider>,
  );
  const pad = screen.queryByRole('img') as unknown as SVGSVGElement;
  pad.getBoundingClientRect = () => ({ left: 0, top: 0, width: box.width, height: box.height }) as DOMRect;
  return { onSign, pad };
}
function stroke(pad: Element, from: [number, number], to: [number, number], pointerId = 1) {
  const event = (type: 'pointerDown' | 'pointerMove' | 'pointerUp', [clientX, clientY]: [number, number]) => fireEvent[type](pad, { pointerId, clientX, clientY, button: 0 });
  event('pointerDown', from);
  event('pointerMove', to);
  event('pointerUp', to);
}
const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('signs what was drawn', () => {
  const { onSign, pad } = draw();
  stroke(pad, [10, 10], [300, 100]);
  click('Sign');
  expect(onSign).toHaveBeenCalledWith({ kind: 'drawn', path: 'M8 8L298 98', width: 306, height: 106 });
});

it('takes no slip of the pen, and undoes and clears', () => {
  const { onSign, pad } = draw();
  click('Sign');
  expect(screen.getByRole('alert').textContent).toBe('Sign in the field, or type your name.');
  stroke(pad, [10, 10], [20, 10]);
  click('Sign');
  expect(screen.getByRole('alert').textContent).toBe('That is too short to be a signature.');
  stroke(pad, [10, 10], [300, 100]);
  expect(screen.getByRole('status').textContent).toBe('Signed by hand');
  click('Undo stroke');
  expect(screen.getByRole('status').textContent).toBe('Not enough yet');
  click('Clear');
  expect([screen.getByRole<HTMLButtonElement>('button', { name: 'Clear' }).disabled, onSign.mock.calls.length]).toEqual([true, 0]);
});

it('signs with a typed name, without a pointer', () => {
  const { onSign } = draw();
  fireEvent.click(screen.getByRole('radio', { name: 'Type your name' }));
  click('Sign');
  expect(screen.getByRole('alert').textContent).toBe('Type your name to sign.');
  fireEvent.change(screen.getByRole('textbox', { name: 'Your name' }), { target: { value: ' Marcus  Hale' } });
  click('Sign');
  expect(onSign).toHaveBeenCalledWith({ kind: 'typed', name: 'Marcus Hale' });
});

it('shows a signature that was given with a name for whoever listens', () => {
  render(<SignatureGiven signature={{ kind: 'drawn', path: 'M0 0L9 9', width: 10, height: 10 }} name="Marcus Hale" at="18:04" />);
  expect(screen.getByRole('img', { name: 'Signature of Marcus Hale, drawn' })).toBeTruthy();
});
