import { Button } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { momentIn, ownZone } from '@/format/dates';
import type { Part } from './DocumentPart';
import { useDraft } from '@/drafts/useDraft';
import { GrowingText } from './GrowingText';
import type { Texts } from './saveAsYouGo';
import s from './Document.module.css';

/** Who signed, with which credential, when, and the digest of what was signed. */
export type Signing = { name: string; credential: string; at: string; digest: string; role?: string };
export type Addendum = { id: string; text: string; signing: Signing };

type Props = {
  label: string;
  parts: Part[];
  texts: Texts;
  /** In order; a co-signature comes after. None: merely to be read. */
  signings?: Signing[];
  addenda?: Addendum[];
  /** Signs an addendum. Absent: the reader may not add one. */
  onAdd?: (text: string) => Promise<void>;
  /** Under which name an addendum is kept on this device while it is typed. */
  draft?: string;
  /** Beside a signing: co-signature waiting, a print button. */
  aside?: ReactNode;
  zone?: string;
};

/** A document that nobody can change any more, and what was added later. */
export function SignedDocument({ label, parts, texts, signings = [], addenda = [], onAdd, draft = label, aside, zone = ownZone() }: Props) {
  return (
    <article className={s.document} aria-label={label}>
      {parts.map((part) => (
        <section key={part.key} className={`${s.part} ${s.read}`}>
          <div className={s.heading}>
            <h3>{part.heading}</h3>
          </div>
          <p className={s.text}>{texts[part.key] || <span className={s.prompt}>Nothing was written.</span>}</p>
        </section>
      ))}
      {addenda.map((a, i) => (
        <section key={a.id} className={`${s.part} ${s.read} ${s.addendum}`}>
          <div className={s.heading}>
            <h3>Addendum {i + 1}</h3>
          </div>
          <div>
            <p className={s.text}>{a.text}</p>
            <Signed signing={a.signing} zone={zone} />
          </div>
        </section>
      ))}
      {(signings.length > 0 || aside) && (
        <div className={s.signed}>
          <div>
            {signings.map((g) => (
              <Signed key={g.digest} signing={g} zone={zone} />
            ))}
          </div>
          {aside}
        </div>
      )}
      {onAdd && <NewAddendum onAdd={onAdd} draft={draft} />}
    </article>
  );
}

const Signed = ({ signing: g, zone }: { signing: Signing; zone: string }) => (
  <p className={s.signature}>
    <b>{g.role ?? 'Signed'}</b> {g.name}, {g.credential} · <time dateTime={g.at}>{momentIn(g.at, zone)}</time> · <code title="Digest of what was signed">{g.digest}</code>
  </p>
);

function NewAddendum({ onAdd, draft }: { onAdd: (text: string) => Promise<void>; draft: string }) {
  const id = useId();
  const { text, setText, settled, restored } = useDraft(draft, '');
  const [open, setOpen] = useState(restored);
  const [busy, setBusy] = useState(false);
  if (!open) {
    return (
      <div className={s.add} data-noprint>
        <span className="quiet">Signed text stays as it is. What is to be said later is added.</span>
        <Button onClick={() => setOpen(true)}>Add an addendum</Button>
      </div>
    );
  }
  async function sign() {
    setBusy(true);
    try {
      await onAdd(text.trim());
      settled();
      setText('');
      setOpen(false);
    } catch {
      // Said by whoever was asked; what was typed stays.
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className={s.new} data-noprint>
      <label htmlFor={id}>New addendum</label>
      <GrowingText id={id} className={s.box} value={text} onChange={setText} autoFocus />
      <div className={s.buttons}>
        <Button
          variant="subtle"
          onClick={() => {
            setText('');
            settled();
            setOpen(false);
          }}
        >
          Cancel
        </Button>
        <Button variant="filled" loading={busy} disabled={text.trim() === ''} onClick={() => void sign()}>
          Sign addendum
        </Button>
      </div>
    </div>
  );
}
