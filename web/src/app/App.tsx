import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { schemeManager } from '@/theme/scheme';
import { theme } from '@/theme/theme';
import { Notices } from './Notices';

/** Theme, queries and notices. No style tag is written: see theme/mantine.css. */
export function Providers({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={schemeManager}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>
        {children}
        <Notices />
      </QueryClientProvider>
    </MantineProvider>
  );
}
