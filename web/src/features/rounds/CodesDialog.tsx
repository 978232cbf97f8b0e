import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { QRCode } from '@/components/QRCode';
import { calledOf } from '@/format/person';
import type { Round, RoundMember } from './roundQueries';
import { spelled, unanswered } from './roundWords';
import s from './Rounds.module.css';

/** The codes, to be read out or shown to one member at a time: a picture of each
    opens the questions at once. What stands behind is of others, and covered. */
export function CodesDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const [chosen, setChosen] = useState<RoundMember>();
  const open = round.members.filter((m) => m.codeState === 'open' && unanswered(m, round.instruments).length > 0);
  const shown = open.find((m) => m.clientId === chosen?.clientId);
  return (
    <Modal opened onClose={onClose} title={shown ? `For ${calledOf(shown)}` : 'Codes'} size={560} classNames={{ overlay: s.covered }}>
      {shown?.picture ? (
        <div className={s.one}>
          <QRCode size={shown.picture.size} path={shown.picture.path} label={`QR code for ${calledOf(shown)}`} />
          <p className={s.big}>{spelled(shown.code ?? '')}</p>
          <p className="quiet">or at {round.address.replace(/^https?:\/\//, '')}</p>
          <div className={s.tools}>
            <Button onClick={() => setChosen(undefined)}>All codes</Button>
            {open.length > 1 && (
              <Button variant="filled" onClick={() => setChosen(open[(open.indexOf(shown) + 1) % open.length])}>
                Next member
              </Button>
            )}
          </div>
        </div>
      ) : (
        <>
          <p className={s.where}>
            Each opens <b>{round.address.replace(/^https?:\/\//, '')}</b> on their own phone and types their code. A code is good for two hours and for one person.
          </p>
          {open.length === 0 && <p className="quiet">Everybody who has a code has answered.</p>}
          <ul className={s.codes} aria-label="Codes">
            {open.map((m) => (
              <li key={m.clientId}>
                <span>{calledOf(m)}</span>
                <code>{spelled(m.code ?? '')}</code>
                <Button size="xs" onClick={() => setChosen(m)} aria-label={`Show ${calledOf(m)} a QR code`}>
                  QR code
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}
