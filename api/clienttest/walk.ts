// Walks the main loop, from a referral to the line of an exported file, with the
// client that a generator made of the API's document. See scripts/api-client.
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { bill, download } from './billing';
import { CohortClient } from './client';
import { refer, seat } from './intake';
import { hold, plan } from './program';
import { refused } from './refused';
import { settle } from './settings';

const { COHORT_URL: url = '', COHORT_PASSWORD: password = '' } = process.env;

async function signIn(email: string): Promise<CohortClient> {
  const { accessToken, user } = await new CohortClient({ BASE: url }).auth.signIn({ requestBody: { email, password } });
  if (!accessToken || !user) throw new Error(`${email} is asked for a second factor`);
  assert.equal(user.email, email);
  return new CohortClient({ BASE: url, TOKEN: accessToken });
}

async function walk() {
  const admin = await signIn('ada@example.org');
  const intake = await signIn('ines@example.org');
  const therapist = await signIn('theo@example.org');
  const billing = await signIn('bo@example.org');
  await settle(admin);
  const { referralId, clientId, code } = await refer(intake);
  const cohortId = await plan(therapist);
  await seat(intake, cohortId, clientId, referralId);
  const charge = await hold(therapist, cohortId, clientId);
  const batch = await bill(billing, charge, code);
  await download(billing, batch, charge, code);
  await refused(billing.clients.listAClientsAssessments({ id: clientId }), 403, 'forbidden');
}

void walk().then(
  () => console.log('a client generated from the document went from a referral to the line of an exported file'),
  (error: unknown) => {
    console.error(inspect(error, { depth: 6 }));
    process.exitCode = 1;
  },
);
