import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { shown, useShownScheme } from './scheme';
import { theme } from './theme';

// scheme.ts alone keeps and shows the scheme; Mantine is told of it.
const schemes = { get: shown, set: () => undefined, subscribe: () => undefined, unsubscribe: () => undefined, clear: () => undefined };

/** Mantine for what stands in it: every page but the first, every dialog and
    menu. It comes with them, so that the first page need not wait for it. No
    style tag is written: see theme/mantine.css. */
export function Controls({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} forceColorScheme={useShownScheme()} colorSchemeManager={schemes} withCssVariables={false} withGlobalClasses={false}>
      {children}
    </MantineProvider>
  );
}
