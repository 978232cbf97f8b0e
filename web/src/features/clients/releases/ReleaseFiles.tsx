import { Checkbox } from '@mantine/core';
import name from '@/components/files/FileName.module.css';
import { sizeWords } from '@/components/files/fileDrop';
import { failed } from '@/components/notices';
import { longDate } from '@/format/dates';
import { partWords } from './consentWords';
import { useFile, useRelease, type ReleaseReview } from './releaseQueries';
import s from './Release.module.css';

const said = 'I have read it, it names nobody else, and it leaves';

/** The attachments of a release: what is in a file no check can read, so each leaves
    when somebody has read it and says so. */
export function ReleaseFiles({ review: r }: { review: ReleaseReview }) {
  const { checkFile } = useRelease(r.clientId, r.id);
  const file = useFile(r.clientId);
  if (r.files.length === 0) return null;
  const sent = checkFile.isPending ? checkFile.variables : undefined; // the tick stands at once
  return (
    <section aria-label={partWords.attachments}>
      <h3 className={s.part}>{partWords.attachments}</h3>
      <p className="quiet small">Nothing in a file is read for names, and nothing can be taken out of it. Open each one; only what you tick leaves.</p>
      <ul className={s.files} aria-label="Files">
        {r.files.map((f) => (
          <li key={f.attachmentId}>
            <div>
              <button type="button" className={name.file} onClick={() => file.mutate(f)}>
                {f.title}
              </button>
              <p className="quiet small">
                {f.name}, {longDate(f.on)}, {sizeWords(f.size)}
                {f.by && `. Read by ${f.by}`}
              </p>
            </div>
            <Checkbox
              label={said}
              aria-label={`${said}: ${f.title}`}
              checked={sent?.attachmentId === f.attachmentId ? sent.leaves : f.leaves}
              onChange={(e) => checkFile.mutate({ attachmentId: f.attachmentId, leaves: e.currentTarget.checked }, { onError: (thrown) => failed(thrown, 'Not noted') })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
