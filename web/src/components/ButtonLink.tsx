import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';
import { dressed, type Dress } from './Button';

const Anchor = ({ variant = 'default', className, ...rest }: Dress & ComponentPropsWithRef<'a'>) => <a className={dressed(className)} data-variant={variant} {...rest} />;

/** A link that looks like a button, typed like Link: `<ButtonLink to="/cohorts/new">`. */
export const ButtonLink = createLink(Anchor);
