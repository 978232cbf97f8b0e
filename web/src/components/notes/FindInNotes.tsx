import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { failed } from '@/components/notices';
import { shortDate } from '@/format/dates';
import { codeCalled } from '@/format/person';
import { count } from '@/format/words';
import { findInNotes, type NotesAmong } from './noteQueries';
import { isLocked } from './noteState';
import type { FoundNote, NotesFound } from './noteTypes';
import s from './FindInNotes.module.css';

type Props = {
  among: NotesAmong;
  label: string;
  /** Names whose note it is, where there are several. */
  named?: boolean;
  title: (note: FoundNote, words: string) => ReactNode;
};

/** Looks for words in notes. What is typed goes no further than the answer: it
    stands in no address and in no history. */
export function FindInNotes({ among, label, named, title }: Props) {
  const [text, setText] = useState('');
  const find = useMutation({ mutationFn: () => findInNotes(among, text), onError: (thrown) => failed(thrown, 'Nothing was looked for') });
  const submit = () => (text.trim() ? find.mutate() : find.reset());
  return (
    <form
      className={s.find}
      role="search"
      data-noprint
      onSubmit={(e) => {
        e.preventDefault();
        submit();
      }}
    >
      <div className={s.field}>
        <TextInput label={label} value={text} maxLength={400} autoComplete="off" onChange={(e) => setText(e.currentTarget.value)} />
        <Button type="submit" loading={find.isPending}>
          Find
        </Button>
      </div>
      {find.data && <Found found={find.data} named={named} title={title} />}
    </form>
  );
}

function Found({ found, named, title }: { found: NotesFound } & Pick<Props, 'named' | 'title'>) {
  return (
    <>
      <p className="quiet small" role="status">
        {found.items.length === 0 ? 'No note has all of these words.' : `${found.more ? 'The newest ' : ''}${count(found.items.length, 'note')}, newest first.`}
      </p>
      <List label="Notes with these words">
        {found.items.map((n) => (
          <ListRow
            key={n.noteId}
            title={title(n, `${named ? `${codeCalled(n)}, ` : ''}${shortDate(n.date)}`)}
            detail={n.places.map((p, i) => (
              <span key={i} className={s.place}>
                <span className="quiet">{p.title}:</span> {p.before}
                <mark>{p.found}</mark>
                {p.after}
              </span>
            ))}
            end={!isLocked(n) && <StateChip>draft</StateChip>}
          />
        ))}
      </List>
    </>
  );
}
