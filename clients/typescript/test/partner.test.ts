import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { answered, IdentityApi, KeysApi, paged, ProposalsApi, ResidentsApi, SandboxesApi, type OpenCus, type ServicePatch } from '@open-cus/client';
import { as, CENTRE, CLUB, CLUB_SERVICE, eventually, nobody, problem, system } from './people.js';

/** A partner's programmer keeps its own part of the catalogue, with a token and with a key, and has a sandbox. */
const at = { centre: CENTRE, serviceId: CLUB_SERVICE };

async function propose(partner: OpenCus, change: ServicePatch) {
  const { etag } = await answered(partner.catalogue.getServiceRaw(at));
  const request = { ...at, ifMatch: etag, serviceChangeProposal: { change, note: 'Od grudnia' } };
  return new ProposalsApi(partner.configuration).proposeServiceChange(request);
}

async function issued(director: OpenCus) {
  const apiKeyCreate = { name: 'System klubu', organisation: CLUB, scopes: ['me', 'catalogue:propose'] };
  return new KeysApi(director.configuration).createApiKey({ centre: CENTRE, apiKeyCreate });
}

test('a proposal by token is in the catalogue once staff accept', async () => {
  const partner = await as('partner', { organisation: CLUB });
  const { id } = await propose(partner, { monitoring: 'Ankieta', dataNote: null });
  const proposals = new ProposalsApi((await as('director')).configuration);
  const open = paged((page) => proposals.listProposals({ centre: CENTRE, state: 'open', ...page }));
  assert.ok((await open.take(200)).some((proposal) => proposal.id === id));
  assert.equal((await proposals.acceptProposal({ centre: CENTRE, proposalId: id })).state, 'accepted');
  const now = await eventually(() => nobody.catalogue.getService(at), ({ monitoring }) => monitoring === 'Ankieta');
  assert.equal(now.monitoring, 'Ankieta');
  assert.equal(now.dataNote, undefined);
});

test('a proposal by key is refused with a reason', async () => {
  const director = await as('director');
  const partner = system((await issued(director)).secret);
  const { id, organisation } = await propose(partner, { closing: 'Bal' });
  assert.equal(organisation, CLUB);
  const which = { centre: CENTRE, proposalId: id };
  await new ProposalsApi(director.configuration).refuseProposal({ ...which, proposalRefusal: { reason: 'Brak sali' } });
  const seen = await new ProposalsApi(partner.configuration).getProposal(which);
  assert.equal(seen.decision?.reason, 'Brak sali');
  const other = await as('partner', { organisation: 'gok-gorno' });
  assert.equal((await problem(new ProposalsApi(other.configuration).getProposal(which))).status, 404);
});

test('a key is listed, rotated with overlap and revoked at once', async () => {
  const director = await as('director');
  const keys = new KeysApi(director.configuration);
  const { key, secret } = await issued(director);
  const listed = await paged((page) => keys.listApiKeys({ centre: CENTRE, limit: 1, ...page })).take(20);
  assert.ok(secret.startsWith(listed.find(({ id }) => id === key.id)?.prefix ?? 'not listed'));
  const rotated = await keys.rotateApiKey({ centre: CENTRE, keyId: key.id, apiKeyRotation: { overlapHours: 1 } });
  const systems = [secret, rotated.secret].map((each) => new IdentityApi(system(each).configuration));
  for (const identity of systems) {
    assert.equal((await identity.getMe()).organisation, CLUB);
  }
  await keys.revokeApiKey({ centre: CENTRE, keyId: key.id });
  for (const identity of systems) {
    assert.equal((await problem(identity.getMe())).status, 401);
  }
});

test('a sandbox has services and people who do not exist', async () => {
  const director = await as('director');
  const made = await new SandboxesApi(director.configuration).createSandbox({ centre: CENTRE, sandboxCreate: { organisation: CLUB } });
  const { centre } = made;
  assert.equal((await nobody.findServices({ centre }).take(10)).length, 3);
  const residents = (cus: OpenCus) => new ResidentsApi(cus.configuration).listResidents({ centre });
  assert.equal((await residents(await as('plan-coordinator'))).items.length, 8);
  assert.equal((await problem(residents(await as('partner', { organisation: CLUB })))).status, 403);
  assert.equal((await problem(residents(await as('partner', { organisation: 'gok-gorno' })))).status, 404);
});
