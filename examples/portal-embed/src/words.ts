import type { AgeLimit, Delivery, Frequency, MatchedField, Payment, ServiceKind, ServiceStatus } from '@open-cus/client';

type Forms = readonly [one: string, few: string, many: string];

const WHOLE = new Intl.NumberFormat('pl-PL');

/** Polish counts: 1 usługa, 2 usługi, 5 usług, 22 usługi. */
export function counted(count: number, forms: Forms): string {
  return `${WHOLE.format(count)} ${form(count, forms)}`;
}

export function form(count: number, [one, few, many]: Forms): string {
  if (count === 1) {
    return one;
  }
  const few_ = count % 10 >= 2 && count % 10 <= 4 && !(count % 100 >= 12 && count % 100 <= 14);
  return few_ ? few : many;
}

export const STATUS: Record<ServiceStatus, string> = {
  existing: 'dostępna',
  planned: 'planowana',
  conditional: 'warunkowa',
  candidate: 'rozważana',
  referenced: 'tylko wspomniana',
  idea: 'pomysł',
};

export const STATUS_MEANS: Record<ServiceStatus, string> = {
  existing: 'Z tej usługi można już skorzystać.',
  planned: 'Centrum planuje tę usługę. Nie można jeszcze z niej skorzystać.',
  conditional: 'Usługa powstanie, jeśli zostaną spełnione warunki. Nie można jeszcze z niej skorzystać.',
  candidate: 'Centrum rozważa tę usługę. Nie można jeszcze z niej skorzystać.',
  referenced: 'Dokumenty centrum tylko wspominają o tej usłudze. Zapytaj, kto ją prowadzi.',
  idea: 'To na razie pomysł mieszkańców. Nie można jeszcze z niego skorzystać.',
};

export const PAYMENT: Record<Payment['kind'], string> = {
  free: 'bezpłatnie',
  'partly-paid': 'częściowo odpłatnie',
  paid: 'odpłatnie',
  voluntary: 'dobrowolna wpłata',
};

export const DELIVERY: Record<Delivery, string> = {
  'client-home': 'w domu osoby',
  place: 'na miejscu',
  municipality: 'na terenie gminy',
  outdoor: 'na świeżym powietrzu',
};

export const KIND: Partial<Record<ServiceKind, string>> = {
  package: 'pakiet usług',
  programme: 'program',
  activity: 'zajęcia',
  'user-led': 'prowadzą uczestnicy',
  'supportive-action': 'działanie wspierające',
  'preparatory-action': 'przygotowanie',
  'service-type': 'rodzaj usługi',
};

export const FIELD: Record<MatchedField, string> = {
  name: 'nazwa',
  'alternative-names': 'inna nazwa',
  'package-contents': 'skład pakietu',
  activities: 'zajęcia',
  'target-groups': 'dla kogo',
  challenges: 'problem',
  domains: 'rodzaj wsparcia',
  goals: 'cel',
  description: 'opis',
  providers: 'kto prowadzi',
  places: 'miejsce',
  topics: 'temat',
  parent: 'całość, do której należy',
};

/** "od 55 lat", "6–18 lat". */
export function ages({ min, max }: AgeLimit): string | undefined {
  const limits = { min: min || undefined, max };
  if (limits.min !== undefined && max !== undefined) {
    return `${min}–${max} lat`;
  }
  return limits.min !== undefined ? `od ${min} lat` : max === undefined ? undefined : `do ${max} lat`;
}

const UNITS: Record<string, Forms> = {
  actions: ['akcja', 'akcje', 'akcji'],
  classes: ['zajęcia', 'zajęcia', 'zajęć'],
  cycles: ['cykl', 'cykle', 'cykli'],
  days: ['dzień', 'dni', 'dni'],
  duties: ['dyżur', 'dyżury', 'dyżurów'],
  duty: ['dyżur', 'dyżury', 'dyżurów'],
  editions: ['edycja', 'edycje', 'edycji'],
  events: ['wydarzenie', 'wydarzenia', 'wydarzeń'],
  hours: ['godzina', 'godziny', 'godzin'],
  'lesson-hours': ['godzina lekcyjna', 'godziny lekcyjne', 'godzin lekcyjnych'],
  meetings: ['spotkanie', 'spotkania', 'spotkań'],
  months: ['miesiąc', 'miesiące', 'miesięcy'],
  persons: ['osoba', 'osoby', 'osób'],
  'study-visit': ['wizyta studyjna', 'wizyty studyjne', 'wizyt studyjnych'],
  trainings: ['szkolenie', 'szkolenia', 'szkoleń'],
  trips: ['wyjazd', 'wyjazdy', 'wyjazdów'],
  week: ['tydzień', 'tygodnie', 'tygodni'],
};

const PER: Record<string, string> = {
  '2-months': 'na dwa miesiące',
  cycle: 'w cyklu',
  duty: 'na dyżur',
  edition: 'w edycji',
  'holiday-day': 'dziennie w ferie i wakacje',
  meeting: 'na spotkanie',
  month: 'w miesiącu',
  person: 'na osobę',
  quarter: 'w kwartale',
  'school-year': 'w roku szkolnym',
  semester: 'w semestrze',
  'summer-holidays': 'w wakacje',
  training: 'na szkolenie',
  trip: 'na wyjazd',
  week: 'w tygodniu',
  'working-day': 'w dni robocze',
  year: 'w roku',
};

const QUALIFIER: Record<Frequency['qualifier'], string> = {
  exact: '',
  average: 'średnio ',
  minimum: 'co najmniej ',
  maximum: 'najwyżej ',
  approximate: 'około ',
};

/** "średnio 2 zajęcia w tygodniu"; undefined for words that we have no Polish for. */
export function frequency({ value, max, unit, per, qualifier }: Frequency): string | undefined {
  const forms = UNITS[unit];
  const each = per === undefined ? '' : PER[per];
  if (forms === undefined || each === undefined) {
    return undefined;
  }
  const range = max === undefined ? WHOLE.format(value) : `${WHOLE.format(value)}–${WHOLE.format(max)}`;
  return `${QUALIFIER[qualifier]}${range} ${form(max ?? value, forms)} ${each}`.trim();
}

/** "8 godzin", "7 godz. 30 min" from an ISO 8601 duration. */
export function duration(iso: string): string {
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(iso) ?? [];
  return Number(minutes) === 0 ? counted(Number(hours), ['godzina', 'godziny', 'godzin']) : `${hours} godz. ${minutes} min`;
}

/** "poniedziałek, 23 listopada". */
export function day(date: string): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('pl-PL', options).format(new Date(`${date}T00:00:00Z`));
}

/** "1 lutego 2022". */
export function date(instant: string): string {
  return new Intl.DateTimeFormat('pl-PL', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant));
}
