import { ConnectionError, paged, TimeoutError, type CentreSummary, type CodeName, type OpenCus, type PlaceSummary, type ServiceSummary } from '@open-cus/client';
import { findOffline, folded, read, update, write, type Copy } from './copy.js';
import { OwnData } from './own-data.js';
import { details, numbered, remarks, week } from './show.js';

const HELP = [
  'Napisz własnymi słowami, czego potrzebujesz, albo:',
  '  numer              szczegóły usługi z listy',
  '  dla GRUPA          tylko to, co dla tej grupy, na przykład: dla seniorzy; lista grup: dla kogo',
  '  godziny            kiedy centrum jest otwarte w najbliższym tygodniu',
  '  blisko MIEJSCE     co jest najbliżej, na przykład: blisko Radlin',
  '  centra             wybierz inne centrum',
  '  zaloguj NAZWA      pokaż Twoje dane, potem: kim jestem, moje dane, kto oglądał moje dane, zgody, wycofaj NUMER',
  '  koniec',
];

/** What the app says to each thing that the resident says. It asks the server first and falls back on its own copy. */
export class Conversation {
  private centre: { slug: string; name: string } | undefined;
  private centres: CentreSummary[] = [];
  private listed: ServiceSummary[] = [];
  private words = '';
  private copy: Copy | undefined;
  private readonly own: OwnData;

  constructor(private readonly cus: OpenCus, private readonly file: string | undefined) {
    this.own = new OwnData(cus);
  }

  /** The first words of the app. */
  async greet(): Promise<string[]> {
    this.copy = this.file === undefined ? undefined : await read(this.file);
    return this.online(() => this.offerCentres(), () => this.openCopy());
  }

  async answer(said: string): Promise<string[]> {
    const words = said.trim();
    const [command = '', ...rest] = words.split(/\s+/);
    if (this.centre === undefined) {
      return this.online(() => this.choose(words), () => ['Nie mam połączenia ani zapisanego katalogu. Spróbuj później.']);
    }
    const { slug } = this.centre;
    const own = this.own.asked(words);
    if (own !== undefined) {
      return this.online(() => own(slug), () => ['Twoich danych nie zapisuję. Spróbuj, gdy będzie połączenie.']);
    }
    switch (folded(command)) {
      case '':
      case 'pomoc':
        return HELP;
      case 'centra':
        return this.online(() => this.offerCentres(), () => this.openCopy());
      case 'godziny':
        return this.hours(this.centre.slug);
      case 'dla':
        return this.narrow(this.centre.slug, rest.join(' '), words);
      case 'blisko':
        return this.near(this.centre.slug, rest.join(' '));
      default:
        return /^\d+$/.test(words) ? this.details(this.centre.slug, Number(words)) : this.search(this.centre.slug, words);
    }
  }

  private async offerCentres(): Promise<string[]> {
    this.centres = await paged((at) => this.cus.centres.listCentres(at)).take(200);
    this.centre = undefined;
    return ['Które centrum?', ...this.centres.map(({ name }, at) => `${at + 1}. ${name}`)];
  }

  private async choose(said: string): Promise<string[]> {
    if (this.centres.length === 0) {
      return this.offerCentres();
    }
    const chosen = this.centres.find(({ slug, name }, at) => said === slug || said === String(at + 1) || folded(name).includes(folded(said)));
    if (chosen === undefined) {
      return ['Nie znam takiego centrum. Podaj numer z listy.'];
    }
    this.centre = { slug: chosen.slug, name: chosen.name };
    await this.keep();
    return [chosen.name, ...HELP];
  }

  /** Keeps the catalogue of the chosen centre on the device; a broken connection only means an older copy. */
  private async keep(): Promise<void> {
    if (this.file !== undefined && this.centre !== undefined) {
      this.copy = await update(this.cus, this.centre, this.copy);
      await write(this.file, this.copy);
    }
  }

  /** The last words once more, for one target group only; where there is no such group these are new words. */
  private narrow(centre: string, group: string, said: string): Promise<string[]> {
    return this.online(async () => {
      const groups = await paged((at) => this.cus.catalogue.listTargetGroups({ centre, limit: 200, ...at })).take(1_000);
      if (folded(group) === 'kogo') {
        return ['Dla kogo?', ...groups.map(({ name }) => `  dla ${name}`)];
      }
      const chosen = groups.find(({ name }) => folded(name) === folded(group));
      return chosen === undefined ? this.search(centre, said) : this.search(centre, this.words, chosen);
    }, (copy) => this.listOffline(findOffline(copy, said)));
  }

