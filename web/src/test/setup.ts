import { afterEach, vi } from 'vitest';
import { resetSession } from '@/api/session';

// jsdom has neither; Mantine asks both.
vi.stubGlobal('matchMedia', (media: string) => ({ media, matches: false, addEventListener() {}, removeEventListener() {}, addListener() {}, removeListener() {} }));
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);

afterEach(() => {
  resetSession();
  sessionStorage.clear();
  localStorage.clear();
});
