import { Button, Menu } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { phraseAt, type Phrase } from './phraseAt';

/** The practice's own phrases, for what is the same for everybody: by their key and
    Tab where one types, or from a list that Alt I opens. */
export function PhraseMenu({ phrases, children }: { phrases: readonly Phrase[]; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const here = around.current;
    const field = () => here?.querySelector('textarea') ?? null;
    const onKey = (e: KeyboardEvent) => {
      if (e.altKey && !e.ctrlKey && !e.metaKey && e.code === 'KeyI' && phrases.length > 0) {
        e.preventDefault();
        setOpen(true);
      }
      const text = field();
      if (e.key !== 'Tab' || e.shiftKey || !text || e.target !== text) return;
      const found = phraseAt(text.value, text.selectionEnd, phrases);
      if (!found) return;
      e.preventDefault();
      write(text, found.from, text.selectionEnd, found.phrase.text);
    };
    here?.addEventListener('keydown', onKey);
    return () => here?.removeEventListener('keydown', onKey);
  }, [phrases]);
  function choose(phrase: Phrase) {
    const text = around.current?.querySelector('textarea');
    if (text) write(text, text.selectionStart, text.selectionEnd, phrase.text);
  }
  return (
    <div ref={around}>
      {children}
      {phrases.length > 0 && (
        <Menu opened={open} onChange={setOpen} position="bottom-start" returnFocus={false}>
          <Menu.Target>
            <Button size="compact-sm" variant="subtle" aria-keyshortcuts="Alt+I">
              Insert a phrase
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {phrases.map((p) => (
              <Menu.Item key={p.key} onClick={() => choose(p)} rightSection={<kbd>;{p.key}</kbd>}>
                {p.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

/** Types a text in the place of some of what stands, as its writer would: it can be
    undone by the keyboard. */
function write(field: HTMLTextAreaElement, from: number, to: number, text: string) {
  field.focus();
  field.setSelectionRange(from, to);
  document.execCommand('insertText', false, text);
}
