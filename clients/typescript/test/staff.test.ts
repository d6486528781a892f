import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { answered, CataloguingApi, RecordHistoryApi, type ServiceInput } from '@open-cus/client';
import { as, CENTRE, eventually, nobody, problem } from './people.js';

/** Staff keep the catalogue. */
const service: ServiceInput = {
  name: 'Kawiarenka naprawcza TypeScript',
  kind: 'service',
  status: 'existing',
  domains: [{ code: 'social-assistance' }],
  season: 'zima',
};

test('a service is created, changed by what was seen, and retired', async () => {
  const organiser = await as('service-organiser');
  const cataloguing = new CataloguingApi(organiser.configuration);
  const created = await answered(cataloguing.createServiceRaw({ centre: CENTRE, serviceInput: service }));
  const serviceId = created.value.id;
  assert.equal(created.headers.get('Location'), `/v1/centres/gorno/services/${serviceId}`);
  const at = { centre: CENTRE, serviceId };

  const read = await answered(nobody.catalogue.getServiceRaw(at));
  assert.equal(read.etag, created.etag);
  const change = { ...at, ifMatch: read.etag, servicePatch: { season: null, summaryEn: 'Repair café' } };
  const changed = await answered(cataloguing.changeServiceRaw(change));
  assert.equal(changed.value.season, undefined);
  assert.equal(changed.value.summaryEn, 'Repair café');
  assert.equal((await problem(cataloguing.changeService(change))).status, 412);
  assert.equal((await problem(cataloguing.changeService({ ...at, servicePatch: {} }))).status, 428);

  const history = await new RecordHistoryApi(organiser.configuration).listServiceHistory(at);
  assert.deepEqual(history.items.map(({ version }) => version), [2, 1]);
  assert.deepEqual(history.items[0]?.patch, { season: null, summaryEn: 'Repair café' });

  await cataloguing.retireService({ ...at, ifMatch: changed.etag });
  assert.equal((await problem(eventuallyGone(at))).status, 410);
  const feed = nobody.findServices({ centre: CENTRE, status: ['any'], modifiedAfter: created.value.modifiedAt, limit: 200 });
  const gone = (await feed.take(1_000)).find(({ id }) => id === serviceId);
  assert.ok(gone?.goneAt, 'the change feed tells what is gone');
});

async function eventuallyGone(at: { centre: string; serviceId: string }) {
  const read = () => nobody.catalogue.getService(at);
  return eventually(read, () => false);
}

test('the same POST under the same key is done once', async () => {
  const cataloguing = new CataloguingApi((await as('director')).configuration);
  const request = { centre: CENTRE, serviceInput: { ...service, name: 'Raz' }, idempotencyKey: crypto.randomUUID() };
  const first = await answered(cataloguing.createServiceRaw(request));
  const second = await answered(cataloguing.createServiceRaw(request));
  assert.equal(second.value.id, first.value.id);
  assert.equal(second.headers.get('Idempotent-Replay'), 'true');
  const other = { ...request, serviceInput: { ...service, name: 'Dwa' } };
  assert.equal((await problem(cataloguing.createService(other))).status, 422);
});
