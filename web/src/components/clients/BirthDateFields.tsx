import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DateInput } from '@/components/DateInput';
import { localDate, ownZone } from '@/format/dates';
import type { FieldOf } from './ClientFields';
import type { ClientValues } from './clientValues';
import s from './clients.module.css';

/** A birth date, or why nobody knows it: one takes the place of the other. */
export function BirthDateFields({ values, field }: { values: ClientValues; field: FieldOf }) {
  const [asked, setAsked] = useState(false);
  const unknown = asked || (values.birthDateUnknown !== '' && values.birthDate === '');
  const date = field('birthDate');
  const reason = field('birthDateUnknown');

  function turn() {
    setAsked(!unknown);
    date.onChange('');
    reason.onChange('');
  }

  return (
    <div className={s.born}>
      {unknown ? (
        <TextInput label="Why is there no birth date?" description="The admission gate asks about it" required autoComplete="off" {...reason} error={reason.error ?? date.error} />
      ) : (
        <DateInput label="Birth date" description="Tells people of one name apart" required max={localDate(new Date(), ownZone())} {...date} value={values.birthDate} />
      )}
      <Button variant="subtle" size="compact-sm" onClick={turn}>
        {unknown ? 'It is known after all' : 'Nobody knows it'}
      </Button>
    </div>
  );
}
