const wall = (at: Date, zone: string) => {
  const p = Object.fromEntries(new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at).map((x) => [x.type, x.value]));
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}`;
};

/** The wall time HH:MM of an instant in a zone. */
export const localTime = (at: Date, zone: string) => wall(at, zone).slice(11);

/** The instant of a wall time in a zone: how far the zone's clock is from UTC is
    asked at the hour itself, and asked again where that moved it over a change of
    the clock. '' while there is no such time. */
export function instantOf(date: string, time: string, zone: string): string {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wanted)) return '';
  let at = wanted;
  for (let tries = 0; tries < 2; tries++) at += wanted - Date.parse(`${wall(new Date(at), zone)}:00Z`);
  return new Date(at).toISOString();
}
