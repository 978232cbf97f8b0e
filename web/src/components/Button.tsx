import type { ComponentPropsWithRef } from 'react';
import s from './Button.module.css';

export type Dress = { /** `filled` is what the page is for: one of them at most. */ variant?: 'default' | 'filled' | 'subtle' };

// Pages, dialogs and paper find a button of either kind by Mantine's class.
export const dressed = (className?: string) => ['mantine-Button-root', s.button, className].filter(Boolean).join(' ');

/** A button of the first page, which has none of Mantine's code: it looks as
    Mantine's do on all others. */
export function Button({ variant = 'default', className, ...rest }: Dress & ComponentPropsWithRef<'button'>) {
  return <button type="button" className={dressed(className)} data-variant={variant} {...rest} />;
}
