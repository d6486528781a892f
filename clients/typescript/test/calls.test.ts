import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { beforeEach, test } from 'node:test';
import { answered, calling, CataloguingApi, HsdsApi, IdentityApi, numbered, openCus, paged, ProblemError, VERSION } from '@open-cus/client';
import { mayRepeat, retryAfterMs } from '#inside/retries.js';
import { transport } from '#inside/transport.js';
import { answer, json, problem, reset, seen, WIREMOCK } from './wiremock.js';

const PLACES = '/v1/centres/gorno/places';

beforeEach(reset);

test('pages are loaded only as they are walked over', async () => {
  const page = (code: string, nextCursor?: string) => json({ items: [{ code }], nextCursor });
  await answer('GET', PLACES, page('a', 'n1'), page('b', 'n2'), page('c'));
  const cus = openCus({ baseUrl: WIREMOCK });
  const places = paged((at) => cus.directory.listPlaces({ centre: 'gorno', limit: 1, ...at }));
  assert.equal((await seen()).length, 0);
  assert.equal((await places.take(1)).length, 1);
  assert.equal((await seen()).length, 1);
  await reset();
  await answer('GET', PLACES, page('a', 'n1'), page('b', 'n2'), page('c'));
  assert.deepEqual((await places.take(9)).map((place) => place.code), ['a', 'b', 'c']);
  assert.deepEqual((await seen()).map((request) => new URLSearchParams(request.url.split('?')[1]).get('cursor')), [null, 'n1', 'n2']);
});

test('a list that names its own page as the next one ends with an error', async () => {
  await answer('GET', PLACES, json({ items: [], nextCursor: 'n1' }));
  const cus = openCus({ baseUrl: WIREMOCK });
  await assert.rejects(paged((at) => cus.directory.listPlaces({ centre: 'gorno', ...at })).take(1), /does not advance/);
  assert.equal((await seen()).length, 2);
});

test('lists of the directory standard are walked by number and have the names of the wire', async () => {
  const page = (id: string, last_page: boolean) => json({ contents: [{ id, organization_id: `o-${id}` }], last_page });
  await answer('GET', '/hsds/gorno/services', page('a', false), page('b', true));
  const hsds = new HsdsApi(openCus({ baseUrl: WIREMOCK }).configuration);
  const ids = [];
  for await (const service of numbered((at) => hsds.getPaginatedListOfServices({ centre: 'gorno', page: at, perPage: 1 }))) {
    ids.push(service.organization_id);
  }
  assert.deepEqual(ids, ['o-a', 'o-b']);
  assert.deepEqual((await seen()).map(({ url }) => url.split('?')[1]), ['page=1&per_page=1', 'page=2&per_page=1']);
});

test('one client calls for several people, and shows what is its own only where it is needed', async () => {
  await answer('GET', '/v1/me', json({ subject: 'x' }));
  await answer('GET', PLACES, json({ items: [] }));
  const cus = openCus({ baseUrl: WIREMOCK, token: 'ours' });
  const identity = new IdentityApi(cus.configuration);
  await identity.getMe();
  await identity.getMe(calling({ token: 'theirs' }));
  await identity.getMe(calling({ apiKey: 'cus_demo_x' }));
  await cus.directory.listPlaces({ centre: 'gorno' });
  await cus.directory.listPlaces({ centre: 'gorno' }, calling({ apiKey: 'cus_demo_x' }));
  const shown = (await seen()).map(({ headers }) => [header(headers, 'authorization'), header(headers, 'x-api-key')]);
  assert.deepEqual(shown, [
    ['Bearer ours', undefined], ['Bearer theirs', undefined], [undefined, 'cus_demo_x'], [undefined, undefined], [undefined, 'cus_demo_x'],
  ]);
});

test('a token that no header can carry is neither sent nor quoted', async () => {
  for (const token of ['secret-1\r\nHost: elsewhere', 'żółć-secret-1']) {
    const quiet = (e: unknown) => e instanceof TypeError && !/secret-1/.test(`${e.stack}`);
    await assert.rejects(new IdentityApi(openCus({ baseUrl: WIREMOCK, token }).configuration).getMe(), quiet);
    await assert.rejects(new IdentityApi(openCus({ baseUrl: WIREMOCK }).configuration).getMe(calling({ token })), quiet);
  }
  assert.deepEqual(await seen(), []);
});

