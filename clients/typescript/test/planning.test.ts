import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { answered, DiagnosesApi, paged, ProgrammeDraftsApi, ProgrammesApi, StandardsApi } from '@open-cus/client';
import { as, CENTRE, CLUB, CLUB_SERVICE, nobody, problem } from './people.js';

/** A diagnosis, a programme that rests on it, a standard and how a provider meets it. */
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Warsaw' });
const later = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

test('a programme rests on a diagnosis and is adopted by somebody else when complete', async () => {
  const author = await as('service-organiser');
  const diagnosis = await new DiagnosesApi(author.configuration).recordDiagnosis({
    centre: CENTRE,
    diagnosisInput: { title: 'Diagnoza', from: later(-40), until: later(-1), method: 'Ankieta', findings: [{ conclusion: 'Seniorów przybywa.' }] },
  });
  const drafts = new ProgrammeDraftsApi(author.configuration);
  const draft = await answered(drafts.draftProgrammeRaw({
    centre: CENTRE,
    programmeInput: {
      title: 'Program Usług',
      period: { from: today, until: later(700) },
      diagnosis: diagnosis.id,
      goals: [{ text: 'Dostęp', results: [{ text: 'szersza oferta', indicators: ['new-services'] }] }],
      services: [{ service: { code: 'gorno-klub-seniora' }, targetGroup: { code: 'seniors' }, kind: 'new', domains: [{ code: 'social-assistance' }] }],
      qualification: { conditions: 'W gminie', mode: 'Kolejność', documentation: 'Oświadczenie' },
      fees: { kind: 'free', rules: 'Bezpłatnie' },
      personalData: [{ field: 'givenNames' }],
    },
  }));
  assert.deepEqual(draft.value.openPoints.map(({ pointer }) => pointer), ['/needs']);
  const at = { centre: CENTRE, programmeId: draft.value.id };
  const complete = await answered(drafts.changeProgrammeDraftRaw({ ...at, ifMatch: draft.etag, programmePatch: { needs: ['Pozostanie w środowisku'] } }));
  const adoption = { ...at, ifMatch: complete.etag, programmeAdoptionInput: { resolution: 'LII/410/2026', adoptedOn: today } };
  assert.equal((await problem(drafts.adoptProgramme(adoption))).status, 403);
  const adopted = await new ProgrammeDraftsApi((await as('director')).configuration).adoptProgramme(adoption);
  assert.equal(adopted.state, 'in-force');
  assert.equal((await new ProgrammesApi(nobody.configuration).getProgramme(at)).diagnosis, diagnosis.id);
});

test('a provider is held to a standard', async () => {
  const standards = new StandardsApi((await as('director')).configuration);
  const made = await answered(standards.createQualityStandardRaw({
    centre: CENTRE,
    qualityStandardInput: { name: 'Dostępność', description: 'Dla każdego', criteria: ['Bez progów'], basis: 'Ustawa' },
  }));
  const standardId = made.value.id;
  const changed = await standards.changeQualityStandard({ centre: CENTRE, standardId, ifMatch: made.etag, qualityStandardPatch: { basis: null } });
  assert.equal(changed.basis, undefined);
  const at = { centre: CENTRE, serviceId: CLUB_SERVICE };
  await standards.setServiceStandards({ ...at, ifMatch: '*', serviceStandardsInput: { standards: [standardId] } });
  const assessed = await standards.assessStandard({
    ...at,
    standardId,
    standardAssessmentInput: { provider: { code: CLUB }, assessedOn: today, outcome: 'partly-met', remarks: 'Remont' },
  });
  assert.equal(assessed.current, true);
  const all = await paged((page) => standards.listAssessments({ centre: CENTRE, ...page })).take(100);
  assert.ok(all.some(({ id }) => id === assessed.id));
});
