import { expect, it, vi } from 'vitest';
import { whenBroughtBack } from './emptied';

const shown = (persisted: boolean) => dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));

it('a page that the browser kept and brings back shows nothing, and is loaded anew', () => {
  const reload = vi.fn(() => expect(document.body.textContent).toBe(''));
  whenBroughtBack(reload);
  document.body.innerHTML = '<main>Dana Whitfield</main>';
  shown(false); // loaded, as ever
  expect(document.body.textContent).toBe('Dana Whitfield');
  expect(reload).not.toHaveBeenCalled();
  shown(true);
  expect(reload).toHaveBeenCalledOnce();
  expect(document.body.childElementCount).toBe(0);
});
