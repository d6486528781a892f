import { strict as assert } from 'node:assert';
import { after, afterEach, before, test } from 'node:test';
import { assertAccessible, found, inside, PHONE, screenshot, search, Stage } from './stage.js';

const stage = new Stage();
before(() => stage.open());
after(() => stage.close());
afterEach(() => stage.assertNoFaults());

test('while the API is away the page says so, keeps what it shows and goes on by itself', async () => {
  const page = await stage.visit(PHONE);
  await found(page);
  const shown = await inside(page, '.card').count();
  await stage.relay.down();
  await inside(page, '#words').fill('klub seniora');
  await page.keyboard.press('Enter');
  await inside(page, '[role=alert]').getByText('Katalog chwilowo nie odpowiada. Widać to, co wczytaliśmy wcześniej.').waitFor();
  assert.equal(await inside(page, '.card').count(), shown);
  assert.equal(await inside(page, '[role=alert]').evaluate((alert) => alert.getBoundingClientRect().top < innerHeight), true);
  await screenshot(page, 'phone-outage');
  await assertAccessible(page);
  await stage.relay.up();
  await inside(page, '.why').first().waitFor();
  assert.equal(await inside(page, '.banner [role=alert]').innerText(), '');
});

test('who does not want to wait asks at once', async () => {
  const page = await stage.visit();
  await found(page);
  await stage.relay.down();
  await inside(page, '#words').fill('klub seniora');
  await page.keyboard.press('Enter');
  await inside(page, '.again button').waitFor();
  await stage.relay.up();
  // Not as the mouse does, which waits: the page may go on by itself just then and take the button away.
  await inside(page, '.again button').evaluate((button: HTMLElement) => button.click());
  await inside(page, '.why').first().waitFor();
  assert.equal(await inside(page, '.again').isVisible(), false);
});

test('a page opened while the API is away shows what the municipality put inside, until the API is back', async () => {
  await stage.relay.down();
  const page = await stage.visit();
  await page.getByText('Możesz też przyjść do Biura Obsługi Klienta').waitFor();
  await inside(page, '[role=alert]').getByText('Katalog chwilowo nie odpowiada. Ponowimy próbę.').waitFor();
  await screenshot(page, 'desktop-outage');
  await stage.relay.up();
  await inside(page, '.card').first().waitFor();
  assert.equal(await page.getByText('Możesz też przyjść do Biura Obsługi Klienta').isVisible(), false);
});

test('a service that was open stays readable', async () => {
  const page = await stage.visit();
  await search(page, 'klub seniora');
  await inside(page, '.card a').first().click();
  await inside(page, '.service').waitFor();
  await stage.relay.down();
  await inside(page, '.back a').click();
  await inside(page, '.card').first().waitFor();
  await inside(page, '.card a').nth(1).click();
  await inside(page, '[role=alert]').getByText('nie odpowiada').waitFor();
  await stage.relay.up();
  await inside(page, '.service .title').waitFor();
});
