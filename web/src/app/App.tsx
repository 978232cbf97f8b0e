import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { schemeManager } from '@/theme/scheme';
import { theme } from '@/theme/theme';

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
        <Notifications data-noprint position="bottom-right" limit={3} autoClose={6000} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