  private search(centre: string, words: string, group?: CodeName): Promise<string[]> {
    this.words = words;
    const wanted = { ...(words === '' ? {} : { q: words }), ...(group === undefined ? {} : { targetGroup: [group.code] }) };
    return this.online(async () => {
      const page = await this.cus.findServices({ centre, ...wanted, limit: 8 }).first();
      const later = page.notYetAvailable ?? [];
      this.listed = [...page.items, ...later];
      return [
        ...(group === undefined ? [] : [`Tylko dla: ${group.name}.`]),
        ...remarks(page),
        page.items.length > 0 ? 'Możesz skorzystać:' : 'Nie ma jeszcze takiej usługi, z której można skorzystać.',
        ...numbered(page.items),
        ...(later.length > 0 ? ['Jeszcze niedostępne:', ...numbered(later, page.items.length + 1)] : []),
      ];
    }, (copy) => this.listOffline(findOffline(copy, words)));
  }

  private listOffline(found: readonly ServiceSummary[]): string[] {
    this.listed = found.slice(0, 8);
    return this.listed.length > 0 ? numbered(this.listed) : ['W zapisanym katalogu nic nie pasuje.'];
  }

  private details(centre: string, number: number): Promise<string[]> {
    const listed = this.listed[number - 1];
    if (listed === undefined) {
      return Promise.resolve(['Nie ma takiego numeru na ostatniej liście.']);
    }
    return this.online(
      async () => details(await this.cus.catalogue.getService({ centre, serviceId: listed.id })),
      () => details(listed));
  }

  private hours(centre: string): Promise<string[]> {
    const told = (days: Copy['hours']['days']) => ['Najbliższy tydzień:', ...week(days)];
    return this.online(
      async () => told((await this.cus.centres.getOpeningHours({ centre })).days),
      (copy) => told(copy.hours.days));
  }

  /** From the place itself outwards: the village, then what lies around it, up to the municipality. */
  private near(centre: string, name: string): Promise<string[]> {
    return this.online(async () => {
      const places = await paged((at) => this.cus.directory.listPlaces({ centre, limit: 200, ...at })).take(1_000);
      const start = places.find((place) => folded(place.name) === folded(name)) ?? places.find((place) => folded(place.name).startsWith(folded(name)));
      if (name === '' || start === undefined) {
        return ['Nie znam takiego miejsca w tym centrum.'];
      }
      return this.outwards(centre, surroundings(start, places));
    }, () => ['Bez połączenia nie znam miejsc. Spróbuj później.']);
  }

  private async outwards(centre: string, places: readonly PlaceSummary[]): Promise<string[]> {
    const lines: string[] = [];
    this.listed = [];
    for (const place of places) {
      const found = await this.cus.findServices({ centre, place: [place.code], status: ['any'] }).take(20);
      const fresh = found.filter(({ id }) => !this.listed.some((listed) => listed.id === id));
      fresh.sort((a, b) => Number(b.available) - Number(a.available));
      lines.push(...(fresh.length > 0 ? [`${place.name}:`, ...numbered(fresh, this.listed.length + 1)] : [`${place.name}: nic więcej.`]));
      this.listed.push(...fresh);
    }
    return lines;
  }

  private openCopy(): string[] {
    if (this.copy === undefined) {
      return ['Nie mam połączenia ani zapisanego katalogu. Spróbuj później.'];
    }
    this.centre = { slug: this.copy.centre, name: this.copy.name };
    return [this.copy.name, ...HELP];
  }

  private async online(ask: () => Promise<string[]>, offline: (copy: Copy) => string[]): Promise<string[]> {
    try {
      return await ask();
    } catch (failure) {
      if (!(failure instanceof ConnectionError || failure instanceof TimeoutError)) {
        throw failure;
      }
      if (this.copy === undefined) {
        return ['Brak połączenia. Spróbuj ponownie za chwilę.'];
      }
      const asOf = new Date(this.copy.asOf).toLocaleString('pl-PL', { timeZone: 'Europe/Warsaw' });
      return [`Brak połączenia. Pokazuję katalog zapisany ${asOf}.`, ...offline(this.copy)];
    }
  }
}

function surroundings(start: PlaceSummary, places: readonly PlaceSummary[]): PlaceSummary[] {
  const chain: PlaceSummary[] = [];
  for (let at: PlaceSummary | undefined = start; at !== undefined && !chain.includes(at); ) {
    chain.push(at);
    const parent: string | undefined = at.parent?.code;
    at = places.find(({ code }) => code === parent);
  }
  return chain;
}
