/** Whether somebody has a seat on a day: on the last day it is free already. */
export const sits = (membership: { until?: string }, today: string) => !membership.until || membership.until > today;

/** What the record says of an end that was taken back at once. */
export const slip = 'Undone at once.';
