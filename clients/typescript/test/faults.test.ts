import { strict as assert } from 'node:assert';
import { beforeEach, test } from 'node:test';
import { ConnectionError, isFailure, openCus, ProblemError, TimeoutError, UnreadableAnswerError } from '@open-cus/client';
import { answer, json, problem, reset, seen, WIREMOCK } from './wiremock.js';

const cus = openCus({ baseUrl: WIREMOCK, retries: 2, backoffMs: 20, maxWaitMs: 2_000 });
const CENTRES = '/v1/centres';
const SEARCHES = '/v1/centres/gorno/service-searches';

beforeEach(reset);

test('a busy server is asked again, not before the time it named', async () => {
  await answer('GET', CENTRES, problem(503, {}, { 'Retry-After': '1' }), json({ items: [] }));
  const start = Date.now();
  assert.deepEqual(await cus.centres.listCentres(), { items: [] });
  assert.ok(Date.now() - start >= 1_000, `${Date.now() - start} ms`);
  assert.equal((await seen()).length, 2);
});

test('a server that names a time too far away is believed at once', async () => {
  await answer('GET', CENTRES, problem(429, {}, { 'Retry-After': '60' }));
  await assert.rejects(cus.centres.listCentres(), (e) => e instanceof ProblemError && e.retryAfterMs === 60_000);
  assert.equal((await seen()).length, 1);
});

test('a redirect is not followed: it would take what was asked to another server', async () => {
  await answer('GET', CENTRES, { status: 302, headers: { Location: '/elsewhere' } });
  await assert.rejects(cus.centres.listCentres(), (e) => isFailure(e) && e.kind === 'unreadable' && /leads elsewhere/.test(e.message));
  assert.deepEqual((await seen()).map(({ url }) => url), [CENTRES]);
});

test('attempts and waits together end with the time of the call', async () => {
  await answer('GET', CENTRES, problem(503, {}, { 'Retry-After': '1' }));
  const hurried = openCus({ baseUrl: WIREMOCK, deadlineMs: 900 });
  const start = Date.now();
  await assert.rejects(hurried.centres.listCentres(), (e) => isFailure(e) && e.kind === 'problem' && e.status === 503);
  assert.ok(Date.now() - start < 900, 'no use in waiting');
  assert.equal((await seen()).length, 1);
});

test('a proxy that does not get through is asked again', async () => {
  await answer('GET', CENTRES, { status: 502, body: '<h1>Bad gateway</h1>' }, { status: 504 }, json({ items: [] }));
  assert.deepEqual(await cus.centres.listCentres(), { items: [] });
});

test('a search is repeated although it is a POST, because the contract marks it safe', async () => {
  await answer('POST', SEARCHES, problem(429), problem(503), json({ items: [] }));
  assert.deepEqual(await cus.findServices({ centre: 'gorno', q: 'mąż pije' }).take(5), []);
  assert.equal((await seen()).length, 3);
});

for (const fault of ['CONNECTION_RESET_BY_PEER', 'EMPTY_RESPONSE', 'RANDOM_DATA_THEN_CLOSE', 'MALFORMED_RESPONSE_CHUNK']) {
  test(`${fault}: repeated, then told as a connection that failed`, async () => {
    await answer('GET', CENTRES, { status: 200, fault });
    await assert.rejects(cus.centres.listCentres(), ConnectionError);
    // The platform's fetch may repeat a request on its own when a kept-alive connection turns out to be closed.
    assert.ok((await seen()).length >= 3);
  });

  test(`${fault}: mended by the next attempt`, async () => {
    await answer('GET', CENTRES, { status: 200, fault }, json({ items: [] }));
    assert.deepEqual(await cus.centres.listCentres(), { items: [] });
  });
}

test('nobody listens: told as a connection that failed', async () => {
  const nowhere = openCus({ baseUrl: 'http://127.0.0.1:9', retries: 1, backoffMs: 1 });
  await assert.rejects(nowhere.centres.listCentres(), ConnectionError);
});

test('a slow answer is given up after the time limit, each attempt on its own', async () => {
  await answer('GET', CENTRES, { ...json({ items: [] }), fixedDelayMilliseconds: 3_000 });
  const hasty = openCus({ baseUrl: WIREMOCK, timeoutMs: 150, retries: 1, backoffMs: 1 });
  await assert.rejects(hasty.centres.listCentres(), (e) => e instanceof TimeoutError && e.timeoutMs === 150);
  assert.equal((await seen()).length, 2);
});

test('a body that trickles in counts against the time limit too', async () => {
  const chunkedDribbleDelay = { numberOfChunks: 5, totalDuration: 3_000 };
  await answer('GET', CENTRES, { ...json({ items: [] }), chunkedDribbleDelay });
  const hasty = openCus({ baseUrl: WIREMOCK, timeoutMs: 300, retries: 0 });
  await assert.rejects(hasty.centres.listCentres(), TimeoutError);
});

test('a problem arrives typed, with every violation', async () => {
  const errors = [{ pointer: '/query/limit', code: 'maximum', message: 'Najwyżej 200.' }];
  await answer('GET', CENTRES, problem(400, { detail: 'Liczba błędów: 1.', errors }));
  await assert.rejects(cus.centres.listCentres({ limit: 900 }), (e) => {
    assert.ok(e instanceof ProblemError);
    const { status, type, title, detail, requestId } = e;
    assert.deepEqual({ status, type, title, detail, requestId }, {
      status: 400,
      type: 'urn:open-cus:problem:test',
      title: 'Nie teraz',
      detail: 'Liczba błędów: 1.',
      requestId: 'r1',
    });
    assert.deepEqual(e.errors, errors);
    return true;
  });
  assert.equal((await seen()).length, 1);
});

test('an error page of a proxy is a problem without a kind', async () => {
  await answer('GET', CENTRES, { status: 502, body: '<h1>Bad gateway</h1>', headers: { 'Content-Type': 'text/html' } });
  const told = (e: unknown) => e instanceof ProblemError && e.status === 502 && e.type === 'about:blank';
  await assert.rejects(cus.centres.listCentres(), told);
});

test('an answer that is not JSON is told as such and not repeated', async () => {
  await answer('GET', CENTRES, { status: 200, body: '<h1>Log in</h1>', headers: { 'Content-Type': 'text/html' } });
  await assert.rejects(cus.centres.listCentres(), UnreadableAnswerError);
  assert.equal((await seen()).length, 1);
});

test('no failure tells what a person typed', async () => {
  await answer('GET', '/v1/search', problem(400));
  const told = (e: unknown) => e instanceof ProblemError && !/pije/.test(`${e.message} ${e.stack} ${e.call}`);
  await assert.rejects(cus.search.searchAll({ q: 'mąż pije' }), told);
});
