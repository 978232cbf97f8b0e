/** Whether somebody who is signed in has to prove again who they are: the page
    stays, a dialog asks, and what was being sent goes on. */
let asking = false;
let waiting: Array<(confirmed: boolean) => void> = [];
const listeners = new Set<() => void>();

function become(next: boolean) {
  asking = next;
  listeners.forEach((tell) => tell());
}

export const confirmationAsked = () => asking;
export function onConfirmation(tell: () => void) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Resolves once the person has proved who they are, with false if they chose
    not to. However many requests ask at once, one dialog does. */
export function confirmedAgain(): Promise<boolean> {
  if (!asking) become(true);
  return new Promise((resolve) => waiting.push(resolve));
}

/** Ends the question. */
export function settleConfirmation(confirmed: boolean) {
  const held = waiting;
  waiting = [];
  become(false);
  held.forEach((go) => go(confirmed));
}

/** Whether an answer asks for it. Its body can still be read. */
export async function asksForConfirmation(response: Response): Promise<boolean> {
  if (response.status !== 403) return false;
  const body: unknown = await response.clone().json().catch(() => null);
  return (body as { code?: string } | null)?.code === 'confirmation_needed';
}
