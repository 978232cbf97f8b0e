import { useState } from 'react';
import { download } from '@/api/client';
import { failed } from '@/components/notices';

/** Downloads signed notes as a PDF, each on pages of its own. */
export function useNotesFile(path: string) {
  const [busy, setBusy] = useState(false);
  async function fetchFile() {
    setBusy(true);
    try {
      await download(`/api/v1${path}`, 'progress-notes.pdf');
    } catch (thrown) {
      failed(thrown, 'Not downloaded');
    } finally {
      setBusy(false);
    }
  }
  return { busy, take: () => void fetchFile() };
}
