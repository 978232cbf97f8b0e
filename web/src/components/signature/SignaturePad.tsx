import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { DrawingPad } from './DrawingPad';
import { kept, signs, typedSignature, type SignatureValue, type Stroke } from './signature';
import { SignatureMark } from './SignatureMark';
import s from './Signature.module.css';

type Props = {
  /** Who signs: "Marcus Hale". */
  name: string;
  /** What the signature says, in words: "I have read the ground rules and keep to them." */
  statement: string;
  /** The verb on the button. */
  action?: string;
  onSign: (signature: SignatureValue) => Promise<void> | void;
  /** Why the server did not take it. */
  problem?: string;
  busy?: boolean;
};

type Way = 'draw' | 'type';

/** A signature, drawn with finger, pen or mouse, or typed: nobody has to be able
    to draw. Nothing is signed before the button says so. */
export function SignaturePad({ name, statement, action = 'Sign', onSign, problem, busy }: Props) {
  const id = useId();
  const [way, setWay] = useState<Way>('draw');
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState('');
  const value = way === 'draw' ? kept(strokes) : typedSignature(typed);

  function sign() {
    if (value) return void onSign(value);
    setMissing(way === 'type' ? 'Type your name to sign.' : strokes.length === 0 ? 'Sign in the field, or type your name.' : 'That is too short to be a signature.');
  }
  function draw(next: readonly Stroke[]) {
    setStrokes(next);
    setMissing('');
  }

  return (
    <div className={s.pad} role="group" aria-labelledby={`${id}-s`}>
      <p id={`${id}-s`} className={s.statement}>
        {statement}
      </p>
      <SegmentedControl
        aria-label="How to sign"
        value={way}
        onChange={(v) => {
          setWay(v as Way);
          setMissing('');
        }}
        data={[
          { value: 'draw', label: 'Draw' },
          { value: 'type', label: 'Type your name' },
        ]}
      />
      <div className={s.field}>
        {way === 'draw' ? (
          <>
            <DrawingPad strokes={strokes} onChange={draw} label={`Signature of ${name}. Whoever cannot draw types the name instead.`} />
            <div className={s.tools}>
              <Button disabled={strokes.length === 0} onClick={() => draw(strokes.slice(0, -1))}>
                Undo stroke
              </Button>
              <Button disabled={strokes.length === 0} onClick={() => draw([])}>
                Clear
              </Button>
              <span className="quiet small" role="status">
                {strokes.length === 0 ? '' : signs(strokes) ? 'Signed by hand' : 'Not enough yet'}
              </span>
            </div>
          </>
        ) : (
          <div className={s.typing}>
            <TextInput
              label="Your name"
              autoComplete="name"
              value={typed}
              onChange={(e) => {
                setTyped(e.currentTarget.value);
                setMissing('');
              }}
              placeholder={name}
            />
            <p className={s.preview} aria-hidden>
              {typed.trim() || '\u00a0'}
            </p>
          </div>
        )}
      </div>
      <p className={s.problem} role="alert">
        {missing || problem}
      </p>
      <div className={s.foot}>
        <span className="quiet small">{way === 'type' ? 'A typed name counts as your signature.' : `Signing as ${name}`}</span>
        <Button variant="filled" size="md" loading={busy} onClick={sign}>
          {action}
        </Button>
      </div>
    </div>
  );
}

/** A signature that was given: by whom, when, and who saw it. */
export function SignatureGiven({ signature, name, at, note }: { signature: SignatureValue; name: string; at: string; note?: string }) {
  return (
    <div className={s.given}>
      <SignatureMark signature={signature} name={name} />
      <p className={s.under}>
        <b>{name}</b> <span>{at}</span>
        {note && <span className="quiet">{note}</span>}
      </p>
    </div>
  );
}
