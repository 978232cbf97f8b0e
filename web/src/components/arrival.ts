// A new page is announced by moving the focus to its title, as a full page load
// would. The title may come later than the address, so the shell leaves word
// and the next PageHeader takes it.
let pending = false;

const titleOf = () => document.querySelector<HTMLElement>('[data-page-title]');

/** The shell: the address has changed. */
export function arrive() {
  const title = titleOf();
  if (title) title.focus({ preventScroll: true });
  else pending = true;
}

/** PageHeader: the title is there. Takes no focus from what a person has begun. */
export function titleArrived() {
  if (!pending) return;
  pending = false;
  const at = document.activeElement;
  if (!at || at === document.body || at.closest('nav')) titleOf()?.focus({ preventScroll: true });
}
