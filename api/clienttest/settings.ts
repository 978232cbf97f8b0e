import assert from 'node:assert/strict';
import type { CohortClient } from './client';
import { refused } from './refused';

export async function settle(admin: CohortClient) {
  const before = await admin.settings.readTheSettings();
  const requestBody = { practiceName: 'Harbor', currency: 'USD', timeZone: 'America/New_York', sessionCode: '90853' };
  const ifMatch = `"${before.version}"`;
  const after = await admin.settings.changeTheSettings({ requestBody, ifMatch });
  assert.deepEqual(after, { ...before, ...requestBody, version: before.version + 1 });
  await refused(admin.settings.changeTheSettings({ requestBody, ifMatch }), 412, 'stale');
  await refused(admin.settings.changeTheSettings({ requestBody, ifMatch: '' }), 428, 'version_required');
}
