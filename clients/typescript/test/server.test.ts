import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { calling, DemoApi, HsdsApi, IdentityApi, KeysApi, numbered, openCus, paged, ProblemError, type RoleName } from '@open-cus/client';
import { address } from './wiremock.js';

const cus = openCus({ baseUrl: address('OPEN_CUS_URL'), remember: 20 });

test('the centres of the demonstration are there', async () => {
  const centres = paged((at) => cus.centres.listCentres({ limit: 3, ...at }));
  const slugs = (await centres.take(10)).map((centre) => centre.slug);
  assert.deepEqual(slugs.sort(), ['dobczyce', 'dolny-slask', 'gorno', 'kozienice']);
});

test('walking page by page meets every service once', async () => {
  const codes = async (limit: number) => {
    const found: string[] = [];
    for await (const service of cus.findServices({ centre: 'gorno', status: ['any'], limit })) {
      found.push(service.code);
    }
    return found;
  };
  const small = await codes(7);
  assert.ok(small.length > 14, `${small.length} services`);
  assert.equal(new Set(small).size, small.length);
  assert.deepEqual(small, await codes(200));
});

test('the directory standard is walked to its end', async () => {
  const hsds = new HsdsApi(cus.configuration);
  const ids: string[] = [];
  for await (const service of numbered((page) => hsds.getPaginatedListOfServices({ centre: 'gorno', page, perPage: 7 }))) {
    assert.ok(service.last_modified);
    ids.push(service.id);
  }
  const { total_items: total } = await hsds.getPaginatedListOfServices({ centre: 'gorno' });
  assert.equal(new Set(ids).size, total);
});

test('everyday words find help, in one centre and in all', async () => {
  const here = await cus.findServices({ centre: 'gorno', q: 'mąż pije', status: ['any'] }).first();
  assert.ok(here.items.length > 0);
  assert.ok((here.items[0]?.matches ?? []).length > 0);
  const everywhere = await cus.find({ q: 'klub seniora', status: ['any'] }).take(10);
  assert.ok(new Set(everywhere.map((hit) => hit.centre)).size > 1);
});

test('a search can be walked page by page', async () => {
  const wanted = { centre: 'gorno', q: 'wsparcie', status: ['any'] as const };
  const all = await cus.findServices({ ...wanted, status: ['any'], limit: 200 }).take(100);
  const walked = await cus.findServices({ ...wanted, status: ['any'], limit: 2 }).take(100);
  assert.deepEqual(walked.map((service) => service.code), all.map((service) => service.code));
  assert.ok(all.length > 2);
});

test('suggestions continue what was typed', async () => {
  const suggestions = await cus.suggest({ centre: 'gorno', q: 'swiet', limit: 5 });
  assert.ok(suggestions.some((suggestion) => /[śŚ]wietlic/.test(suggestion.text)), JSON.stringify(suggestions));
});

test('a service is read in full, and again from memory', async () => {
  const [first] = await cus.findServices({ centre: 'gorno' }).take(1);
  assert.ok(first);
  const request = { centre: 'gorno', serviceId: first.id };
  const service = await cus.catalogue.getService(request);
  assert.equal(service.name, first.name);
  assert.deepEqual(await cus.catalogue.getService(request), service);
});

test('every fault of a request is named at once, in the language asked for', async () => {
  const english = openCus({ baseUrl: address('OPEN_CUS_URL'), language: 'en' });
  const call = english.catalogue.listServices({ centre: 'gorno', limit: 900, age: 900 }, calling({ requestId: 'test-1' }));
  await assert.rejects(call, (e) => {
    assert.ok(e instanceof ProblemError);
    assert.equal(e.status, 400);
    assert.deepEqual(e.errors.map((error) => error.pointer).sort(), ['/query/age', '/query/limit']);
    assert.equal(e.requestId, 'test-1');
    return true;
  });
});

test('what is not there is a problem, not an empty answer', async () => {
  await assert.rejects(cus.centres.getCentre({ centre: 'nigdzie' }), (e) => e instanceof ProblemError && e.status === 404);
});

async function token(role: RoleName, centre: string): Promise<string> {
  const demoTokenRequest = { role, centre };
  return (await new DemoApi(cus.configuration).createDemoToken({ demoTokenRequest })).accessToken;
}

test('a token says who one is, and lets one do what the role may', async () => {
  const director = openCus({ baseUrl: address('OPEN_CUS_URL'), token: () => token('director', 'gorno') });
  const me = await new IdentityApi(director.configuration).getMe();
  assert.deepEqual(me.centres.map((centre) => [centre.centre, centre.roles]), [['gorno', ['director']]]);
  const keys = new KeysApi(director.configuration);
  await assert.rejects(keys.listApiKeys({ centre: 'dobczyce' }), (e) => e instanceof ProblemError && e.status === 404);
  await assert.rejects(new KeysApi(cus.configuration).listApiKeys({ centre: 'gorno' }), (e) => e instanceof ProblemError && e.status === 401);
  const receptionist = openCus({ baseUrl: address('OPEN_CUS_URL'), token: await token('receptionist', 'gorno') });
  await assert.rejects(new KeysApi(receptionist.configuration).listApiKeys({ centre: 'gorno' }), (e) => e instanceof ProblemError && e.status === 403);
});

test('a system calls with its key until it is revoked', async () => {
  const director = openCus({ baseUrl: address('OPEN_CUS_URL'), token: await token('director', 'gorno') });
  const keys = new KeysApi(director.configuration);
  const issued = await keys.createApiKey({ centre: 'gorno', apiKeyCreate: { name: 'TypeScript', scopes: ['me'] } });
  const system = openCus({ baseUrl: address('OPEN_CUS_URL'), apiKey: issued.secret });
  const me = await new IdentityApi(system.configuration).getMe();
  assert.equal(me.scheme, 'api-key');
  await keys.revokeApiKey({ centre: 'gorno', keyId: issued.key.id });
  await assert.rejects(new IdentityApi(system.configuration).getMe(), (e) => e instanceof ProblemError && e.status === 401);
  assert.throws(() => openCus({ baseUrl: address('OPEN_CUS_URL'), token: 'a', apiKey: 'b' }), TypeError);
});
