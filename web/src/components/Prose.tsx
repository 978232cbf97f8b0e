import { Textarea, type TextareaProps } from '@mantine/core';
import { timeIn, ownZone } from '@/format/dates';
import s from './Prose.module.css';

type Props = Omit<TextareaProps, 'value' | 'onChange'> & {
  value: string;
  onChange: (text: string) => void;
  /** From useDraft: when it was last kept on this device. */
  keptAt?: string | null;
  /** From useDraft: an older draft was brought back. */
  restored?: boolean;
  onDiscard?: () => void;
};

/** A long text people write: serif, grows, says that it is kept. */
export function Prose({ value, onChange, keptAt, restored, onDiscard, ...rest }: Props) {
  return (
    <div>
      <Textarea {...rest} autosize minRows={rest.minRows ?? 4} data-prose value={value} onChange={(e) => onChange(e.currentTarget.value)} />
      {(restored ?? keptAt) !== undefined && (
        <p className={s.kept} role="status">
          {restored && (
            <>
              Brought back what you had not saved.{' '}
              <button type="button" className={s.discard} onClick={onDiscard}>
                Discard it
              </button>
            </>
          )}
          {!restored && keptAt && `Kept on this device ${timeIn(keptAt, ownZone())}`}
        </p>
      )}
    </div>
  );
}
