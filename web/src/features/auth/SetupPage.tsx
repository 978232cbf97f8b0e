import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { currenciesQuery } from '@/api/currencies';
import { FieldGroup } from '@/components/Form';
import { letterheadOf, sentLetterhead, type Letterhead } from '@/components/practice/letterhead';
import { LetterheadFields } from '@/components/practice/LetterheadFields';
import { countries, countryOf, currencyIn, zones } from '@/components/practice/places';
import { readerZone } from '@/format/practice';
import { Door } from './Door';
import { TokenForm } from './TokenForm';
import { useToken } from '@/components/useToken';

const said = (message?: string) => message && `It ${message}.`;

type Practice = Letterhead & { practiceName: string; timeZone: string; /** '' until chosen: the country's. */ currency: string };

/** As the browser suggests it: its zone, and the country of its language. */
const suggested = (): Practice => ({ practiceName: '', timeZone: readerZone(), currency: '', ...letterheadOf({ address: { country: countryOf(navigator.language) } }) });

/** Makes the first administrator from the link that the server printed, and
    asks once what the practice is. */
export function SetupPage() {
  const token = useToken();
  const [practice, setPractice] = useState(suggested);
  const currencies = useQuery(currenciesQuery).data ?? [];
  const { country } = practice.address;
  const currency = practice.currency || currencyIn(country, currencies) || 'USD';
  const put = (path: string, value: string) => setPractice((p) => withField(p, path, value));
  const field = (errors: Record<string, string>) => (path: string) => ({
    value: valueAt(practice, path),
    onChange: (e: { currentTarget: { value: string } }) => put(path, e.currentTarget.value),
    error: said(errors[`practice.${path}`]),
  });

  return (
    <Door title="Set the practice up" over="You are its first administrator: you invite everybody else and keep the settings. Administrators see no clinical record." wide>
      <TokenForm
        path="setup"
        token={token}
        submit="Begin"
        more={() => ({ practice: { practiceName: practice.practiceName, timeZone: practice.timeZone, currency, ...sentLetterhead(practice) } })}
        fields={(errors) => (
          <FieldGroup title="You">
            <TextInput label="Your name" name="name" autoComplete="name" maxLength={100} autoFocus error={said(errors.name)} />
            <TextInput label="Email" name="email" type="email" autoComplete="username" maxLength={254} error={said(errors.email)} />
          </FieldGroup>
        )}
        then={(errors) => (
          <>
            <FieldGroup title="The practice">
              <TextInput label="Its name" autoComplete="organization" maxLength={100} {...field(errors)('practiceName')} />
              <Select label="Country" searchable allowDeselect={false} data={countries(currencies)} value={country} onChange={(code) => code && setPractice((p) => withField({ ...p, currency: '' }, 'address.country', code))} error={said(errors['practice.address.country'])} />
              <Select label="Time zone" description="Of “today”, and of new cohorts" searchable allowDeselect={false} data={zones(practice.timeZone)} value={practice.timeZone} onChange={(zone) => zone && put('timeZone', zone)} error={said(errors['practice.timeZone'])} />
              <Select label="Currency" description="Cannot change once there are charges" searchable allowDeselect={false} data={currencies.map((c) => ({ value: c.code, label: `${c.code} ${c.name}` }))} value={currency} onChange={(code) => code && put('currency', code)} error={said(errors['practice.currency'])} />
            </FieldGroup>
            <FieldGroup title="Address and numbers" hint="They head what is printed and stand on claims. What is not at hand can be added in Settings.">
              <LetterheadFields country={country} field={field(errors)} />
            </FieldGroup>
          </>
        )}
      />
    </Door>
  );
}

function valueAt(practice: Practice, path: string): string {
  const [first, second] = path.split('.');
  return second ? practice.address[second as keyof Practice['address']] : String(practice[first as 'practiceName']);
}

function withField(practice: Practice, path: string, value: string): Practice {
  const [first = '', second] = path.split('.');
  return second ? { ...practice, address: { ...practice.address, [second]: value } } : { ...practice, [first]: value };
}
