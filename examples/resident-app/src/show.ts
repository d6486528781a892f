import type { MatchedField, OpeningDay, Payment, Service, ServicePage, ServiceStatus, ServiceSummary } from '@open-cus/client';

const STATUS: Record<ServiceStatus, string> = {
  existing: 'dostępna',
  planned: 'planowana',
  conditional: 'warunkowa',
  candidate: 'rozważana',
  referenced: 'tylko wspomniana',
  idea: 'pomysł',
};

const FIELD: Record<MatchedField, string> = {
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

const PAYMENT: Record<Payment['kind'], string> = {
  free: 'bezpłatnie',
  'partly-paid': 'częściowo odpłatnie',
  paid: 'odpłatnie',
  voluntary: 'dobrowolna wpłata',
};

const STATE: Record<OpeningDay['state'], string> = {
  open: 'otwarte',
  closed: 'nieczynne',
  unconfirmed: 'może być otwarte, lepiej zapytać',
  unknown: 'brak informacji',
};

/** Numbered lines, what is not available yet marked with its status. */
export function numbered(services: readonly ServiceSummary[], from = 1): string[] {
  return services.flatMap((service, at) => {
    const status = service.available ? '' : ` [${STATUS[service.status]}]`;
    const why = (service.matches ?? []).filter(({ text }) => text !== service.name).map(({ field, text }) => `${FIELD[field] ?? 'treść'}: ${text}`).slice(0, 2);
    return [`${from + at}. ${service.name}${status}`, ...why.map((reason) => `     pasuje – ${reason}`)];
  });
}

/** How the words were understood and what to try where nothing was found. */
export function remarks({ reading, advice, items }: ServicePage): string[] {
  const texts = [...(advice?.didYouMean ?? []), ...(advice?.related ?? []).map(({ text }) => text)];
  return [
    ...(reading?.places ?? []).map(({ name }) => `Szukam w miejscu: ${name}.`),
    ...(reading?.topics.length ? [`Szukam też pod hasłami: ${reading.topics.join(', ')}.`] : []),
    ...(reading?.corrections ?? []).map(({ typed, read }) => `Zamiast „${typed}” szukam: ${read}.`),
    ...(items.length === 0 && texts.length > 0 ? [`Może pomoże: ${texts.join('; ')}.`] : []),
  ];
}

/** Everything that helps to decide. */
export function details(service: Service | ServiceSummary): string[] {
  const names = (things: readonly { name: string }[] | undefined) => (things ?? []).map(({ name }) => name).join(', ');
  const rows: [string, string | undefined][] = [
    ['Stan', STATUS[service.status]],
    ['Opis', service.description],
    ['Dla kogo', names(service.targetGroups)],
    ['Gdzie', names(service.places)],
    ['Kto prowadzi', names(service.providers)],
    ['Koszt', service.payment && (service.payment.text ?? PAYMENT[service.payment.kind])],
    ['W pakiecie', 'packageContents' in service ? names(service.packageContents) : ''],
    ['Zajęcia', 'activities' in service ? (service.activities ?? []).join(', ') : ''],
  ];
  return [service.name, ...rows.filter(([, value]) => value).map(([label, value]) => `  ${label}: ${value}`)];
}

export function week(days: readonly OpeningDay[]): string[] {
  const format = new Intl.DateTimeFormat('pl-PL', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return days.map((day) => {
    const clock = day.opens === undefined || day.closes === undefined ? '' : ` ${day.opens}–${day.closes}`;
    const lasting = clock === '' && day.duration !== undefined ? ` (${day.duration.slice(2).replace('H', ' godz.').replace('M', ' min')})` : '';
    return `  ${format.format(new Date(`${day.date}T00:00:00Z`))}: ${STATE[day.state]}${clock}${lasting}`;
  });
}
