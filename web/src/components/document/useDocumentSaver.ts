import { useEffect, useState, useSyncExternalStore } from 'react';
import { DocumentSaver, type DocumentPort } from './documentSaver';
import type { Texts } from './saveAsYouGo';

/** A document that saves itself while it is typed. Give the component a key per
    document: another one starts anew. Ask `flush()` before signing or leaving. */
export function useDocumentSaver(stored: Texts, version: string, port: DocumentPort) {
  const [saver] = useState(() => new DocumentSaver(stored, version, port));
  const saving = useSyncExternalStore(saver.subscribe, saver.snapshot);
  useEffect(() => {
    const now = () => void saver.flush();
    window.addEventListener('online', now);
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('online', now);
      window.removeEventListener('pagehide', now);
      void saver.flush().finally(saver.stop);
    };
  }, [saver]);
  return { saving, type: saver.type, settle: saver.settle, flush: saver.flush };
}
