import { afterEach } from 'vitest';
import { resetSession } from '@/api/session';

afterEach(() => {
  resetSession();
  sessionStorage.clear();
  localStorage.clear();
});
