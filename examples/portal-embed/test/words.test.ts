import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Frequency } from '@open-cus/client';
import { query, toggled, withoutPlace, type Picked } from '../src/wanted.js';
import { ages, counted, day, duration, frequency } from '../src/words.js';

test('counts take their Polish form', () => {
  const told = [0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 101, 112, 122].map((count) => counted(count, ['usługa', 'usługi', 'usług']));
  assert.deepEqual(told, [
    '0 usług', '1 usługa', '2 usługi', '4 usługi', '5 usług', '11 usług', '12 usług', '14 usług', '21 usług', '22 usługi',
    '25 usług', '101 usług', '112 usług', '122 usługi',
  ]);
});

test('limits of age read as people say them', () => {
  assert.equal(ages({ min: 55 }), 'od 55 lat');
  assert.equal(ages({ max: 18 }), 'do 18 lat');
  assert.equal(ages({ min: 0, max: 6 }), 'do 6 lat');
  assert.equal(ages({ min: 6, max: 18 }), '6–18 lat');
  assert.equal(ages({}), undefined);
});

test('how often, in words; nothing where a word is not known', () => {
  const told = (entry: Partial<Frequency>) => frequency({ value: 1, unit: 'hours', qualifier: 'exact', ...entry });
  assert.equal(told({ value: 2, unit: 'classes', per: 'week', qualifier: 'average' }), 'średnio 2 zajęcia w tygodniu');
  assert.equal(told({ value: 3, unit: 'trips', per: 'year', qualifier: 'minimum' }), 'co najmniej 3 wyjazdy w roku');
  assert.equal(told({ value: 8, max: 10, unit: 'meetings' }), '8–10 spotkań');
  assert.equal(told({ unit: 'moons' }), undefined);
  assert.equal(told({ per: 'eclipse' }), undefined);
});

test('durations and days', () => {
  assert.equal(duration('PT8H'), '8 godzin');
  assert.equal(duration('PT7H30M'), '7 godz. 30 min');
  assert.equal(day('2026-11-23'), 'poniedziałek, 23 listopada');
});

for (const [words, place, left] of [
  ['swietlica dla dzieci beczkow', 'Bęczków', 'swietlica dla dzieci'],
  ['świetlica w Bęczkowie', 'Bęczków', 'świetlica'],
  ['klub seniora w Radlinie', 'Radlin', 'klub seniora'],
  ['co w gminie Górno dla dzieci', 'Gmina Górno', 'co dla dzieci'],
  ['zajęcia koło Krajna', 'Krajno (cztery sołectwa)', 'zajęcia'],
  ['mąż pije', 'Radlin', 'mąż pije'],
  ['Radlin', 'Radlin', ''],
] as const) {
  test(`"${words}" without ${place} is "${left}"`, () => assert.equal(withoutPlace(words, place), left));
}

test('values of one facet are alternatives; picking twice takes back', () => {
  const seniors: Picked = { filter: 'targetGroup', code: 'seniors', name: 'seniorzy' };
  const families: Picked = { filter: 'targetGroup', code: 'families', name: 'rodziny' };
  const radlin: Picked = { filter: 'place', code: 'radlin', name: 'Radlin' };
  const wanted = [seniors, families, radlin].reduce(toggled, { words: 'klub', picked: [] });
  assert.deepEqual(query(wanted), { q: 'klub', targetGroup: ['seniors', 'families'], place: ['radlin'] });
  assert.deepEqual(query(toggled(toggled(wanted, families), radlin)), { q: 'klub', targetGroup: ['seniors'] });
});
