export type Phrase = { key: string; name: string; text: string };

/** The phrase whose key was typed just before the caret, as in `;ground`, and
    where that begins. */
export function phraseAt(text: string, caret: number, phrases: readonly Phrase[]) {
  const typed = /(?:^|\s);([a-z0-9]{1,12})$/i.exec(text.slice(0, caret))?.[1];
  const phrase = typed === undefined ? undefined : phrases.find((p) => p.key === typed.toLowerCase());
  return phrase && typed !== undefined ? { phrase, from: caret - typed.length - 1 } : undefined;
}
