import { Button } from '@mantine/core';
import type { DocumentSaver } from '@/components/document/documentSaver';
import type { Finding } from '@/components/document/Findings';
import type { Texts } from '@/components/document/saveAsYouGo';
import { faultCalled } from '@/components/notes/noteState';
import type { Fault } from '@/components/notes/noteTypes';
import { keptOf, keptText } from './noteTexts';

/** What was left as it is: said with its reason, and taken back by a click. */
export const keptRows = (saver: DocumentSaver, texts: Texts): Finding[] =>
  keptOf(texts).map((k, i, all) => ({
    id: `kept.${i}`,
    tone: 'quiet',
    word: 'kept',
    why: `${faultCalled(k.kind)}${k.text ? `, “${k.text}”` : ''}: ${k.reason}`,
    action: (
      <Button variant="subtle" onClick={() => saver.type('$kept', keptText(all.filter((other) => other !== k)))}>
        Take back
      </Button>
    ),
  }));

/** The kept findings with one more. */
export const withKept = (texts: Texts, f: Fault, reason: string) => keptText([...keptOf(texts), { kind: f.kind, section: f.section || undefined, text: f.text || undefined, reason }]);
