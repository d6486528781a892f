import { strict as assert } from 'node:assert';
import { after, afterEach, before, test } from 'node:test';
import { DESKTOP, found, inside, PHONE, screenshot, search, Stage, ZOOMED } from './stage.js';

const stage = new Stage();
before(() => stage.open());
after(() => stage.close());
afterEach(() => stage.assertNoFaults());

test('the page shows what can be had today, on a desktop', async () => {
  const page = await stage.visit(DESKTOP);
  assert.match(await found(page), /Znaleźliśmy \d+ usług/);
  assert.equal(await inside(page, '.card.soon').count(), 0);
  assert.ok((await inside(page, 'fieldset').count()) >= 3);
  await screenshot(page, 'desktop-list');
});

test('on a phone nothing sticks out and facets are folded until asked for', async () => {
  const page = await stage.visit(PHONE);
  await found(page);
  await screenshot(page, 'phone-list');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  assert.equal(await inside(page, '.aside').isVisible(), false);
  await inside(page, '.narrow').click();
  assert.equal(await inside(page, '.aside').isVisible(), true);
  await screenshot(page, 'phone-facets');
});

test('at 400 % zoom everything is in one column', async () => {
  const page = await stage.visit(ZOOMED);
  await search(page, 'klub seniora');
  await inside(page, '.card a').first().click();
  await inside(page, '.service').waitFor();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  await screenshot(page, 'zoomed-service');
});

test('own words find help, say why, and stay out of every address', async () => {
  const page = await stage.visit();
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(decodeURIComponent(request.url())));
  await search(page, 'mąż pije');
  assert.ok((await inside(page, '.card').count()) > 0);
  assert.match(await inside(page, '.why').first().innerText(), /^Pasuje: /);
  await screenshot(page, 'desktop-search');
  assert.deepEqual([...addresses, page.url()].filter((address) => address.includes('pije')), []);
});

test('suggestions that arrive after the search do not cover what was found', async () => {
  let late: Promise<void> | undefined;
  const page = await stage.visit(DESKTOP, { before: async (fresh) => {
    await fresh.route(/\/suggestions$/, (route) => {
      late = inside(fresh, '.why').first().waitFor().then(() => route.continue());
    });
  } });
  await inside(page, '#words').pressSequentially('klub seniora');
  const asked = page.waitForResponse(/\/suggestions$/);
  await page.waitForRequest(/\/suggestions$/);
  await page.keyboard.press('Enter');
  await late;
  await (await asked).finished();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  assert.equal(await inside(page, '[role=listbox]').isVisible(), false);
});

test('a place is recognised, what is planned stands apart, and the place can be taken back', async () => {
  const page = await stage.visit();
  await search(page, 'swietlica dla dzieci beczkow');
  await inside(page, '.understood').getByText('Bęczków').waitFor();
  const planned = inside(page, '.later .card').filter({ hasText: 'Świetlica Socjoterapeutyczna w Bęczkowie' });
  assert.equal(await planned.locator('.status').innerText(), 'planowana');
  await screenshot(page, 'desktop-place');
  await inside(page, '.understood button').click();
  await inside(page, '.understood button').waitFor({ state: 'detached' });
  assert.equal(await inside(page, '#words').inputValue(), 'swietlica dla dzieci');
});

test('a facet narrows, a chip takes it back', async () => {
  const page = await stage.visit();
  const all = await found(page);
  await inside(page, '.box').filter({ hasText: 'seniorzy' }).click();
  await inside(page, '.aside ~ .results .chips').waitFor();
  assert.notEqual(await found(page), all);
  assert.equal(await inside(page, '.box input:checked').count(), 1);
  await inside(page, '.results .chips button').click();
  await inside(page, '.results .chips').waitFor({ state: 'detached' });
  assert.equal(await found(page), all);
});

test('what is only planned is shown on request', async () => {
  const page = await stage.visit();
  await inside(page, '.later button').click();
  await inside(page, '.later .card').first().waitFor();
  assert.ok((await inside(page, '.later .status').allInnerTexts()).every((status) => status !== 'dostępna'));
});

test('a search that finds nothing helps on', async () => {
  const page = await stage.visit();
  await search(page, 'qwertyuiop');
  assert.match(await found(page), /^Nie znaleźliśmy/);
  assert.match(await inside(page, '.nothing').innerText(), /Spróbuj napisać inaczej/);
});

