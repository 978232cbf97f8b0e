import type { components } from '@/api/schema';

/** Where somebody in danger finds help, as the practice or its country has it. */
export type CrisisLine = components['schemas']['CrisisLine'];

/** Whom to turn to, as a sentence; until it is known, and where there is no line
    to name, the emergency number alone. */
export function crisisText(line: CrisisLine | undefined): string {
  const emergency = line?.emergency ?? 'the emergency number of where you are';
  if (!line?.number) return `If you are in danger or might hurt yourself: call ${emergency}.`;
  return `If you might hurt yourself: call ${line.texts ? 'or text ' : ''}${line.number}${line.lineName ? ` (${line.lineName})` : ''}, at any hour. In an emergency call ${emergency}.`;
}

/** Where the practice's own line stands in a text that people are given. */
export const crisisMark = '{crisis line}';

/** A text with the practice's line where it belongs. */
export const withCrisisLine = (text: string, line: CrisisLine | undefined) => text.replaceAll(crisisMark, crisisText(line));
