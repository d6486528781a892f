import type { SearchAdvice, SearchReading, ServiceSummary } from '@open-cus/client';
import { h, heading } from './dom.js';
import { address } from './route.js';
import { asks, type Wanted } from './wanted.js';
import { ages, counted, DELIVERY, FIELD, KIND, PAYMENT, STATUS } from './words.js';

const FOLDED = 12;
const RELATED = 5;
const SERVICES = ['usługę', 'usługi', 'usług'] as const;

/** What the visitor may do from the list. */
export interface Acts {
  readonly search: (words: string) => void;
  readonly withoutPlace: (name: string) => void;
  readonly clear: () => void;
}

/** "Znaleźliśmy 5 usług", with what is not available yet told apart. */
export function summary(available: number, notYet: number, asked: boolean): string {
  const later = notYet === 0 ? '' : ` Jeszcze niedostępne: ${notYet}.`;
  const none = asked ? 'Nie znaleźliśmy usługi, z której można już skorzystać.' : 'Centrum nie ma jeszcze usług, z których można skorzystać.';
  return available === 0
    ? none + later
    : `Znaleźliśmy ${counted(available, SERVICES)}, z ${available === 1 ? 'której' : 'których'} można skorzystać.${later}`;
}

/** What cannot be had yet, clearly apart; long lists are folded. */
export function laterSection(later: readonly ServiceSummary[], level: number): HTMLElement[] {
  const list = h('ul', { class: 'cards' }, ...cards(later.slice(0, FOLDED), level + 1));
  const rest = later.slice(FOLDED);
  const unfold = () => {
    all.remove();
    list.append(...cards(rest, level + 1));
    list.children[FOLDED]?.querySelector('a')?.focus();
  };
  const all = h('button', { type: 'button', class: 'wide', hidden: rest.length === 0, onclick: unfold }, `Pokaż pozostałe (${rest.length})`);
  return [
    heading(level, { class: 'section' }, 'Jeszcze niedostępne'),
    h('p', {}, 'Z tych usług nie można jeszcze skorzystać. Przy każdej widać, na jakim jest etapie.'),
    list,
    all,
  ];
}

export function cards(services: readonly ServiceSummary[], level: number): HTMLElement[] {
  return services.map((service) => card(service, level));
}

function card(service: ServiceSummary, level: number): HTMLElement {
  return h('li', { class: service.available ? 'card' : 'card soon' },
    h('article', {},
      !service.available && h('p', { class: 'status' }, STATUS[service.status]),
      heading(level, { class: 'name' }, h('a', { href: address(service), 'data-keep': service.id }, service.name)),
      service.description !== undefined && h('p', { class: 'about' }, service.description),
      facts(service),
      reasons(service)));
}

function facts(service: ServiceSummary): HTMLElement | undefined {
  const where = names(service.places) || (service.delivery === undefined ? '' : DELIVERY[service.delivery]);
  const pairs: [string, string | undefined][] = [
    ['Dla kogo', [names(service.targetGroups), service.age && ages(service.age)].filter(Boolean).join(', ')],
    ['Gdzie', where],
    ['Koszt', service.payment && PAYMENT[service.payment.kind]],
    ['Rodzaj', KIND[service.kind]],
  ];
  const shown = pairs.filter(([, value]) => value);
  return shown.length === 0 ? undefined : h('dl', { class: 'facts' },
    ...shown.map(([label, value]) => h('div', {}, h('dt', {}, label), h('dd', {}, value))));
}

function reasons(service: ServiceSummary): HTMLElement | undefined {
  const told = (service.matches ?? []).filter((match) => match.text !== service.name).slice(0, 3);
  if (told.length === 0) {
    return undefined;
  }
  const seen = [service.description, names(service.places), names(service.targetGroups)].join(' ');
  return h('p', { class: 'why' }, 'Pasuje: ', ...told.flatMap(({ field, text }, at) => [
    at > 0 ? ', ' : '', h('strong', {}, FIELD[field] ?? 'treść'), seen.includes(text) ? '' : ` – ${text}`]));
}

/** How the words were understood, each reading with a way back where there is one. */
export function understood(reading: SearchReading | undefined, acts: Acts): HTMLElement | undefined {
  const { places = [], topics = [], corrections = [] } = reading ?? {};
  if (places.length + topics.length + corrections.length === 0) {
    return undefined;
  }
  return h('ul', { class: 'understood' },
    ...places.map(({ name }) => h('li', {}, 'Szukamy w miejscu: ', h('strong', {}, name), ' ',
      h('button', { type: 'button', class: 'link', onclick: () => acts.withoutPlace(name) }, 'Szukaj wszędzie'))),
    topics.length > 0 && h('li', {}, 'Szukamy też pod hasłami: ', h('strong', {}, topics.join(' · '))),
    ...corrections.map(({ typed, read }) => h('li', {}, `Zamiast „${typed}” szukamy: `, h('strong', {}, read))));
}

/** Nothing was found: what to try next. */
export function nothing(
  advice: SearchAdvice | undefined,
  wanted: Wanted,
  later: readonly ServiceSummary[],
  acts: Acts,
): HTMLElement | undefined {
  const again = (text: string) => h('li', {}, h('button', { type: 'button', onclick: () => acts.search(text) }, text));
  const related = (advice?.related ?? []).filter(({ kind, code }) =>
    kind !== 'place' && kind !== 'organisation' && !later.some((service) => service.code === code));
  const texts = new Set([...(advice?.didYouMean ?? []), ...related.slice(0, RELATED).map(({ text }) => text)]);
  const elsewhere = advice?.otherCentres ?? [];
  if (!asks(wanted)) {
    return undefined;
  }
  return h('div', { class: 'nothing' },
    wanted.picked.length > 0
      ? h('p', {}, 'Żadna dostępna usługa nie spełnia wszystkich warunków. ',
        h('button', { type: 'button', class: 'link', onclick: acts.clear }, 'Usuń zawężenia'))
      : h('p', {}, 'Spróbuj napisać inaczej albo krócej. Możesz też zapytać w centrum: pracownicy pomogą znaleźć wsparcie.'),
    texts.size > 0 && h('p', { id: 'try' }, 'Może pomoże:'),
    texts.size > 0 && h('ul', { class: 'chips', 'aria-labelledby': 'try' }, ...[...texts].map(again)),
    elsewhere.length > 0 && h('p', {}, `W innych centrach: ${elsewhere.map(({ name, count }) => `${name} (${count})`).join(', ')}.`));
}

/** Names in one line. */
export function names(things: readonly { name: string }[] | undefined): string {
  return (things ?? []).map(({ name }) => name).join(', ');
}