test('a service has an address that can be shared, and back leads to the list', async () => {
  const page = await stage.visit();
  await search(page, 'klub seniora');
  const link = inside(page, '.card a').filter({ hasText: 'Prowadzenie Klubu Seniora' });
  await link.click();
  await inside(page, '.service .title').getByText('Prowadzenie Klubu Seniora').waitFor();
  await screenshot(page, 'desktop-service');
  const { hash } = new URL(page.url());
  assert.match(hash, /^#usluga\/gorno\/[0-9a-f-]{36}$/);
  await page.goBack();
  await link.waitFor();
  assert.equal(await inside(page, '#words').inputValue(), 'klub seniora');
  assert.equal(await link.evaluate((element) => element.matches(':focus')), true);

  const guest = await stage.visit(PHONE, { hash });
  await inside(guest, '.service .title').getByText('Prowadzenie Klubu Seniora').waitFor();
  assert.match(await inside(guest, '.how').innerText(), /Krajno-Parcele 24b/);
  await screenshot(guest, 'phone-service');
  await inside(guest, '.back a').click();
  await inside(guest, '.card').first().waitFor();
  assert.equal(new URL(guest.url()).hash, '');
});

test('an address of a service that is gone says so', async () => {
  const page = await stage.visit(DESKTOP, { hash: '#usluga/gorno/017eb294-c000-7000-8000-000000000000' });
  await inside(page, '.title').getByText('Nie ma tu tej usługi').waitFor();
});

test('two centres in one page do not open each other\'s services', async () => {
  const page = await stage.visit();
  await inside(page, '.card').first().waitFor();
  await page.locator('open-cus-catalogue').evaluate((gorno) => {
    const other = gorno.cloneNode(true) as Element;
    other.setAttribute('centre', 'dobczyce');
    gorno.before(other);
  });
  const [dobczyce, gorno] = [page.locator('open-cus-catalogue').first(), page.locator('open-cus-catalogue').last()];
  await dobczyce.locator('.later .card').first().waitFor();
  await gorno.locator('.card a').filter({ hasText: 'Prowadzenie Klubu Seniora' }).click();
  await gorno.locator('.service .title').getByText('Prowadzenie Klubu Seniora').waitFor();
  assert.equal(await dobczyce.locator('.later .card').first().isVisible(), true);
  assert.equal(await dobczyce.locator('.service').count(), 0);
});

test('whoever follows a link of the page from an open service is not called back', async () => {
  const page = await stage.visit();
  await inside(page, '.card a').first().click();
  await inside(page, '.service .title:focus').waitFor();
  await page.getByRole('link', { name: 'Kontakt' }).click();
  await inside(page, '.card').first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement ?? null), null);
});

test('texts of the API are texts, and links lead only to web addresses', async () => {
  const evil = '<img src=x onerror="document.title=\'taken\'">';
  const page = await stage.visit(DESKTOP, { before: async (fresh) => {
    await fresh.route(/\/v1\/centres\/gorno(\/services\?.*)?$/, async (route) => {
      const response = await route.fetch();
      const body = JSON.parse(await response.text());
      const hostile = { name: evil, shortName: evil, description: evil, website: 'javascript:document.title="taken"' };
      await route.fulfill({ response, json: { ...body, ...hostile, items: body.items?.map((item: object) => ({ ...item, ...hostile })) } });
    });
  } });
  await found(page);
  assert.equal(await inside(page, '.name').first().innerText(), evil);
  assert.equal(await inside(page, '.subtitle').innerText(), evil);
  assert.equal(await inside(page, '.centre').getByText('Zapytaj na stronie centrum').evaluate((link) => link.localName), 'span');
  assert.equal(await inside(page, 'img, [href^="javascript:"]').count(), 0);
  assert.notEqual(await page.title(), 'taken');
});

test('the week of a centre with published hours', async () => {
  const page = await stage.visit(DESKTOP, { centre: 'dobczyce' });
  await inside(page, '.week summary').click();
  assert.equal(await inside(page, '.week dt').count(), 7);
  assert.match(await inside(page, '.week dl').innerText(), /przez 8 godzin/);
  await screenshot(page, 'desktop-week');
});

test('an unknown centre is named as such', async () => {
  const page = await stage.visit(DESKTOP, { centre: 'nigdzie' });
  await inside(page, '[role=alert]').getByText('Nie ma takiego centrum.').waitFor();
});

test('who wants no motion gets none', async () => {
  const page = await stage.visit({ ...DESKTOP, reducedMotion: 'reduce' });
  await found(page);
  const moving = await inside(page, '*').evaluateAll((all) => all.filter((one) => getComputedStyle(one).transitionDuration !== '0s').length);
  assert.equal(moving, 0);
});
