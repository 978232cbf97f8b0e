/** How a message may be left, as the server has it: 'none' alone is a no, and
    no way at all means that nobody has asked. */
export type MessageWay = 'none' | 'voicemail' | 'text' | 'email';

/** The ways in their order, each as a form and a sentence say it. */
export const messageWays: Array<{ way: MessageWay; label: string }> = [
  { way: 'voicemail', label: 'Voicemail' },
  { way: 'text', label: 'Text' },
  { way: 'email', label: 'Email' },
  { way: 'none', label: 'No message' },
];

/** What is chosen once a way is pressed: a no takes everything else back. */
export function pressed(chosen: MessageWay[], way: MessageWay): MessageWay[] {
  if (chosen.includes(way)) return chosen.filter((w) => w !== way);
  return way === 'none' ? ['none'] : messageWays.map((w) => w.way).filter((w) => w !== 'none' && (w === way || chosen.includes(w)));
}

/** "Voicemail and text may be left", "Leave no message", "Ask whether a message may be left". */
export function messageWords(ways: MessageWay[] = []): string {
  if (ways.length === 0) return 'Ask whether a message may be left';
  if (ways.includes('none')) return 'Leave no message';
  const said = ways.map((w, i) => (i === 0 ? w.charAt(0).toUpperCase() + w.slice(1) : w));
  return `${said.length < 2 ? said[0] : `${said.slice(0, -1).join(', ')} and ${said[said.length - 1]}`} may be left`;
}

/** Named as in the API, so that the server's field errors find their fields. */
export type EmergencyValues = { name: string; relation: string; phone: string };

export const nobody = (): EmergencyValues => ({ name: '', relation: '', phone: '' });

/** A contact as typed, trimmed. */
export const emergencyOf = (e: EmergencyValues): EmergencyValues => ({ name: e.name.trim(), relation: e.relation.trim(), phone: e.phone.trim() });

/** Whether anybody is named at all. */
export const isNamed = (e: EmergencyValues) => Object.values(emergencyOf(e)).some(Boolean);

/** Whom to call, in one line; '' for nobody. */
export const emergencyWords = (e: { name: string; relation?: string; phone: string }) => [e.name, e.relation, e.phone].filter(Boolean).join(', ');
