import { AccountsApi, DemoApi, IdentityApi, MyDataApi, openCus, paged, type Consent, type MyResident, type OpenCus } from '@open-cus/client';
import { folded } from './copy.js';

const PURPOSE: Record<Consent['purpose'], string> = {
  sharing: 'udostępnianie danych partnerowi',
  contact: 'kontakt',
  image: 'wizerunek',
  research: 'badania',
};

const STRANGER = ['Najpierw się zaloguj: zaloguj NAZWA'];

/** What a resident sees of their own data. Nothing of it is kept on the device. */
export class OwnData {
  private me: OpenCus | undefined;
  private consents: readonly Consent[] = [];

  constructor(private readonly cus: OpenCus) {}

  /** Undefined where something else was said. */
  asked(said: string): ((centre: string) => Promise<string[]>) | undefined {
    const [, command, word = ''] = /^(zaloguj|kod|wycofaj) ([\w-]+)$/i.exec(said) ?? [];
    switch (command?.toLowerCase() ?? folded(said)) {
      case 'zaloguj':
        return (centre) => this.signIn(centre, word);
      case 'kod':
        return () => this.known((me) => this.connect(me, word));
      case 'wycofaj':
        return () => this.known((me) => this.withdraw(me, Number(word)));
      case 'kim jestem':
        return () => this.known((me) => this.whoAmI(me));
      case 'zgody':
        return () => this.known((me) => this.agreed(me));
      case 'moje dane':
        return () => this.known((me) => this.records(me));
      case 'kto ogladal moje dane':
        return () => this.known((me) => this.visits(me));
      default:
        return undefined;
    }
  }

  /** The demo's issuer believes anybody; elsewhere the app sends people to the log-in page of the provider. */
  private async signIn(centre: string, subject: string): Promise<string[]> {
    const demo = new DemoApi(this.cus.configuration);
    const { accessToken } = await demo.createDemoToken({ demoTokenRequest: { role: 'resident', centre, subject } });
    this.me = openCus({ baseUrl: this.cus.configuration.basePath, token: accessToken, timeoutMs: 5_000 });
    return [`Zalogowano: ${subject}.`, ...(await this.records(this.me))];
  }

  private known(then: (me: OpenCus) => Promise<string[]>): Promise<string[]> {
    return this.me === undefined ? Promise.resolve(STRANGER) : then(this.me);
  }

  private async connect(me: OpenCus, code: string): Promise<string[]> {
    await new AccountsApi(me.configuration).linkAccount({ accountLink: { code } });
    return this.records(me);
  }

  private async mine(me: OpenCus): Promise<MyResident[]> {
    return (await new MyDataApi(me.configuration).listMyResidents()).items;
  }

  private async records(me: OpenCus): Promise<string[]> {
    const records = await this.mine(me);
    const lines = records.map((record) => {
      const whose = record.relation === 'self' ? 'Twoje dane' : 'Osoba, którą reprezentujesz';
      return `  ${whose}: ${record.givenNames} ${record.familyName} (${record.centre})`;
    });
    return lines.length > 0 ? lines : ['Nie ma jeszcze Twoich danych. Poproś w centrum o kod i napisz: kod XXXX-XXXX-XXXX'];
  }

  private async whoAmI(me: OpenCus): Promise<string[]> {
    const { subject, centres, validUntil } = await new IdentityApi(me.configuration).getMe();
    const until = validUntil === undefined ? '' : `, do ${new Date(validUntil).toLocaleTimeString('pl-PL', { timeZone: 'Europe/Warsaw' })}`;
    return [`Jesteś: ${subject}${until}.`, ...centres.map(({ centre, roles }) => `  ${centre}: ${roles.join(', ')}`)];
  }

  /** What was agreed to and still holds, numbered over all records. */
  private async agreed(me: OpenCus): Promise<string[]> {
    const data = new MyDataApi(me.configuration);
    const lists = (await this.mine(me)).map(({ residentId }) => data.listMyConsents({ residentId }));
    this.consents = (await Promise.all(lists)).flatMap(({ items }) => items).filter(({ active }) => active);
    const lines = this.consents.map(({ purpose, organisation, validFrom }, at) =>
      `${at + 1}. ${PURPOSE[purpose]}${organisation === undefined ? '' : ` (${organisation})`}, od ${validFrom}`);
    return lines.length > 0 ? ['Twoje zgody:', ...lines] : ['Nie ma zgód, które obowiązują.'];
  }

  private async withdraw(me: OpenCus, number: number): Promise<string[]> {
    const consent = this.consents[number - 1];
    if (consent === undefined) {
      return ['Nie ma takiego numeru. Napisz: zgody'];
    }
    const { residentId, id: consentId, purpose } = consent;
    await new MyDataApi(me.configuration).withdrawMyConsent({ residentId, consentId });
    return [`Wycofano zgodę: ${PURPOSE[purpose]}. Dostęp skończył się od razu.`, ...(await this.agreed(me))];
  }

  private async visits(me: OpenCus): Promise<string[]> {
    const data = new MyDataApi(me.configuration);
    const lines: string[] = [];
    for (const { residentId, givenNames } of await this.mine(me)) {
      const visits = await paged((at) => data.listMyAccessLog({ residentId, ...at })).take(10);
      lines.push(`${givenNames}:`, ...visits.map(({ sentence }) => `  ${sentence}`));
    }
    return lines.length > 0 ? lines : this.records(me);
  }
}
