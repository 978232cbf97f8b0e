/** Whether somebody has a seat on a day: on the last day it is free already. */
export const sits = (membership: { until?: string }, today: string) => !membership.until || membership.until > today;
