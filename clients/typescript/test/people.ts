import { AccountsApi, DemoApi, openCus, ProblemError, ResidentsApi, type DemoTokenRequest, type OpenCus, type Resident, type ResidentCreate, type RoleName } from '@open-cus/client';
import { address } from './wiremock.js';

export const CENTRE = 'gorno';
export const CLUB = 'klub-seniora-radlin';
export const CLUB_SERVICE = '017eb294-c000-7d00-9351-d89037d5b478';
export const nobody = openCus({ baseUrl: address('OPEN_CUS_URL') });

/** Somebody with a real token that they got through the SDK. */
export async function as(role: RoleName, more: Partial<DemoTokenRequest> = {}): Promise<OpenCus> {
  const demoTokenRequest = { role, centre: CENTRE, ...more };
  const { accessToken } = await new DemoApi(nobody.configuration).createDemoToken({ demoTokenRequest });
  return bearer(accessToken);
}

export function bearer(token: string | (() => Promise<string>)): OpenCus {
  return openCus({ baseUrl: address('OPEN_CUS_URL'), token });
}

export function system(apiKey: string): OpenCus {
  return openCus({ baseUrl: address('OPEN_CUS_URL'), apiKey });
}

/** Somebody of the 19th century, who cannot be a resident of anywhere. */
export function person(givenNames: string, familyName: string, day: number): ResidentCreate {
  return {
    registration: 'registered',
    givenNames,
    familyName,
    pesel: pesel(day),
    contact: { phone: `602 234 5${String(day).padStart(2, '0')}` },
    identityDocument: { kind: 'identity-card', shownOn: '2026-11-01' },
    source: 'interview',
  };
}

/** The number of a woman born on a day of January 1880. */
export function pesel(day: number): string {
  const digits = [8, 0, 8, 1, Math.floor(day / 10), day % 10, 0, 0, 1, 2];
  const sum = digits.reduce((total, digit, at) => total + digit * ([1, 3, 7, 9][at % 4] ?? 0), 0);
  return [...digits, (10 - (sum % 10)) % 10].join('');
}

export async function register(givenNames: string, familyName: string, day: number): Promise<Resident> {
  const residents = new ResidentsApi((await as('plan-coordinator')).configuration);
  return residents.createResident({ centre: CENTRE, residentCreate: person(givenNames, familyName, day) });
}

/** Somebody whose login is connected with a record, as at the counter. */
export async function linked(subject: string, residentId: string): Promise<OpenCus> {
  const counter = new AccountsApi((await as('receptionist')).configuration);
  const { code } = await counter.createAccountCode({ centre: CENTRE, residentId });
  const me = await as('resident', { subject });
  await new AccountsApi(me.configuration).linkAccount({ accountLink: { code } });
  return me;
}

/** The problem that a call was refused with. */
export async function problem(call: Promise<unknown>): Promise<ProblemError> {
  const failure: unknown = await call.then(() => new Error('nothing was refused'), (refused: unknown) => refused);
  if (failure instanceof ProblemError) {
    return failure;
  }
  throw failure;
}

/** What a read gives as soon as it is as wanted: an instance hears of a change a moment after it was made. */
export async function eventually<T>(read: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
  let value = await read();
  for (let i = 0; i < 100 && !wanted(value); i++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    value = await read();
  }
  return value;
}
