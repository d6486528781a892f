import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { answered, MergesApi, paged, ResidentImportsApi, ResidentsApi } from '@open-cus/client';
import { as, CENTRE, person, pesel, problem, register } from './people.js';

/** The counter's work on residents. */
test('looks first, registers once, and is told of a duplicate', async () => {
  const residents = new ResidentsApi((await as('plan-coordinator')).configuration);
  const search = { centre: CENTRE, residentSearch: { name: 'Rzułtażewska Wszebora' } };
  assert.deepEqual((await residents.searchResidents(search)).items, []);
  const request = { centre: CENTRE, residentCreate: person('Wszebora', 'Żółtarzewska', 1) };
  const { value: created, etag } = await answered(residents.createResidentRaw(request));
  assert.ok(etag);
  assert.deepEqual((await residents.searchResidents(search)).items.map(({ resident }) => resident.id), [created.id]);
  const known = await problem(residents.createResident(request));
  assert.equal(known.status, 409);
  assert.deepEqual(known.errors.map(({ code }) => code), ['already-known']);
  assert.deepEqual(known.related, [`/v1/centres/gorno/residents/${created.id}`]);
  assert.doesNotMatch(known.message, /tarzewska|8081/);
});

test('a record is read for a purpose and changed by what was seen', async () => {
  const { id: residentId } = await register('Zmienna', 'Osobowość', 2);
  const residents = new ResidentsApi((await as('plan-coordinator')).configuration);
  const at = { centre: CENTRE, residentId };
  const read = await answered(residents.getResidentRaw({ ...at, purpose: 'plan' }));
  const change = { ...at, ifMatch: read.etag, residentPatch: { source: 'document' as const, occupation: 'tkaczka', contact: null } };
  const changed = await residents.changeResident(change);
  assert.equal(changed.occupation, 'tkaczka');
  assert.equal(changed.contact, undefined);
  assert.equal(changed.provenance?.find(({ field }) => field === 'occupation')?.source, 'document');
  assert.equal((await problem(residents.changeResident(change))).status, 412);
});

test('a duplicate is merged and the merge undone', async () => {
  const coordinator = await as('plan-coordinator');
  const residents = new ResidentsApi(coordinator.configuration);
  const survivor = await register('Podwójna', 'Sklejona', 3);
  const duplicate = await residents.createResident({
    centre: CENTRE,
    residentCreate: { registration: 'drop-in', givenNames: 'Podwojna', familyName: 'Skleiona', occupation: 'szwaczka', source: 'interview' },
  });
  const merges = new MergesApi(coordinator.configuration);
  const at = { centre: CENTRE, residentId: survivor.id };
  const merge = await merges.mergeResidents({ ...at, residentMergeCreate: { duplicateId: duplicate.id } });
  assert.ok(merge.takenOver.includes('occupation'));
  assert.equal((await residents.getResident({ ...at, residentId: duplicate.id })).mergedInto, survivor.id);
  const undone = await merges.reverseMerge({ ...at, mergeId: merge.id });
  assert.ok(undone.undoneAt);
  assert.equal((await residents.getResident(at)).occupation, undefined);
});

test('a file of clients is tried and then taken over', async () => {
  const organiser = await as('social-assistance-organiser');
  const imports = new ResidentImportsApi(organiser.configuration);
  const take = (dryRun: boolean) => imports.importResidents({
    centre: CENTRE,
    residentImport: {
      mapping: [{ column: 'Imię', field: 'givenNames' }, { column: 'Nazwisko', field: 'familyName' }, { column: 'PESEL', field: 'pesel' }],
      data: `Imię;Nazwisko;PESEL\nAnna;Plikowa;${pesel(4)}\nJan;Zły;12345678901\n`,
      dryRun,
    },
  });
  const dry = await take(true);
  assert.deepEqual(dry.results.map(({ outcome }) => outcome), ['created', 'refused']);
  assert.deepEqual(dry.results[1]?.errors?.map(({ pointer, code }) => `${pointer} ${code}`), ['/pesel checksum']);
  assert.equal((await take(false)).created, 1);
  assert.equal((await take(false)).unchanged, 1);
  const residents = new ResidentsApi(organiser.configuration);
  const all = await paged((page) => residents.listResidents({ centre: CENTRE, limit: 2, ...page })).take(100);
  assert.ok(all.some(({ familyName }) => familyName === 'Plikowa'));
});
