import type { components } from '@/api/schema';

/** Where somebody in danger finds help, as the practice or its country has it. */
export type CrisisLine = components['schemas']['CrisisLine'];

/** A number that a phone dials when it is tapped. */
const Dial = ({ number }: { number: string }) => <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>{number}</a>;

/** Whom to turn to, as a sentence; until it is known, and where there is no line
    to name, the emergency number alone. */
export function CrisisWords({ line }: { line: CrisisLine | undefined }) {
  const emergency = line?.emergency ? <Dial number={line.emergency} /> : 'the emergency number of where you are';
  if (!line?.number) return <>If you are in danger or might hurt yourself: call {emergency}.</>;
  return (
    <>
      If you might hurt yourself: call {line.texts && 'or text '}
      <Dial number={line.number} />
      {line.lineName && ` (${line.lineName})`}, at any hour. In an emergency call {emergency}.
    </>
  );
}
