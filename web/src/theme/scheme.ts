import { localStorageColorSchemeManager, useMantineColorScheme } from '@mantine/core';

/** What the person chose; "auto" follows the system. Kept in localStorage under
    the key that public/scheme.js reads before the first paint. */
export type Scheme = 'auto' | 'light' | 'dark';

export const schemeManager = localStorageColorSchemeManager({ key: 'cohort-color-scheme' });

/** Reads and sets the color scheme. Transitions are kept: Mantine suppresses
    them with a style tag, which style-src 'self' refuses. */
export function useScheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return { scheme: colorScheme as Scheme, setScheme: (s: Scheme) => setColorScheme(s) };
}
