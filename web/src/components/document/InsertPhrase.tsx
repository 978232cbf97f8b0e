import { Button, Menu } from '@mantine/core';
import s from './Document.module.css';

/** What a practice says alike of everybody. */
export type Phrase = { id: string; name: string; text: string };

/** A menu of phrases; the chosen one is typed at the caret. */
export function InsertPhrase({ phrases, onInsert }: { phrases: Phrase[]; onInsert: (text: string) => void }) {
  return (
    // The focus belongs into the text afterwards, not back on the button.
    <Menu position="bottom-start" returnFocus={false} width={300}>
      <Menu.Target>
        <Button variant="subtle" size="compact-sm">
          Insert phrase
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {phrases.length === 0 && <Menu.Label>The practice has no phrases yet.</Menu.Label>}
        {phrases.map((p) => (
          <Menu.Item key={p.id} onClick={() => onInsert(p.text)}>
            <b>{p.name}</b>
            <div className={s.phrase}>{p.text}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
