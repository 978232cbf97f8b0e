import { useState } from 'react';
import { CheckChip, Chips, CountChip, PressChip, type Tone } from '@/components/Chip';
import { Section } from './Section';

const tones: Tone[] = ['good', 'soon', 'late', 'underway', 'meanwhile', 'quiet'];
const weeks = ['Cues', 'The anger cycle', 'Time-out and return', 'A theme in rather more words than a chip has room for on a phone'];

/** Chips that one presses or ticks, and counts: every tone, on, off, not to be pressed. */
export function PressedChips() {
  const [kind, setKind] = useState('All');
  const [ticked, setTicked] = useState<readonly string[]>(['Cues', weeks[3]!]);
  const tick = (w: string) => setTicked((t) => (t.includes(w) ? t.filter((x) => x !== w) : [...t, w]));
  return (
    <>
      <Section title="Chips to press: a filter, marks of every tone, one that cannot be pressed">
        <Chips label="Kind">
          {['All', 'Sessions', 'Notes'].map((k) => (
            <PressChip key={k} tone={k === kind ? 'chosen' : 'quiet'} pressed={k === kind} onClick={() => setKind(k)}>
              {k} <CountChip n={k.length * 3} />
            </PressChip>
          ))}
          <PressChip disabled>Files</PressChip>
        </Chips>
        <Chips label="Marks">
          {tones.map((tone) => (
            <PressChip key={tone} tone={tone}>
              {tone}
            </PressChip>
          ))}
          <PressChip tone="good" disabled>
            good, closed
          </PressChip>
        </Chips>
      </Section>
      <Section title="Chips to tick, and a count">
        <Chips label="Builds on">
          {weeks.map((w) => (
            <CheckChip key={w} title={w} checked={ticked.includes(w)} onChange={() => tick(w)}>
              {w}
            </CheckChip>
          ))}
        </Chips>
        <CountChip n={7} label="waiting" />
        <CountChip n={1204} label="waiting" />
      </Section>
    </>
  );
}
