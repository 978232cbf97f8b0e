import { afterEach, vi } from 'vitest';
import { resetLogin } from '@/api/login';

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
  resetLogin();
  sessionStorage.clear();
  localStorage.clear();
});
