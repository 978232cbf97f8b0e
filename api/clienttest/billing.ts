import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Charge, CohortClient, Export } from './client';
import { day, fee } from './group';

export async function bill(billing: CohortClient, made: Charge, code: string): Promise<Export> {
  const period = { from: '2026-03-01', to: '2026-03-31' };
  const { items, totals } = await billing.charges.listCharges({ ...period, exported: 'false', totals: true });
  assert.deepEqual(totals, { count: 1, amount: fee });
  assert.deepEqual(items, [{ ...made, clientName: 'Nadia Okafor' }]); // those who bill work with names
  const { clientCode, kind, code: procedure, units, status, serviceDate } = items[0]!;
  assert.deepEqual([clientCode, kind, procedure, units, status, serviceDate], [code, 'session', '90853', 1, 'ready', day]);

  const asked = { requestBody: { ...period, format: 'csv' as const }, idempotencyKey: 'march' };
  const batch = await billing.exports.createAnExport(asked);
  assert.deepEqual([batch.number, batch.count, batch.total], [1, 1, fee]);
  assert.deepEqual(await billing.exports.createAnExport(asked), batch); // sent again, it is the same
  const after = await billing.charges.listCharges({ ...period, exported: 'true' });
  assert.deepEqual(after.items.map(({ id, status, batchNumber }) => [id, status, batchNumber]), [[made.id, 'exported', 1]]);
  return batch;
}

export async function download(billing: CohortClient, batch: Export, charge: Charge, code: string) {
  const file = await billing.exports.downloadAnExportsFile({ id: batch.id });
  assert.equal(createHash('sha256').update(file).digest('hex'), batch.sha256);
  assert.deepEqual(file.split('\r\n').slice(1), [`0001,${charge.id},${day},${code},session,90853,1,45.00,USD,,90,in_person`, '']);
}
