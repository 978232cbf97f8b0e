import { done } from '@/components/notices';
import { localDate, ownZone, shortDate } from '@/format/dates';
import { slip } from '@/format/membership';
import { useJoinWaitlist, useLeaveWaitlist, useReturnToWaitlist } from './placementQueries';

/** Takes a client off a waitlist, says so, and offers the way back. */
export function useTakeOff() {
  const leave = useLeaveWaitlist();
  const back = useReturnToWaitlist();
  return async (wait: { id: string; reason?: string }, said: string) => {
    await leave.mutateAsync(wait);
    done(said, () => back.mutateAsync(wait.id));
  };
}

/** Puts a client on a waitlist; once they wait, says so, and since when
    it counts, and offers the way back. */
export function useWaitFor() {
  const join = useJoinWaitlist();
  const leave = useLeaveWaitlist();
  const wait = async (body: Parameters<typeof join.mutateAsync>[0], said: string) => {
    const made = await join.mutateAsync(body);
    const earlier = made.waitingSince < localDate(new Date(made.joinedAt), ownZone());
    done(earlier ? `${said}, counted from ${shortDate(made.waitingSince)}` : said, () => leave.mutateAsync({ id: made.id, reason: slip }));
  };
  return { wait, isPending: join.isPending };
}
