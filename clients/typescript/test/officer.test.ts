import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { answered, BreachesApi, MyDataApi, paged, PrivacyRequestsApi, ResidentsApi, type OpenCus } from '@open-cus/client';
import { as, CENTRE, linked, problem, register } from './people.js';

/** How the centre and its data-protection officer answer what residents ask. */
const privacyRequestCreate = { text: 'Proszę o to.' };
const privacy = (cus: OpenCus) => new PrivacyRequestsApi(cus.configuration);

function granted(answer: string) {
  return { privacyRequestDecision: { outcome: 'granted' as const, answer } };
}

test('a correction is answered and the answer read', async () => {
  const { id: residentId } = await register('Poprawna', 'Prosząca', 27);
  const me = new MyDataApi((await linked('ts-27', residentId)).configuration);
  const { id: requestId } = await me.fileMyCorrectionRequest({ residentId, privacyRequestCreate });
  const officer = privacy(await as('data-protection-officer'));
  const open = await paged((page) => officer.listPrivacyRequests({ centre: CENTRE, status: 'open', ...page })).take(100);
  assert.ok(open.some(({ id }) => id === requestId));
  const coordinator = privacy(await as('plan-coordinator'));
  await coordinator.decideCorrectionRequest({ centre: CENTRE, residentId, requestId, ...granted('Poprawione.') });
  assert.equal((await me.listMyCorrectionRequests({ residentId })).items[0]?.answer, 'Poprawione.');
});

test('what is restricted stays as it is until the restriction is lifted', async () => {
  const at = { centre: CENTRE, residentId: (await register('Ograniczona', 'Sporna', 28)).id };
  const officer = privacy(await as('data-protection-officer'));
  const restriction = await officer.restrictProcessing({ ...at, restrictionCreate: { ground: 'accuracy-contested' } });
  const residents = new ResidentsApi((await as('plan-coordinator')).configuration);
  const change = async () => {
    const { etag } = await answered(residents.getResidentRaw(at));
    return residents.changeResident({ ...at, ifMatch: etag, residentPatch: { source: 'interview', occupation: 'tkaczka' } });
  };
  const refused = await problem(change());
  assert.deepEqual([refused.status, refused.errors[0]?.code], [409, 'restricted']);
  await officer.liftRestriction({ ...at, restrictionId: restriction.id });
  assert.equal((await change()).occupation, 'tkaczka');
});

test('an erased person is gone', async () => {
  const { id: residentId } = await register('Zniknięta', 'Zapomniana', 29);
  const me = new MyDataApi((await linked('ts-29', residentId)).configuration);
  const { id: requestId } = await me.fileMyErasureRequest({ residentId, privacyRequestCreate });
  const decision = { centre: CENTRE, residentId, requestId, ...granted('Usunęliśmy Twoje dane.') };
  assert.equal((await problem(privacy(await as('plan-coordinator')).decideErasureRequest(decision))).status, 403);
  assert.equal((await privacy(await as('data-protection-officer')).decideErasureRequest(decision)).status, 'granted');
  const residents = new ResidentsApi((await as('plan-coordinator')).configuration);
  assert.equal((await problem(residents.getResident({ centre: CENTRE, residentId }))).status, 404);
  assert.deepEqual((await me.listMyResidents()).items, []);
});

test('a breach is registered with its term of 72 hours', async () => {
  const breaches = new BreachesApi((await as('data-protection-officer')).configuration);
  const breach = await breaches.registerBreach({
    centre: CENTRE,
    breachCreate: { foundAt: '2026-11-20T10:00:00Z', description: 'Zgubiona lista.', dataCategories: ['identity'], persons: 12, risk: 'risk' },
  });
  assert.equal(Date.parse(breach.notificationDueAt), Date.parse('2026-11-23T10:00:00Z'));
});
