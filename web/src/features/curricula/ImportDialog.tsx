import { useNavigate } from '@tanstack/react-router';
import { asProblem } from '@/api/problem';
import { TextFileDialog } from '@/components/files/TextFileDialog';
import { done } from '@/components/notices';
import { useImport, type FileFormat } from './libraryQueries';

const formatOf = (name: string): FileFormat | undefined => (/\.json$/i.test(name) ? 'json' : /\.(md|markdown|txt)$/i.test(name) ? 'markdown' : undefined);

/** Begins a curriculum with a file that was saved here or elsewhere. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const send = useImport();

  return (
    <TextFileDialog
      title="Import a curriculum"
      submit="Import"
      accept=".json,.md,.markdown,.txt"
      unfit={(name) => (formatOf(name) ? undefined : 'A curriculum is a JSON file (.json) or a Markdown file (.md).')}
      busy={send.isPending}
      onClose={onClose}
      onSend={({ name, text }, refuse) =>
        send.mutate(
          { format: formatOf(name) ?? 'json', text },
          {
            onSuccess: (c) => {
              const missing = c.missingFiles ?? [];
              done(missing.length > 0 ? `Imported without the files of ${missing.length} handouts: attach them again` : 'Imported as a draft');
              void navigate({ to: '/curricula/$curriculumId', params: { curriculumId: c.id } });
            },
            onError: (thrown) => {
              const p = asProblem(thrown);
              refuse(p.errors.length > 0 ? p.errors.map((e) => (e.field === 'text' ? `${e.message.charAt(0).toUpperCase()}${e.message.slice(1)}.` : `${e.field} ${e.message}.`)) : [p.message]);
            },
          },
        )
      }
      words="A JSON or Markdown file as the export of a curriculum makes it. It becomes a draft of its own; nothing is replaced."
    />
  );
}
