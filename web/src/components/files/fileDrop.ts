// Which files may be taken, and what is said of the others. The name is never
// believed: what a file is, its first bytes say. The server looks again.

export type FileType = 'pdf' | 'png' | 'jpeg' | 'webp' | 'csv' | 'xlsx' | 'pptx' | 'docx';

export type FileRules = {
  types: readonly FileType[];
  /** Bytes of one file, at most. */
  maxBytes: number;
  /** How many there may be, with those that are there already. */
  maxFiles?: number;
};

/** What a rule needs to know of a file; `head` is its first bytes. */
export type Candidate = { name: string; size: number; head: Uint8Array };

const typeWords: Record<FileType, string> = { pdf: 'PDF', png: 'PNG', jpeg: 'JPEG', webp: 'WebP', csv: 'CSV', xlsx: 'Excel (XLSX)', pptx: 'PowerPoint (PPTX)', docx: 'Word (DOCX)' };
const endings: Record<FileType, string[]> = { pdf: ['.pdf'], png: ['.png'], jpeg: ['.jpg', '.jpeg'], csv: ['.csv', '.txt'], xlsx: ['.xlsx'], webp: ['.webp'], pptx: ['.pptx'], docx: ['.docx'] };

/** For the browser's file dialog. */
export const accepts = (types: readonly FileType[]) => types.flatMap((t) => endings[t]).join(',');

/** `PDF, PNG or JPEG, up to 10 MB each` */
export function rulesWords({ types, maxBytes, maxFiles }: FileRules): string {
  const names = types.map((t) => typeWords[t]);
  const list = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
  return `${list}, up to ${sizeWords(maxBytes)}${maxFiles === 1 ? '' : ' each'}`;
}

/** `840 bytes`, `12 kB`, `3.4 MB` */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`;
}

/** What the bytes are; null for what is none of ours. CSV is text without the
    signs of a program or a page in it, and only under its own ending. */
export function typeOf({ name, head }: Pick<Candidate, 'name' | 'head'>): FileType | null {
  const begins = (...bytes: number[]) => bytes.every((b, i) => head[i] === b);
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf';
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (begins(0xff, 0xd8, 0xff)) return 'jpeg';
  if (begins(0x52, 0x49, 0x46, 0x46) && String.fromCharCode(...head.slice(8, 12)) === 'WEBP') return 'webp';
  if (begins(0x50, 0x4b, 0x03, 0x04)) return (['xlsx', 'pptx', 'docx'] as const).find((type) => ends(name, type)) ?? null;
  if (ends(name, 'csv') && !head.includes(0) && !/^\s*(<|%PDF|MZ|#!)/.test(new TextDecoder().decode(head))) return 'csv';
  return null;
}

const ends = (name: string, type: FileType) => endings[type].some((e) => name.toLowerCase().endsWith(e));

/** Why a file is not taken, in a sentence; null when it is. */
export function refusal(file: Candidate, rules: FileRules, present: readonly { name: string; size: number }[]): string | null {
  if (rules.maxFiles !== undefined && present.length >= rules.maxFiles) return rules.maxFiles === 1 ? 'There is a file already; take it away first.' : `There are ${rules.maxFiles} files already, and no more fit.`;
  if (file.size === 0) return 'It is empty.';
  if (file.size > rules.maxBytes) return `It has ${sizeWords(file.size)}; ${sizeWords(rules.maxBytes)} is the most.`;
  const type = typeOf(file);
  if (!type || !rules.types.includes(type)) return `It is not a ${typesOr(rules.types)} file inside, whatever its name says.`;
  if (present.some((p) => p.name === file.name && p.size === file.size)) return 'It is in the list already.';
  return null;
}

const typesOr = (types: readonly FileType[]) => types.map((t) => typeWords[t]).join(' or ');

/** Divides what was dropped into what is taken and what is not, in order. */
export function sorted<F extends Candidate>(files: readonly F[], rules: FileRules, present: readonly { name: string; size: number }[]): { taken: F[]; refused: Array<{ name: string; why: string }> } {
  const taken: F[] = [];
  const refused: Array<{ name: string; why: string }> = [];
  for (const file of files) {
    const why = refusal(file, rules, [...present, ...taken]);
    if (why) refused.push({ name: file.name, why });
    else taken.push(file);
  }
  return { taken, refused };
}
