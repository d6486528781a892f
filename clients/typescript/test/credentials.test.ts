import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, test } from 'node:test';
import { clientCredentials, DemoApi, IdentityApi, openCus, ProblemError, UnreadableAnswerError } from '@open-cus/client';
import { bearer, CENTRE, CLUB, nobody } from './people.js';
import { answer, json, problem, reset, seen, WIREMOCK } from './wiremock.js';

const PATH = '/realms/cus/token';
const client = { tokenUrl: `${WIREMOCK}${PATH}`, clientId: 'fundacja', clientSecret: 'ta:jne 1' };
const token = (access_token: string, expires_in = 300) => json({ access_token, token_type: 'Bearer', expires_in });

const now = Date.now;

beforeEach(reset);

afterEach(() => {
  Date.now = now;
});

function later(seconds: number): void {
  Date.now = () => now() + seconds * 1_000;
}

test('asks as the standard says, and calls show the token', async () => {
  await answer('POST', PATH, token('t1'));
  await answer('GET', '/v1/me', json({ subject: 'x' }));
  const cus = openCus({ baseUrl: WIREMOCK, token: clientCredentials({ ...client, parameters: { scope: 'open-cus me' } }) });
  await new IdentityApi(cus.configuration).getMe();
  const [asked, called] = await seen();
  assert.equal(asked?.body, 'grant_type=client_credentials&scope=open-cus+me');
  assert.match(asked?.headers['Content-Type'] ?? '', /^application\/x-www-form-urlencoded/);
  assert.equal(atob((asked?.headers['Authorization'] ?? '').replace('Basic ', '')), 'fundacja:ta%3Ajne%201');
  assert.equal(called?.headers['Authorization'], 'Bearer t1');
});

test('keeps a token, also for calls at once, and renews it before it ends', async () => {
  await answer('POST', PATH, token('t1', 300), token('t2'));
  const tokens = clientCredentials(client);
  assert.deepEqual(await Promise.all([tokens(), tokens(), tokens()]), ['t1', 't1', 't1']);
  assert.equal((await seen()).length, 1);
  later(271);
  assert.equal(await tokens(), 't2');
});

test('the old token does while the provider is away', async () => {
  await answer('POST', PATH, token('t1', 300), problem(503));
  const tokens = clientCredentials(client);
  assert.equal(await tokens(), 't1');
  later(280);
  assert.equal(await tokens(), 't1');
  later(300);
  await assert.rejects(tokens(), (e) => e instanceof ProblemError && e.status === 503);
});

test('a refusal is told by its code and without the secret', async () => {
  await answer('POST', PATH, { status: 401, jsonBody: { error: 'invalid_client' }, headers: { 'Content-Type': 'application/json' } });
  await assert.rejects(clientCredentials(client)(), (e) => e instanceof ProblemError && e.title === 'invalid_client' && !/jne/.test(e.message));
  await reset();
  await answer('POST', PATH, json({ token: 'x' }));
  await assert.rejects(clientCredentials(client)(), UnreadableAnswerError);
});

test('the server takes the token that a provider gave', async () => {
  const { accessToken } = await new DemoApi(nobody.configuration).createDemoToken({
    demoTokenRequest: { role: 'partner', centre: CENTRE, organisation: CLUB, subject: 'service-account-club' },
  });
  await answer('POST', PATH, token(accessToken));
  const me = await new IdentityApi(bearer(clientCredentials(client)).configuration).getMe();
  assert.deepEqual([me.subject, me.organisation], ['service-account-club', CLUB]);
});
