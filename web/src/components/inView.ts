import { Children, isValidElement, useEffect, useRef, type ReactNode, type RefObject } from 'react';

/** What can be done with the thing in view, as its page offers it. */
export type PageAction = { label: string; /** Words it is also found by. */ also?: string; run: () => void };

const others = new Map<symbol, () => PageAction[]>();

function wordsOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  return Children.toArray(node).map((n) => (isValidElement<{ children?: ReactNode }>(n) ? wordsOf(n.props.children) : typeof n === 'string' || typeof n === 'number' ? String(n) : '')).join('');
}

type ItemProps = { 'data-also'?: string; onClick?: () => void; disabled?: boolean; children?: ReactNode };

function itemsOf(children: ReactNode): PageAction[] {
  return Children.toArray(children).flatMap((item) =>
    isValidElement<ItemProps>(item) && item.props.onClick && !item.props.disabled ? [{ label: wordsOf(item.props.children), also: item.props['data-also'], run: item.props.onClick }] : [],
  );
}

/** Tells the palette what else can be done on the page that is open. */
export function useActionsInView(actions: () => PageAction[]) {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const key = Symbol('actions');
    others.set(key, () => latest.current());
    return () => void others.delete(key);
  }, []);
}

/** Tells it of the items of a page's menu, which are not in the page until it is
    opened; `dots` opens it, and gets the focus back. */
export const useMenuInView = (children: ReactNode, dots: RefObject<HTMLElement | null>, ofRow?: boolean) =>
  useActionsInView(() =>
    ofRow
      ? []
      : itemsOf(children).map((item) => ({
          ...item,
          run: () => {
            dots.current?.focus();
            item.run();
          },
        })),
  );

// The buttons of the page's head, and those that are marked elsewhere in it.
const buttons = 'main [data-page-header] :is(button, a.mantine-Button-root):not([aria-haspopup]), main [data-in-view]';

function pressed(button: HTMLElement): PageAction {
  return {
    label: button.getAttribute('aria-label') || (button.dataset.inView || button.textContent).trim(),
    also: button.dataset.also,
    run: () => {
      button.focus();
      button.click();
    },
  };
}

/** The actions of the page that is open: its own buttons and its menu's items,
    so that each does what it does there, and nobody is offered what their page
    does not offer. */
export function actionsInView(): PageAction[] {
  const shown = [...document.querySelectorAll<HTMLButtonElement>(buttons)].filter((b) => !b.disabled && b.dataset.gone === undefined);
  return [...shown.map(pressed), ...[...others.values()].flatMap((items) => items())];
}
