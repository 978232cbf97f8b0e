import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/api/me';
import { ProblemNote } from '@/components/ProblemNote';
import { longDate } from '@/format/dates';
import s from './LicenseNote.module.css';

/** Tells a therapist of their own license before it ends, and when it has. */
export function LicenseNote() {
  const { data: me } = useQuery(meQuery);
  const { licenseStanding: standing, licensedUntil: until } = me?.user ?? {};
  if (!me?.user.roles.includes('therapist') || (standing !== 'ending' && standing !== 'ended')) return null;
  return (
    <div className={s.note}>
      <ProblemNote tone={standing === 'ended' ? 'late' : 'soon'}>
        {standing === 'ended'
          ? `Your license ended${until ? ` on ${longDate(until)}` : ''}. Tell your administrator when it is renewed: until then no session can be planned for you.`
          : `Your license ends on ${longDate(until ?? '')}. Once it is renewed, tell your administrator the new date.`}
      </ProblemNote>
    </div>
  );
}
