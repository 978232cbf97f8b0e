/** The name the group uses; the code for those who work with codes. */
export { calledOf as nameOf } from '@/format/person';

/** `Ben`, `Ben and Chloe`, `Ben, Chloe and Dov`. */
export function listed(names: string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
