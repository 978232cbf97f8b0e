import { Tooltip } from '@mantine/core';
import { dayIn, longDate, shortDate, timeIn, zoneNote } from '@/format/dates';
import { formatMoney, type MoneyAmount } from '@/format/money';

/** An amount in its currency. */
export const Money = ({ value }: { value: MoneyAmount }) => <span>{formatMoney(value)}</span>;

/** A session's moment in its cohort's zone, with the zone named when the
    reader's clock shows something else. */
export function Moment({ at, zone, timeOnly }: { at: string; zone: string; timeOnly?: boolean }) {
  const note = zoneNote(at, zone);
  const said = timeOnly ? timeIn(at, zone) : `${dayIn(at, zone)}, ${timeIn(at, zone)}`;
  return (
    <time dateTime={at}>
      {said}
      {note && <span className="quiet small"> {note}</span>}
    </time>
  );
}

/** A calendar date; hovering says it in full. */
export function Day({ date }: { date: string }) {
  return (
    <Tooltip label={longDate(date)}>
      <time dateTime={date}>{shortDate(date)}</time>
    </Tooltip>
  );
}
