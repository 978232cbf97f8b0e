import { Input } from '@mantine/core';
import type { ReactNode } from 'react';
import { CheckChip } from '@/components/Chip';
import { messageWays, pressed, type MessageWay } from './personalValues';
import s from './clients.module.css';

type Props = { chosen: MessageWay[]; onChange: (ways: MessageWay[]) => void; error?: ReactNode };

/** May we leave a message, and how: whoever shares the telephone may hear it. */
export function MessageField({ chosen, onChange, error }: Props) {
  return (
    <fieldset className={s.messages}>
      <legend>May we leave a message?</legend>
      <div className={s.ways}>
        {messageWays.map(({ way, label }) => (
          <CheckChip key={way} checked={chosen.includes(way)} onChange={() => onChange(pressed(chosen, way))}>
            {label}
          </CheckChip>
        ))}
      </div>
      <span className="quiet small">{chosen.length === 0 ? 'Nobody has asked them yet' : ''}</span>
      {error && <Input.Error>{error}</Input.Error>}
    </fieldset>
  );
}
