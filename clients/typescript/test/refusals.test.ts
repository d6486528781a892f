import { strict as assert } from 'node:assert';
import { generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { AccountsApi, DemoApi, IdentityApi, openCus, ResidentsApi, type ResidentCreate } from '@open-cus/client';
import { as, bearer, CENTRE, nobody, person, pesel, problem, register } from './people.js';
import { address } from './wiremock.js';

/** Who must not get in and what must not be sent is told by typed problems. */
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('tokens that are not genuine are refused', async () => {
  const demo = new DemoApi(nobody.configuration);
  const { accessToken } = await demo.createDemoToken({ demoTokenRequest: { role: 'director', centre: CENTRE } });
  const [head = '', body = '', signature = ''] = accessToken.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  const tampered = (change: object) => `${head}.${encoded({ ...claims, ...change })}.${signature}`;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const forged = sign('sha256', Buffer.from(`${head}.${body}`), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  assert.equal((await new IdentityApi(bearer(accessToken).configuration).getMe()).subject, claims.sub);
  for (const bad of [
    `${head}.${body}.${forged}`,
    tampered({ aud: 'others' }),
    tampered({ exp: claims.exp + 3_600 }),
    `${encoded({ alg: 'none' })}.${body}.`,
  ]) {
    const refused = await problem(new IdentityApi(bearer(bad).configuration).getMe());
    assert.equal(refused.status, 401);
    assert.equal(refused.type, 'urn:open-cus:problem:unauthenticated');
    assert.ok(!refused.message.includes(bad));
  }
});

test('who lacks a scope gets 403, who is of another centre 404', async () => {
  const { id: residentId } = await register('Cudza', 'Obca', 21);
  const volunteer = new ResidentsApi((await as('volunteer')).configuration);
  const refused = await problem(volunteer.listResidents({ centre: CENTRE }));
  assert.deepEqual([refused.status, refused.type], [403, 'urn:open-cus:problem:forbidden']);
  const elsewhere = new ResidentsApi((await as('director', { centre: 'dobczyce' })).configuration);
  assert.equal((await problem(elsewhere.listResidents({ centre: CENTRE }))).status, 404);
  assert.equal((await problem(elsewhere.getResident({ centre: 'dobczyce', residentId }))).status, 404);
  assert.equal((await problem(new ResidentsApi(nobody.configuration).listResidents({ centre: CENTRE }))).status, 401);
});

test('a PESEL in an address is refused and not repeated', async () => {
  const refused = await problem(nobody.catalogue.listServices({ centre: CENTRE, q: pesel(22) }));
  assert.equal(refused.status, 400);
  assert.deepEqual(refused.errors.map(({ pointer }) => pointer), ['/query/q']);
  assert.ok(!`${refused.message} ${refused.detail} ${refused.call}`.includes(pesel(22)));
});

test('what nobody may set is named all at once', async () => {
  const residents = new ResidentsApi((await as('receptionist')).configuration);
  const greedy = { ...person('Jan', 'Masowy', 23), id: crypto.randomUUID(), centre: 'dobczyce', role: 'director' } as ResidentCreate;
  const refused = await problem(residents.createResident({ centre: CENTRE, residentCreate: greedy }));
  assert.equal(refused.status, 422);
  const faults = refused.errors.map(({ pointer, code }) => `${pointer} ${code}`);
  assert.deepEqual(faults.sort(), ['/centre unknown-property', '/id unknown-property', '/role unknown-property']);
});

test('guessing is stopped, and the server is believed when to come again', async () => {
  const guesser = openCus({ baseUrl: address('OPEN_CUS_URL'), token: await guesserToken() });
  const accounts = new AccountsApi(guesser.configuration);
  for (let i = 2; i < 7; i++) {
    assert.equal((await problem(accounts.linkAccount({ accountLink: { code: `AAAA-AAAA-AAA${i}` } }))).status, 422);
  }
  const start = Date.now();
  const stopped = await problem(accounts.linkAccount({ accountLink: { code: 'AAAA-AAAA-AAA7' } }));
  assert.equal(stopped.status, 429);
  assert.ok((stopped.retryAfterMs ?? 0) > 60_000, `${stopped.retryAfterMs}`);
  assert.ok(Date.now() - start < 5_000, 'too far away to wait for');
});

async function guesserToken(): Promise<string> {
  const demoTokenRequest = { role: 'resident' as const, centre: CENTRE, subject: 'ts-guesser' };
  return (await new DemoApi(nobody.configuration).createDemoToken({ demoTokenRequest })).accessToken;
}
