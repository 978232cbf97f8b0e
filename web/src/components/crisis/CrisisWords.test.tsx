import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { withCrisisLine } from './crisisText';
import { CrisisWords } from './CrisisWords';

const said = (line?: Parameters<typeof CrisisWords>[0]['line']) => render(<CrisisWords line={line} />).container;

it('names the line, and dials what is tapped', () => {
  const whole = said({ lineName: 'Night line', number: '+44 (116) 123', texts: true, emergency: '999' });
  expect(whole.textContent).toBe('If you might hurt yourself: call or text +44 (116) 123 (Night line), at any hour. In an emergency call 999.');
  expect([...whole.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual(['tel:+44116123', 'tel:999']);
});

it('has the emergency number alone where there is no line', () => {
  expect(said({}).textContent).toBe('If you are in danger or might hurt yourself: call the emergency number of where you are.');
  expect(said(undefined).textContent).toBe('If you are in danger or might hurt yourself: call the emergency number of where you are.');
});

it('stands in texts that people are given', () => expect(withCrisisLine('Do not wait. {crisis line} We are there.', { number: '988' })).toBe('Do not wait. If you might hurt yourself: call 988, at any hour. In an emergency call the emergency number of where you are. We are there.'));
