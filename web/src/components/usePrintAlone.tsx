import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** Prints one sheet alone, whatever the page shows. */
export function usePrintAlone() {
  const [content, setContent] = useState<ReactNode>(null);
  useEffect(() => {
    if (!content) return;
    const root = document.documentElement;
    root.dataset.printing = 'alone';
    const gone = () => {
      delete root.dataset.printing;
      setContent(null);
    };
    window.addEventListener('afterprint', gone, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', gone);
  }, [content]);
  const sheet =
    content &&
    createPortal(
      <div data-printonly data-sheet="alone">
        {content}
      </div>,
      document.body,
    );
  return { sheet, print: setContent };
}
