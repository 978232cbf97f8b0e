import { fullName, telling } from '@/format/person';

/** Who an enquiry is about; where names are hidden, that somebody called. */
export const enquiryName = (e: { firstName?: string; lastName?: string }) => telling(fullName({ firstName: e.firstName ?? '', lastName: e.lastName ?? '' })) ?? 'Somebody who called';
