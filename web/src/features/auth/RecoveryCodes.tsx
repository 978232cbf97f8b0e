import { Button, CopyButton, Modal } from '@mantine/core';
import { usePerson } from '@/api/useLogin';
import { keepFile } from './keepFile';
import s from './factors.module.css';

/** New recovery codes, shown this once: the server keeps only their hashes. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const person = usePerson();
  const text = `Recovery codes of ${person.email}\nEach signs in once, in place of a lost second factor.\n\n${codes.join('\n')}\n`;
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={false} closeOnEscape={false} withCloseButton={false} title="Keep your recovery codes" size={480}>
      <p className="quiet">If the phone or the key is lost, each of these signs you in once. Keep them where only you find them, and not on that phone. They are shown only now.</p>
      <ul className={s.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={s.buttons}>
        <CopyButton value={text} timeout={4000}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>}
        </CopyButton>
        <Button onClick={() => keepFile('cohort-recovery-codes.txt', text)}>Download</Button>
        <Button onClick={() => window.print()}>Print</Button>
        <Button variant="filled" onClick={onClose} data-autofocus>
          I have kept them
        </Button>
      </div>
    </Modal>
  );
}