test('typed words travel in the body, never in an address', async () => {
  for (const path of ['/v1/centres/gorno/service-searches', '/v1/service-searches', '/v1/centres/gorno/search', '/v1/search']) {
    await answer('POST', path, json({ items: [], notYetAvailable: [] }));
  }
  await answer('POST', '/v1/centres/gorno/suggestions', json({ items: [{ text: 'picie', kind: 'topic' }] }));
  const cus = openCus({ baseUrl: WIREMOCK });
  await cus.findServices({ centre: 'gorno', q: 'mąż pije', facets: true }).first();
  await cus.findServices({ centre: ['gorno', 'dobczyce'], q: 'mąż pije' }).first();
  await cus.find({ centre: 'gorno', q: 'mąż pije' }).first();
  await cus.find({ q: 'mąż pije' }).first();
  assert.equal((await cus.suggest({ centre: 'gorno', q: 'mąż pije', limit: 3 }))[0]?.text, 'picie');
  for (const request of await seen()) {
    assert.equal(decodeURIComponent(request.url).includes('pije'), false, request.url);
    assert.equal(JSON.parse(request.body).q, 'mąż pije');
  }
  assert.equal((await seen()).length, 5);
});

test('a list without words is a GET that caches can answer', async () => {
  await answer('GET', '/v1/centres/gorno/services', json({ items: [] }));
  await openCus({ baseUrl: `${WIREMOCK}/` }).findServices({ centre: 'gorno', targetGroup: ['seniors', 'families'] }).first();
  assert.equal((await seen())[0]?.url, '/v1/centres/gorno/services?targetGroup=seniors&targetGroup=families');
});

test('each request says who asks, in which language and under which id', async () => {
  await answer('GET', PLACES, json({ items: [] }));
  const cus = openCus({ baseUrl: WIREMOCK, language: 'en', userAgent: 'portal/2' });
  await cus.directory.listPlaces({ centre: 'gorno' }, calling({ requestId: 'abc' }));
  const headers = (await seen())[0]?.headers ?? {};
  assert.match(headers['User-Agent'] ?? '', new RegExp(`^portal/2 open-cus-client/${VERSION} node/`));
  assert.equal(headers['Accept-Language'], 'en');
  assert.equal(headers['X-Request-Id'], 'abc');
});

test('a remembered answer costs only a 304', async () => {
  await answer('GET', PLACES, json({ items: [{ code: 'radlin' }] }, { ETag: '"1"' }), { status: 304, headers: { ETag: '"1"' } });
  const cus = openCus({ baseUrl: WIREMOCK, remember: 10 });
  const first = await cus.directory.listPlaces({ centre: 'gorno' });
  assert.deepEqual(await cus.directory.listPlaces({ centre: 'gorno' }), first);
  assert.deepEqual((await seen()).map((request) => header(request.headers, 'if-none-match')), [undefined, '"1"']);
});

test('what one person was answered is not remembered for another', async () => {
  await answer('GET', '/v1/me', json({ subject: 'a' }, { ETag: '"1"' }));
  const identity = new IdentityApi(openCus({ baseUrl: WIREMOCK, remember: 10 }).configuration);
  for (const token of ['a', 'b', 'a']) {
    await identity.getMe(calling({ token }));
  }
  assert.deepEqual((await seen()).map(({ headers }) => header(headers, 'if-none-match') !== undefined), [false, false, true]);
});

test('the caller can stop a call, also while it waits for the next attempt', async () => {
  await answer('GET', PLACES, problem(503, {}, { 'Retry-After': '10' }));
  const reason = new Error('enough');
  const stop = new AbortController();
  setTimeout(() => stop.abort(reason), 200);
  const call = openCus({ baseUrl: WIREMOCK }).directory.listPlaces({ centre: 'gorno' }, calling({ signal: stop.signal }));
  await assert.rejects(call, reason);
  assert.equal((await seen()).length, 1);
});

test('a POST that creates something is repeated under one Idempotency-Key, its own or the one given', async () => {
  const send = transport({ baseUrl: WIREMOCK, retries: 2, backoffMs: 1, maxWaitMs: 10, timeoutMs: 5_000, deadlineMs: 20_000, remember: 0, fetch });
  const keys = async () => (await seen()).map((request) => header(request.headers, 'idempotency-key'));
  await answer('POST', '/v1/things', { status: 200, fault: 'CONNECTION_RESET_BY_PEER' }, json({ done: true }));
  await send(`${WIREMOCK}/v1/things`, { method: 'POST', body: '{}' });
  assert.match((await keys())[0] ?? '', /^[0-9a-f-]{36}$/);
  assert.equal(new Set(await keys()).size, 1);
  await reset();
  await answer('POST', '/v1/things', problem(503), json({ done: true }));
  await send(`${WIREMOCK}/v1/things`, { method: 'POST', body: '{}', headers: { 'Idempotency-Key': 'k1' } });
  assert.deepEqual(await keys(), ['k1', 'k1']);
  await reset();
  await answer('POST', '/v1/things', { status: 200, fault: 'EMPTY_RESPONSE' }, problem(409, {}, { 'Retry-After': '0' }), json({ done: true }));
  assert.equal((await send(`${WIREMOCK}/v1/things`, { method: 'POST', body: '{}' })).status, 200, 'still being done, then done');
  await reset();
  await answer('POST', '/v1/centres/gorno/suggestions', json({ items: [] }));
  await openCus({ baseUrl: WIREMOCK }).suggest({ centre: 'gorno', q: 'klub' });
  assert.deepEqual(await keys(), [undefined]);
});

