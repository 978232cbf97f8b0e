/** Prints one of the page's sheets instead of the page itself. */
export function printSheet(name: 'curriculum' | 'week' | 'week-handout') {
  const root = document.documentElement;
  root.dataset.printing = name;
  window.addEventListener('afterprint', () => delete root.dataset.printing, { once: true });
  window.print();
}
