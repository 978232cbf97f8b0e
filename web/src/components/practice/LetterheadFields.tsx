import { TextInput } from '@mantine/core';
import { inUnitedStates } from './places';

/** A field of the form by its path, such as `address.city`. */
export type FieldOf = (path: string) => object;

/** Where the practice is, and the numbers that payers know it by, named as its
    country names them. */
export function LetterheadFields({ country, field }: { country: string; field: FieldOf }) {
  const american = inUnitedStates(country);
  return (
    <>
      <TextInput label="Street and number" autoComplete="address-line1" maxLength={100} {...field('address.line1')} />
      <TextInput label="Suite or floor" autoComplete="address-line2" maxLength={100} {...field('address.line2')} />
      <TextInput label="City" autoComplete="address-level2" maxLength={100} {...field('address.city')} />
      <TextInput label={american ? 'State' : 'Region'} autoComplete="address-level1" placeholder={american ? 'NY' : undefined} maxLength={100} {...field('address.region')} />
      <TextInput label={american ? 'ZIP code' : 'Postal code'} autoComplete="postal-code" maxLength={12} {...field('address.postalCode')} />
      {american && <TextInput label="NPI of the practice" description="Ten digits, for claims" inputMode="numeric" maxLength={20} {...field('npi')} />}
      <TextInput
        label={american ? 'Tax id (EIN)' : 'Tax number'}
        description={american ? 'Or a sole owner’s own, with dashes' : 'As your tax office writes it'}
        autoComplete="off"
        maxLength={30}
        {...field('taxId')}
      />
    </>
  );
}
