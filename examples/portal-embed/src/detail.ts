import type { Centre, Payment, Service } from '@open-cus/client';
import { h, heading } from './dom.js';
import { names } from './results.js';
import { ages, counted, date, DELIVERY, frequency, KIND, PAYMENT, STATUS, STATUS_MEANS } from './words.js';

const WEEKDAYS = { mon: 'pon.', tue: 'wt.', wed: 'śr.', thu: 'czw.', fri: 'pt.', sat: 'sob.', sun: 'niedz.' };
const PLACES = ['miejsce', 'miejsca', 'miejsc'] as const;

/** Everything about one service that helps to decide and to get there. */
export function serviceView(service: Service, centre: Centre | undefined, level: number): HTMLElement {
  return h('article', { class: service.available ? 'service' : 'service soon' },
    h('div', { class: 'told' },
      h('p', { class: 'status' }, STATUS[service.status]),
      heading(level, { class: 'title' }, service.name),
      service.description !== undefined && h('p', { class: 'about' }, service.description),
      !service.available && h('p', { class: 'note' }, STATUS_MEANS[service.status]),
      table(facts(service)),
      ...contents(service, level + 1)),
    howTo(service, centre, level + 1),
    origin(service));
}

type Fact = [label: string, value: string | undefined];

function facts(service: Service): Fact[] {
  const { payment, age, capacity, group, providers, parent, eligibilityNote, recruitment } = service;
  return [
    ['Rodzaj', KIND[service.kind]],
    ['Dla kogo', names(service.targetGroups)],
    ['Wiek', age && ages(age)],
    ['Kto może skorzystać', eligibilityNote],
    ['Gdzie', where(service)],
    ['Kiedy', when(service)],
    ['Jak często', (service.frequency ?? []).map(frequency).filter(Boolean).join('; ')],
    ['Koszt', payment && cost(payment)],
    ['Kto prowadzi', names(providers)],
    ['Liczba miejsc', capacity?.places === undefined ? undefined : counted(capacity.places, PLACES)],
    ['Wielkość grupy', range(group?.min, group?.max)],
    ['Zapisy', recruitment],
    ['Rodzaj wsparcia', names(service.domains)],
    ['Część programu', parent?.name],
    ['Jest kontynuacją', service.continues?.name],
  ];
}

function where({ places = [], delivery }: Service): string {
  const way = delivery === undefined || (delivery === 'place' && places.length > 0) ? '' : DELIVERY[delivery];
  return [names(places), way].filter(Boolean).join(' – ');
}

function cost({ kind, text, fee, reliefs = [] }: Payment): string {
  const amount = fee === undefined ? '' : `${fee.amount.replace('.', ',')} ${fee.currency === 'PLN' ? 'zł' : 'euro'}`;
  const way = text?.startsWith(PAYMENT[kind]) === true ? '' : PAYMENT[kind];
  return [way, amount, text, ...reliefs].filter(Boolean).join(' – ');
}

function when({ openingHours = [], availability, season }: Service): string {
  const hours = openingHours.map(({ days, opens, closes }) =>
    `${days === undefined ? '' : `${days.map((one) => WEEKDAYS[one]).join(', ')} `}${opens}–${closes}`);
  const rule = availability?.text ?? (availability?.rule === 'during-centre-opening-hours' ? 'w godzinach otwarcia centrum' : '');
  return [...hours, rule, season].filter(Boolean).join('; ');
}

function range(min: number | undefined, max: number | undefined): string | undefined {
  const people = (count: number) => counted(count, ['osoba', 'osoby', 'osób']);
  if (min !== undefined && max !== undefined && min !== max) {
    return `${min}–${people(max)}`;
  }
  return max !== undefined ? `do ${people(max)}` : min === undefined ? undefined : `od ${people(min)}`;
}

function table(rows: Fact[]): HTMLElement | undefined {
  const shown = rows.filter(([, value]) => value);
  return shown.length === 0 ? undefined : h('dl', { class: 'table' },
    ...shown.map(([label, value]) => h('div', {}, h('dt', {}, label), h('dd', {}, value))));
}

function contents(service: Service, level: number): (HTMLElement | undefined)[] {
  const named = (things: readonly { name: string }[] | undefined) => (things ?? []).map(({ name }) => name);
  return [
    list('W pakiecie', named(service.packageContents), level),
    list('Co obejmuje', [...named(service.components), ...(service.activities ?? []), ...(service.forms ?? []), ...(service.helpKinds ?? [])], level),
    list('Tematy', service.topics ?? [], level),
    list('Na przykład', service.examples ?? [], level),
    list('Co wchodzi w skład programu', named(service.parts), level),
    list('Po co', service.goals ?? [], level),
  ];
}

function list(title: string, items: readonly string[], level: number): HTMLElement | undefined {
  return items.length === 0 ? undefined : h('section', {},
    heading(level, {}, title),
    h('ul', {}, ...items.map((item) => h('li', {}, item))));
}

function howTo(service: Service, centre: Centre | undefined, level: number): HTMLElement | undefined {
  const office = centre?.customerOffice;
  if (office === undefined) {
    return undefined;
  }
  return h('section', { class: 'how' },
    heading(level, {}, service.available ? 'Jak skorzystać' : 'Chcesz wiedzieć więcej?'),
    h('p', {}, 'Przyjdź lub zapytaj: ', h('strong', {}, [office.name, office.address].filter(Boolean).join(', ')), '.'),
    office.needsAssessmentElsewhere === true && h('p', {}, 'Jeśli trudno Ci przyjść, pracownik może przyjechać do Ciebie.'));
}

function origin(service: Service): HTMLElement {
  const sources = (service.sources ?? []).map(({ section }) => section).join('; ');
  return h('details', { class: 'origin' },
    h('summary', {}, 'Skąd to wiemy'),
    sources !== '' && h('p', {}, `Źródło: ${sources}.`),
    service.dataNote !== undefined && h('p', {}, service.dataNote),
    h('p', {}, `Stan na: ${date(service.confirmation?.on ?? service.modifiedAt)}.`));
}
