import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { handSeen, idleFor } from '@/api/hand';
import { refresh, signOut, stopIdle } from '@/api/login';
import { Controls } from '@/theme/Controls';
import s from '@/components/Dialog.module.css';

const warned = 60_000; // before the end, a dialog asks
const gestures = ['pointerdown', 'pointermove', 'keydown', 'touchstart', 'wheel', 'scroll'] as const;
const waking = ['focus', 'pageshow', 'resume', 'online'] as const;

/** Sees whether a person's hand is there, and ends the login when none is for as
    long as the practice allows. What the page asks of the server by itself does
    not count. Before the end it asks. */
export default function IdleWatch({ minutes }: { minutes: number }) {
  const left = useTimeLeft(minutes * 60_000);
  if (left > warned) return null;
  const seconds = Math.max(1, Math.ceil(left / 1000));
  return (
    <Controls>
      <Modal opened onClose={stay} withCloseButton={false} title="Are you still there?" size={420}>
        <p className={s.text}>
          Nobody has been here for a while. In <b>{seconds === 1 ? '1 second' : `${seconds} seconds`}</b> you are signed out and the page is emptied. What you typed is kept for you, sealed.
        </p>
        <div className={s.buttons}>
          <Button onClick={signOut}>Sign out</Button>
          <Button variant="filled" data-autofocus onClick={stay}>
            Stay signed in
          </Button>
        </div>
      </Modal>
    </Controls>
  );
}

function stay() {
  handSeen();
  window.dispatchEvent(new Event(stayed));
}
const stayed = 'cohort-stay';

/** Milliseconds until the login ends, as often as it matters. */
function useTimeLeft(limit: number): number {
  const [left, setLeft] = useState(() => limit - idleFor());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let told = Date.now();
    let asking = false;

    // The server hears of a hand while its own count is far from the end.
    function tell(now: number, idle: number) {
      if (now - told < limit / 3 || now - idle < told) return;
      told = now;
      refresh().catch(() => undefined); // the next time says more
    }
    function check(): boolean {
      clearTimeout(timer);
      const idle = idleFor();
      if (idle >= limit) {
        stopIdle();
        return true;
      }
      asking = limit - idle <= warned;
      setLeft(asking ? limit - idle : limit);
      tell(Date.now(), idle);
      timer = setTimeout(check, asking ? 1_000 : Math.min(15_000, limit - warned - idle));
      return false;
    }
    // A machine that wakes is asked first: the hand that wakes it may be
    // somebody else's. While the page asks, only its answer counts.
    function hand() {
      if (idleFor() >= limit) check();
      else if (!asking) handSeen();
    }
    function shown() {
      if (document.visibilityState === 'visible') check();
    }

    for (const name of gestures) window.addEventListener(name, hand, { capture: true, passive: true });
    for (const name of waking) window.addEventListener(name, check);
    window.addEventListener(stayed, check);
    document.addEventListener('visibilitychange', shown);
    check();
    return () => {
      clearTimeout(timer);
      for (const name of gestures) window.removeEventListener(name, hand, { capture: true });
      for (const name of waking) window.removeEventListener(name, check);
      window.removeEventListener(stayed, check);
      document.removeEventListener('visibilitychange', shown);
    };
  }, [limit]);
  return left;
}
