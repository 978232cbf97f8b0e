import { configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { resetLogin } from '@/api/login';

// What is waited for may come late on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

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
