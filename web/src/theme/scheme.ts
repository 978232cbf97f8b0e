import { useSyncExternalStore } from 'react';
import { keep, recall } from '@/storage';

/** What the person chose; "auto" follows the system. Kept in localStorage under
    the key that public/scheme.js reads before the first paint. */
export type Scheme = 'auto' | 'light' | 'dark';

const key = 'cohort-color-scheme';
const system = matchMedia('(prefers-color-scheme: dark)');
let listeners: Array<() => void> = [];

function wanted(): Scheme {
  const kept = recall(key);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

/** What is on the screen. */
export function shown(): 'light' | 'dark' {
  const scheme = wanted();
  return scheme === 'auto' ? (system.matches ? 'dark' : 'light') : scheme;
}

function show() {
  document.documentElement.setAttribute('data-mantine-color-scheme', shown());
  listeners.forEach((tell) => tell());
}

// The system's change, and a choice made in another tab.
system.addEventListener('change', show);
addEventListener('storage', (e) => {
  if (e.key === key || e.key === null) show();
});

function onScheme(tell: () => void) {
  listeners = [...listeners, tell];
  return () => {
    listeners = listeners.filter((l) => l !== tell);
  };
}

function choose(scheme: Scheme) {
  keep(key, scheme);
  show();
}

/** Reads and sets the color scheme. */
export const useScheme = () => ({ scheme: useSyncExternalStore(onScheme, wanted), setScheme: choose });

/** What is on the screen, as it changes. */
export const useShownScheme = () => useSyncExternalStore(onScheme, shown);
