/** What people type for a time of day, as the API takes it: `6 pm`, `6:30p`,
    `18`, `18.30` and `1830` are all understood. undefined when it is no time. */
export function readTime(text: string): string | undefined {
  const found = /^(\d{1,2})(?:[:.h ]?([0-5]\d))?\s*(?:([ap])\.?\s?m?\.?)?$/i.exec(text.trim().replace(/\u00a0|\u202f/g, ' '));
  if (!found) return undefined;
  const [, hours = '', minutes = '00', half] = found;
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  return hour > 23 ? undefined : `${String(hour).padStart(2, '0')}:${minutes}`;
}