test('a POST has a key also where the platform makes no UUIDs', async () => {
  const platform = Object.getOwnPropertyDescriptor(globalThis, 'crypto') ?? {};
  Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
  try {
    await answer('POST', '/v1/things', json({ done: true }));
    const send = transport({ baseUrl: WIREMOCK, retries: 1, backoffMs: 1, maxWaitMs: 10, timeoutMs: 5_000, deadlineMs: 20_000, remember: 0, fetch });
    await send(`${WIREMOCK}/v1/things`, { method: 'POST', body: '{}' });
  } finally {
    Object.defineProperty(globalThis, 'crypto', platform);
  }
  assert.match(header((await seen())[0]?.headers ?? {}, 'idempotency-key') ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('a PATCH is sent once, with null for what is taken away', async () => {
  const path = '/v1/centres/gorno/services/017eb294-c000-7d00-9351-d89037d5b478';
  await answer('PATCH', path, problem(503));
  const cataloguing = new CataloguingApi(openCus({ baseUrl: WIREMOCK }).configuration);
  const serviceId = path.slice(-36);
  const change = cataloguing.changeService({ centre: 'gorno', serviceId, ifMatch: '"v1"', servicePatch: { season: null, closing: 'Bal' } });
  await assert.rejects(change, ProblemError);
  const [request, ...more] = await seen();
  assert.deepEqual(more, []);
  assert.deepEqual(JSON.parse(request?.body ?? ''), { season: null, closing: 'Bal' });
  assert.equal(header(request?.headers ?? {}, 'content-type'), 'application/merge-patch+json');
  assert.equal(header(request?.headers ?? {}, 'if-match'), '"v1"');
});

test('an answer tells its tag, a problem what it would double', async () => {
  await answer('GET', PLACES, json({ items: [] }, { ETag: '"7"' }), problem(409, { related: ['/v1/centres/gorno/residents/1'] }));
  const { directory } = openCus({ baseUrl: WIREMOCK });
  const { value, etag, status } = await answered(directory.listPlacesRaw({ centre: 'gorno' }));
  assert.deepEqual({ value, status }, { value: { items: [] }, status: 200 });
  // WireMock marks the tag of a compressed answer.
  assert.match(etag ?? '', /^"7(--gzip)?"$/);
  await assert.rejects(directory.listPlaces({ centre: 'gorno' }), (e) => e instanceof ProblemError && e.related[0] === '/v1/centres/gorno/residents/1');
});

test('what may be repeated is read from the contract', () => {
  const none = new Headers();
  assert.equal(mayRepeat('GET', '/v1/centres', none), true);
  assert.equal(mayRepeat('POST', '/v1/centres/gorno/suggestions', none), true);
  assert.equal(mayRepeat('POST', '/v1/centres/gorno/plans', none), false);
  assert.equal(mayRepeat('POST', '/v1/centres/gorno/x/suggestions', none), false);
});

test('Retry-After is read as seconds or as a date', () => {
  const told = (after: string, date?: string) => retryAfterMs(new Headers({ 'Retry-After': after, ...(date ? { Date: date } : {}) }));
  assert.equal(told('3'), 3_000);
  assert.equal(retryAfterMs(new Headers()), undefined);
  assert.equal(told('soon'), undefined);
  assert.equal(told('Wed, 21 Oct 2015 07:28:00 GMT'), 0);
  assert.equal(told('Wed, 21 Oct 2015 07:28:00 GMT', 'Wed, 21 Oct 2015 07:27:52 GMT'), 8_000);
  const wait = told(new Date(Date.now() + 60_000).toUTCString()) ?? 0;
  assert.ok(wait > 30_000 && wait <= 60_000, `${wait}`);
});

test('the package has the version of the contract', async () => {
  assert.equal(JSON.parse(await readFile('package.json', 'utf8')).version, VERSION);
});

function header(headers: Record<string, string>, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
