import type { components } from '@/api/schema';

type Said = components['schemas']['FirstSettings'];

/** Where the practice is and its numbers, as a form has them: nothing is ''. */
export type Letterhead = { address: Record<'line1' | 'line2' | 'city' | 'region' | 'postalCode' | 'country', string>; npi: string; taxId: string };

export const letterheadOf = (said: Pick<Said, 'address' | 'npi' | 'taxId'>): Letterhead => ({
  address: { line1: '', line2: '', city: '', region: '', postalCode: '', country: '', ...said.address },
  npi: said.npi ?? '',
  taxId: said.taxId ?? '',
});

/** The same as it is sent: what is empty is left out. */
export function sentLetterhead({ address, npi, taxId }: Letterhead): Pick<Said, 'address' | 'npi' | 'taxId'> {
  const said = Object.fromEntries(Object.entries(address).filter(([, text]) => text.trim()));
  return { ...(Object.keys(said).length > 0 && { address: said }), ...(npi.trim() && { npi }), ...(taxId.trim() && { taxId }) };
}

/** An address in a line. */
export const addressWords = ({ line1, line2, city, region, postalCode, country }: Letterhead['address']) => [line1, line2, city, [region, postalCode].filter(Boolean).join(' '), country].filter(Boolean).join(', ');
