/** How many words a text has; numbers count, signs do not. */
export const wordCount = (text: string) => text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

/** `1 word`, `1,204 words`. */
export const wordsSaid = (n: number) => `${n.toLocaleString('en-US')} ${n === 1 ? 'word' : 'words'}`;

/** A phrase as it goes into a text between `from` and `to`: with the spaces that
    it needs, and none doubled. */
export function fitted(text: string, from: number, to: number, phrase: string): string {
  const before = text[from - 1];
  const after = text[to];
  const lead = before === undefined || /[\s(“"]/.test(before) ? '' : ' ';
  const trail = after === undefined || /[\s.,;:!?)”"]/.test(after) ? '' : ' ';
  return lead + phrase + trail;
}

/** Puts text into a field as if it were typed, so that undo takes it back. */
export function typeInto(field: HTMLTextAreaElement, from: number, to: number, text: string): void {
  field.focus();
  field.setSelectionRange(from, to);
  // The only way to keep the browser's undo; where it is refused, undo is lost.
  if (document.execCommand?.('insertText', false, text)) return;
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
