import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { answered, HouseholdsApi, IdentityApi, ImportsApi, paged, ParticipationApi, ResidentsApi, StaffApi, UpkeepApi } from '@open-cus/client';
import { as, CENTRE, CLUB_SERVICE, problem, register } from './people.js';

/** The back office: what is kept apart, who lives together, who works here, what is still true. */
const DAY = '2026-11-02';

test('special-category data are kept apart and forgotten', async () => {
  const residents = new ResidentsApi((await as('director')).configuration);
  const at = { centre: CENTRE, residentId: (await register('Chroniona', 'Skryta', 24)).id };
  const { etag: empty } = await answered(residents.getSpecialCategoryDataRaw(at));
  const specialCategoryDataUpdate = { health: 'cukrzyca', disability: { degree: 'moderate' as const }, necessaryFor: ['gorno-klub-seniora'] };
  const kept = await answered(residents.setSpecialCategoryDataRaw({ ...at, ifMatch: empty, specialCategoryDataUpdate }));
  assert.equal(kept.value.health, 'cukrzyca');
  const receptionist = new ResidentsApi((await as('receptionist')).configuration);
  assert.equal((await problem(receptionist.getSpecialCategoryData(at))).status, 403);
  await residents.removeSpecialCategoryData({ ...at, ifMatch: kept.etag });
  assert.equal((await residents.getSpecialCategoryData(at)).health, undefined);
});

test('a household is counted and the status of a centre user earned', async () => {
  const director = await as('director');
  const at = { centre: CENTRE, residentId: (await register('Matka', 'Domowa', 25)).id };
  const child = await register('Dziecko', 'Domowe', 26);
  const households = new HouseholdsApi(director.configuration);
  const { etag } = await answered(households.getHouseholdRaw(at));
  const members = [{ residentId: at.residentId, relation: 'head' as const }, { residentId: child.id, relation: 'child' as const }];
  const household = await households.setHousehold({ ...at, ifMatch: etag, householdUpdate: { members, otherPersons: 1 } });
  assert.equal(household.persons, 3);
  const participation = new ParticipationApi(director.configuration);
  const grant = async () => {
    const read = await answered(new ResidentsApi(director.configuration).getResidentRaw(at));
    return participation.grantCentreUserStatus({ ...at, ifMatch: read.etag, centreUserStatus: { since: DAY } });
  };
  assert.deepEqual((await problem(grant())).errors.map(({ code }) => code), ['no-contribution']);
  await participation.addContribution({ ...at, contributionCreate: { kind: 'own-workshop', on: DAY, minutes: 120 } });
  assert.equal((await grant()).since, DAY);
});

test('who holds a position has its role', async () => {
  const staff = new StaffApi((await as('director')).configuration);
  const position = await staff.createPosition({ centre: CENTRE, positionCreate: { title: 'Animator', role: 'animator', places: 1, posts: [{ scope: 'basic', fte: '2/3' }] } });
  const newcomer = new IdentityApi((await as('resident', { subject: 'ts-newcomer' })).configuration);
  const roles = async () => (await newcomer.getMe()).centres.flatMap((centre) => centre.roles);
  assert.deepEqual(await roles(), ['resident']);
  const at = { centre: CENTRE, positionId: position.id };
  await staff.addHolder({ ...at, holderCreate: { subject: 'ts-newcomer', name: 'Anna Przykładowa', since: DAY } });
  assert.deepEqual((await roles()).sort(), ['animator', 'resident']);
  const second = { ...at, holderCreate: { subject: 'ts-second', since: DAY } };
  assert.equal((await problem(staff.addHolder(second))).status, 409);
});

test('many records are taken at once and bad ones named', async () => {
  const director = await as('director');
  const imports = new ImportsApi(director.configuration);
  const catalogueImportInput = {
    services: [
      { id: 'ts-spiew', name: 'Śpiew', kind: 'service', status: 'existing' },
      { name: 'Bez kodu', kind: 'service', status: 'existing' },
    ],
  };
  for (const dryRun of [true, false]) {
    const report = await imports.importCatalogue({ centre: CENTRE, catalogueImportInput, dryRun });
    assert.deepEqual(report.rows.map(({ result }) => result), ['added', 'refused']);
  }
});

test('what nobody confirmed for long is listed until somebody does', async () => {
  const upkeep = new UpkeepApi((await as('director')).configuration);
  const confirm = (daysAgo: number) => {
    const on = new Date(Date.now() - daysAgo * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Warsaw' });
    const confirmationInput = { on, by: 'Klub Seniora', channel: 'phone' as const };
    return upkeep.confirmService({ centre: CENTRE, serviceId: CLUB_SERVICE, confirmationInput });
  };
  const stale = paged((page) => upkeep.listStaleServices({ centre: CENTRE, unconfirmedForDays: 30, ...page }));
  const listed = async () => (await stale.take(500)).some(({ id }) => id === CLUB_SERVICE);
  await confirm(60);
  assert.ok(await listed());
  await confirm(1);
  assert.ok(!(await listed()));
});
