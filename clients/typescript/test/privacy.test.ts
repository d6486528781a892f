import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { AuditApi, calling, ConsentsApi, MyDataApi, paged, RepresentationsApi, ResidentsApi, SharedResidentsApi, type Resident } from '@open-cus/client';
import { as, CENTRE, CLUB, linked, problem, register } from './people.js';

/** What a resident, a partner and the data-protection officer see of data. */
async function shared(residentId: string) {
  const consents = new ConsentsApi((await as('plan-coordinator')).configuration);
  const wording = await consents.addConsentWording({ centre: CENTRE, consentWordingCreate: { purpose: 'sharing', text: 'Zgadzam się.' } });
  return consents.recordConsent({
    centre: CENTRE,
    residentId,
    consentCreate: { purpose: 'sharing', organisation: CLUB, data: ['contact'], wordingId: wording.id, evidence: { kind: 'signed-paper' } },
  });
}

test('a partner sees what was agreed to until the resident withdraws', async () => {
  const { id: residentId } = await register('Zgodna', 'Udostępniona', 11);
  const me = new MyDataApi((await linked('ts-11', residentId)).configuration);
  const partner = new SharedResidentsApi((await as('partner', { organisation: CLUB })).configuration);
  const at = { centre: CENTRE, residentId };
  assert.equal((await problem(partner.getSharedResident(at))).status, 404);
  const { id: consentId } = await shared(residentId);
  const seen = await partner.getSharedResident(at);
  assert.equal(seen.contact?.phone, '+48602234511');
  assert.equal(seen.birthDate, undefined);
  assert.deepEqual((await me.listMyConsents({ residentId })).items.map(({ id }) => id), [consentId]);
  assert.equal((await me.withdrawMyConsent({ residentId, consentId })).active, false);
  assert.equal((await problem(partner.getSharedResident(at))).status, 404);
});

test('a resident reads who looked, in what role and why', async () => {
  const { id: residentId } = await register('Ciekawa', 'Czytelniczka', 12);
  const cus = await linked('ts-12', residentId);
  const me = new MyDataApi(cus.configuration);
  await new ResidentsApi((await as('plan-coordinator')).configuration).getResident({ centre: CENTRE, residentId, purpose: 'plan' });
  await problem(new ResidentsApi((await as('animator')).configuration).getResident({ centre: CENTRE, residentId }));
  const log = await paged((page) => me.listMyAccessLog({ residentId, limit: 2, ...page })).take(50);
  const read = log.find(({ purpose }) => purpose === 'plan');
  assert.match(read?.sentence ?? '', /\(koordynator planu\) obejrzała Twoje dane\. Cel: prowadzenie planu\.$/);
  assert.deepEqual(read?.roles, ['plan-coordinator']);
  assert.ok(log.some(({ outcome, sentence }) => outcome === 'refused' && /\(animator\) próbowała obejrzeć/.test(sentence)));
});

test('a resident takes everything home and asks for correction and erasure', async () => {
  const { id: residentId } = await register('Wywozowa', 'Pakująca', 13);
  const me = new MyDataApi((await linked('ts-13', residentId)).configuration);
  assert.equal((await me.getMyResident({ residentId })).familyName, 'Pakująca');
  const file = JSON.stringify(await me.exportMyData({ residentId }));
  const kept = JSON.parse(file) as { records: Resident[]; accessLog: unknown[] };
  assert.equal(kept.records[0]?.familyName, 'Pakująca');
  assert.ok(kept.accessLog.length > 0);
  const privacyRequestCreate = { text: 'Mam inny telefon.' };
  assert.equal((await me.fileMyCorrectionRequest({ residentId, privacyRequestCreate })).status, 'open');
  assert.equal((await me.fileMyErasureRequest({ residentId, privacyRequestCreate })).status, 'open');
  const stranger = new MyDataApi((await as('resident', { subject: 'ts-nobody' })).configuration);
  assert.equal((await problem(stranger.exportMyData({ residentId }))).status, 404);
});

test('a guardian acts for a ward', async () => {
  const ward = await register('Podopieczna', 'Mała', 14);
  const guardian = await register('Opiekunka', 'Prawna', 15);
  const coordinator = await as('plan-coordinator');
  await new RepresentationsApi(coordinator.configuration).addRepresentation({
    centre: CENTRE,
    residentId: ward.id,
    representationCreate: {
      kind: 'guardian', basis: { kind: 'court-decision' }, validFrom: '2026-01-01', representative: { residentId: guardian.id },
    },
  });
  const me = new MyDataApi((await linked('ts-15', guardian.id)).configuration);
  const mine = (await me.listMyResidents()).items.map(({ residentId, relation }) => `${residentId} ${relation}`);
  assert.deepEqual(mine.sort(), [`${guardian.id} self`, `${ward.id} ward`].sort());
});

test('the officer finds acts by whose data, which act and how it ended', async () => {
  const { id: residentId } = await register('Badana', 'Śledzona', 16);
  const volunteer = new ResidentsApi((await as('volunteer')).configuration);
  await problem(volunteer.getResident({ centre: CENTRE, residentId }, calling({ requestId: 'ts-audit-16' })));
  const audit = new AuditApi((await as('data-protection-officer')).configuration);
  const all = await paged((page) => audit.listAuditEvents({ centre: CENTRE, residentId, limit: 1, ...page })).take(20);
  assert.deepEqual(all.map(({ operation }) => operation), ['getResident', 'createResident']);
  const refused = await audit.listAuditEvents({ centre: CENTRE, residentId, outcome: 'refused' });
  assert.equal(refused.items[0]?.requestId, 'ts-audit-16');
  const later = await audit.listAuditEvents({ centre: CENTRE, residentId, from: '2090-01-01T00:00:00Z' });
  assert.deepEqual(later.items, []);
});
