import type { Centre, OpeningDay, OpeningHours } from '@open-cus/client';
import { h, heading } from './dom.js';
import { day, duration } from './words.js';

/** The centre's name, where it is and whether it is open today. */
export function centreHead(centre: Centre, hours: OpeningHours, level: number): HTMLElement {
  const office = centre.customerOffice;
  return h('header', { class: 'centre' },
    heading(level, { class: 'title' }, 'Znajdź pomoc i zajęcia'),
    h('p', { class: 'subtitle' }, centre.shortName ?? centre.name),
    h('div', { class: 'desk' },
      office?.address !== undefined && h('p', {}, h('strong', {}, `${office.name}: `), office.address),
      week(hours, centre.website)));
}

function week({ days }: OpeningHours, website: string | undefined): HTMLElement {
  const today = days[0];
  if (today === undefined || days.every((one) => one.state === 'unknown')) {
    return h('p', {}, 'Centrum nie podało godzin otwarcia. ', website !== undefined && link(website, 'Zapytaj na stronie centrum'));
  }
  return h('details', { class: 'week' },
    h('summary', {}, h('strong', {}, 'Dziś: '), open(today), h('span', { class: 'more' }, 'cały tydzień')),
    h('dl', {}, ...days.flatMap((one, at) => [
      h('dt', {}, day(one.date)),
      h('dd', {}, open(one), one.reason !== undefined && one.reason !== days[at - 1]?.reason && h('small', {}, one.reason)),
    ])));
}

function open(one: OpeningDay): string {
  switch (one.state) {
    case 'open':
      return one.opens !== undefined && one.closes !== undefined ? `${one.opens}–${one.closes}` : `otwarte${lasting(one)}`;
    case 'closed':
      return 'nieczynne';
    case 'unconfirmed':
      return 'może być otwarte – zapytaj, zanim przyjdziesz';
    default:
      return 'brak informacji';
  }
}

function lasting(one: OpeningDay): string {
  return one.duration === undefined ? '' : ` przez ${duration(one.duration)}`;
}

/** A link out of the page, only to where a browser may safely go. */
export function link(address: string, text: string): HTMLElement {
  return /^https?:\/\//.test(address) ? h('a', { href: address, rel: 'noopener' }, text) : h('span', {}, text);
}
