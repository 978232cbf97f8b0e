import { beforeEach, describe, expect, it, vi } from 'vitest';
import { currentPerson, refresh, resetLogin, resume } from './login';
import { forgetHand, handSeen } from './hand';
import { begunRenewal, beginRenewal, markLeaving, markSignedIn, markSignedOut } from './renewal';

const user = { id: '1', name: 'Maya', email: 'maya@example.org', role: 'therapist' };
let asked = 0;

beforeEach(() => {
  asked = 0;
  localStorage.clear();
  resetLogin();
  begunRenewal();
  vi.stubGlobal('fetch', () => {
    asked++;
    return Promise.resolve(Response.json({ accessToken: 'new', user }));
  });
});

describe('a page that opens', () => {
  it('takes the renewal that was begun before its scripts came, and asks for no other', async () => {
    markSignedIn();
    expect(beginRenewal('/cohorts')).not.toBeNull();
    await resume();
    expect(currentPerson()).toBe('1');
    expect(asked).toBe(1);
    await refresh();
    expect(asked).toBe(2);
  });

  it('begins none at a door, nor where nobody has signed in', () => {
    markSignedIn();
    expect(beginRenewal('/sign-in')).toBeNull();
    expect(beginRenewal('/invitation')).toBeNull();
    expect(beginRenewal('/setup')).toBeNull();
    markSignedOut();
    expect(beginRenewal('/')).toBeNull();
    expect(asked).toBe(0);
  });

  it('says what went wrong with the one that was begun, and can ask again', async () => {
    markSignedIn();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    beginRenewal('/')?.catch(() => undefined);
    await expect(resume()).rejects.toThrow('Failed to fetch');
  });
});

describe('an answer that was lost on the way', () => {
  it('is asked for again', async () => {
    const answers = [() => Promise.reject(new TypeError('Failed to fetch')), () => Promise.resolve(Response.json({ accessToken: 'new', user }))];
    vi.stubGlobal('fetch', () => answers[asked++]!());
    expect(await refresh()).toBe(true);
    expect(asked).toBe(2);
  });
});

it('says for how long no hand was there, in any tab', async () => {
  forgetHand();
  localStorage.setItem('cohort.hand', String(Date.now() - 120_000));
  let said = '';
  vi.stubGlobal('fetch', (_: string, init?: RequestInit) => {
    said = String(init?.body);
    return Promise.resolve(Response.json({ accessToken: 'new', user }));
  });
  await refresh();
  expect(JSON.parse(said)).toEqual({ idleSeconds: 120 });
  handSeen();
  await refresh();
  expect(JSON.parse(said)).toEqual({ idleSeconds: 0 });
});

it('asks for no login while a sign-out has not arrived', () => {
  markSignedIn();
  markLeaving();
  expect(beginRenewal('/')).toBeNull();
  expect(asked).toBe(0);
});
