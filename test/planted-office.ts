import { Writable } from 'node:stream'
import { pino } from 'pino'
import { audited } from '../src/casework/audited.ts'
import { PEOPLE_RECORDED } from '../src/casework/people-recorded.ts'
import { type Casework, caseworkFor } from '../src/casework/casework.ts'
import { clockAt } from '../src/casework/clock.ts'
import { lookingIn } from '../src/casework/looking.ts'
import { coversIn } from '../src/casework/covers.ts'
import { emergencyReadingIn } from '../src/casework/emergency-reading.ts'
import { peopleIn } from '../src/casework/people.ts'
import type { Store, Viewer } from '../src/casework/ports.ts'
import type { Read, ReadRecords } from '../src/casework/read-records-port.ts'
import { sheetMappingsIn } from '../src/casework/sheet-mappings.ts'
import type { History } from '../src/complaint/history.ts'
import type { Parts } from '../src/door/parts.ts'
import type { CouncilId, StreamId } from '../src/kernel/ids.ts'
import { personId } from '../src/kernel/ids.ts'
import { complaintsShown } from '../src/office/complaints-shown.ts'
import { PAGES_RECORDED } from '../src/office/pages-recorded.ts'
import { ROLES } from '../src/people/roles.ts'
import { memorySignIns } from '../src/store/door/memory.ts'
import { sealsFrom } from '../src/store/door/seals.ts'
import { keysFrom, newKeyTexts } from '../src/store/keys.ts'
import { memoryStore } from '../src/store/memory.ts'
import { memoryReadRecords } from '../src/store/reads/memory.ts'
import type { Deps } from '../src/web/deps.ts'
import { casePath } from '../src/web/paths.ts'
import { assessed, LAW, office, TODAY } from './browser/office.ts'
import { englandAndWales } from './calendar.ts'
import { type Answered, crawl, type Crawl } from './crawl.ts'
import { failing, journalInMemory, type Recording, walkUnrecorded } from './unrecorded.ts'
import { type DoorOffice, doorOffice, newPerson, type Person, signIn } from './door.ts'
import { plantAskings, plantNotes, plantOpenings } from './planted-beside.ts'
import { plantedComplaints, plantedParty, plantedPerson, type Texts } from './planted-texts.ts'

// A whole office in which every text that it can keep is a text of the test's own: complaints in every state, people,
// views, accounts, ways in and sessions.

/** What the office of one council is kept in. */
export type KeptIn = {
  readonly council: CouncilId
  readonly store: Store
  readonly reads: ReadRecords
} & Pick<Parts, 'signIns' | 'seals'>

export const inMemory = (council: CouncilId): KeptIn => ({
  council,
  store: memoryStore(council),
  reads: memoryReadRecords(council),
  signIns: memorySignIns(),
  seals: sealsFrom(keysFrom(newKeyTexts())),
})

export type PlantedOffice = DoorOffice & {
  readonly kept: KeptIn
  /** Somebody with every role, signed in. */
  readonly person: Person
  readonly complaints: readonly History[]
  /** The streams of those who are on the register or were. */
  readonly people: readonly StreamId[]
  /** A one-time link that nobody has used. */
  readonly link: string
  /** Every line of the log. */
  readonly lines: string[]
  readonly recording: Recording
  /** Every read that was to be recorded. */
  readonly asked: Read[]
}

/** How many people, views, accounts and further complaints there are: short fields take long lists of texts by turns. */
export type Many = {
  readonly people: number
  readonly views: number
  readonly accounts: number
  readonly complaints: number
}
export const FEW: Many = { people: 2, views: 2, accounts: 2, complaints: 0 }

const NOON = '2024-10-11T12:00:00.000Z'
const SHORT = 60
const LONG = 8000

/** Opens an office and plants it. */
export async function plantedOffice(texts: Texts, kept: KeptIn, many: Many = FEW): Promise<PlantedOffice> {
  const [lines, asked]: [string[], Read[]] = [[], []]
  const recording: Recording = { works: true }
  const reads = failing(kept.reads, { recording, asked })
  const accounts = () => of.door.accounts()
  const { deps, casework } = pagesOn({ ...kept, reads }, accounts, lines)
  const of: DoorOffice = doorOffice({}, { signIns: kept.signIns, seals: kept.seals }, deps)
  const person = await newPerson(of, 'everybody@anytown.example', ROLES)
  const who = await of.door.signedIn(person.visit.id)
  if (!who) throw new Error('Nobody is signed in')
  const viewer: Viewer = { council: kept.council, person: who.person, sees: 'open-complaints', roles: ROLES }
  const complaints = plantedComplaints(texts, many.complaints)
  for (const history of complaints) await casework.importChronology(viewer, history)
  const people = await plantPeople(deps, viewer, texts, many.people)
  for (let nth = 0; nth < many.people; nth += 1) {
    const reference = complaints[nth % 2]?.reference ?? ''
    await plantParties(casework, viewer, texts, { reference, command: `parties-${nth}` })
  }
  await plantList(deps, viewer, texts, { complaints, views: many.views })
  const link = await plantDoor(of, viewer, texts, many.accounts)
  await plantHolder(of, casework, viewer, complaints)
  asked.length = 0
  return { ...of, kept, person, complaints, people, link, lines, asked, recording }
}

type Accounts = Parameters<typeof lookingIn>[0]['accounts']

/** The pages on a record, put together as the program does it. */
function pagesOn({ council, store, reads }: KeptIn, accounts: Accounts, lines: string[]) {
  const clock = clockAt(NOON)
  const casework: Casework = caseworkFor({
    council,
    store,
    clock,
    law: LAW,
    assess: (history, { asOf, knownAt }) => assessed(history, asOf, knownAt),
  })
  const people = peopleIn({ store, clock })
  const looking = lookingIn({
    reads,
    records: [casework],
    people,
    accounts,
    clock,
    assess: (history) => assessed(history, TODAY),
  })
  const shown = { ...complaintsShown([casework], englandAndWales, clock), ...looking }
  const deps: Deps = {
    ...office([]),
    council,
    casework: audited(shown, PAGES_RECORDED, { reads, clock, way: 'role', covered: casework.covered }),
    mappings: sheetMappingsIn({ store, clock }),
    covers: coversIn({ store, clock }),
    emergencyReading: emergencyReadingIn({ reads, journal: journalInMemory(), clock, contacts: casework }),
    people: audited(people, PEOPLE_RECORDED, { reads, clock, way: 'role' }),
    logger: pino({ level: 'info' }, into(lines)),
  }
  return { deps, casework }
}

const into = (lines: string[]): Writable =>
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'))
      done()
    },
  })

async function plantPeople({ people }: Deps, viewer: Viewer, texts: Texts, many: number): Promise<StreamId[]> {
  const planted: StreamId[] = []
  for (let nth = 0; nth < many; nth += 1) {
    const done = await people.record(viewer, `planted-${nth}`, plantedPerson(texts, nth % 2 === 1))
    if (!done.ok) throw new Error(done.error.says)
    planted.push(done.value)
    await people.giveEqualityAnswers(viewer, done.value, { age: '25-to-44', sex: 'female' })
  }
  return planted
}

type Planting = { readonly reference: string; readonly command: string }

/** Somebody who is in a complaint, with all that can be recorded of them, and somebody who left it. */
async function plantParties(
  casework: Casework,
  viewer: Viewer,
  texts: Texts,
  { reference, command }: Planting,
): Promise<void> {
  const { name, facts, particulars } = plantedParty(texts)
  const join = (who: string) => ({
    whom: { is: 'new', name: who, facts: [] } as const,
    person: particulars(),
  })
  const stays = await casework.joinPerson(viewer, reference, `${command}-stays`, join(name))
  const leaves = await casework.joinPerson(viewer, reference, `${command}-leaves`, join(texts('party.name', SHORT)))
  if (!stays.ok || !leaves.ok) throw new Error('Nobody joined a planted complaint')
  for (const [nth, fact] of facts.entries()) {
    const about = { place: stays.value.place, fact }
    const done = await casework.recordAboutPerson(viewer, reference, `${command}-about-${nth}`, about)
    if (!done.ok) throw new Error(`${fact.type}: ${done.error.says}`)
  }
  const gone = { place: leaves.value.place, reason: texts('party.left because', SHORT) }
  const left = await casework.removePerson(viewer, reference, `${command}-left`, gone)
  if (!left.ok) throw new Error(left.error.says)
}

type Listed = { readonly complaints: readonly History[]; readonly views: number }

/** Views of the list, and a complaint to which somebody is tied and which is restricted. */
async function plantList({ casework }: Deps, viewer: Viewer, texts: Texts, { complaints, views }: Listed) {
  const [first, second] = complaints
  for (let nth = 0; nth < views; nth += 1) {
    const narrowing = { words: texts('view.words', SHORT), team: texts('view.team', SHORT), person: 'Somebody' }
    const kept = await casework.saveView(viewer, { name: texts('view.name', SHORT), show: 'all', narrowing })
    if (!kept.ok) throw new Error(kept.error.says)
  }
  const made = { type: 'tie-made', person: viewer.person, tie: 'assigned', as: 'complaints-manager' } as const
  for (const { reference } of [first, second].filter((one) => one !== undefined)) {
    await casework.sayWhoMay(viewer, reference, made)
    await casework.sayWhoMay(viewer, reference, { ...made, person: personId('gone'), as: 'advocate' })
    await plantAskings(casework, viewer, texts, reference)
    await plantNotes(casework, viewer, texts, reference)
    const reason = texts('access.reason', LONG)
    await casework.sayWhoMay(viewer, reference, { type: 'complaint-restricted', reason })
    await plantOpenings(casework, viewer, texts, reference)
  }
}

/** Accounts, a passkey and a session, each with what its owner or their browser calls it. Answers a one-time link. */
async function plantDoor({ door, parts }: DoorOffice, { person }: Viewer, texts: Texts, many: number): Promise<string> {
  const links: string[] = []
  for (let nth = 0; nth < many; nth += 1) {
    const who = { name: texts('account.name', SHORT), email: texts('account.email', SHORT) }
    const invited = await door.invite(
      { ...who, roles: ['advocate', 'stage-1-manager'] },
      { by: person, lasts: 3_600_000 },
    )
    if (!invited.ok) throw new Error(`${who.email}: ${invited.error}`)
    links.push(invited.value)
    await parts.signIns.change(async (work) => {
      const at = { createdAt: 0, person }
      const passkey = { id: `passkey/p${nth}`, kind: 'passkey', secret: 'x', about: texts('passkey.about', SHORT) }
      await work.put('credentials', { ...at, ...passkey, kind: 'passkey', counter: 0 })
      const times = { startedAt: parts.now(), seenAt: parts.now(), provedAt: parts.now() }
      const device = texts('session.device', SHORT)
      const session = { hash: `${nth}`.padStart(64, '0'), handle: `h${nth}`, way: 'passkey', device } as const
      await work.put('sessions', { ...session, ...times, person })
    })
  }
  return links[0] ?? ''
}

/** Somebody else holds every complaint, so that there is something to cover and to hand over. */
async function plantHolder(
  { door }: DoorOffice,
  casework: Casework,
  viewer: Viewer,
  complaints: readonly History[],
): Promise<void> {
  const holder = (await door.accounts()).find(({ person }) => person !== viewer.person)
  if (!holder) return
  const tie = { type: 'tie-made', person: holder.person, tie: 'assigned', as: 'stage-1-manager' } as const
  for (const { reference } of complaints) await casework.sayWhoMay(viewer, reference, tie)
}

/**
 * Goes through all of an office as somebody with every role, who has more sessions to end, and as somebody who has not
 * signed in.
 */
export async function walkThrough(
  of: PlantedOffice,
  typed: Texts,
  more: Pick<Crawl, 'files' | 'onAnswer'> = { files: [] },
): Promise<readonly Answered[]> {
  const { server, person, complaints, link } = of
  const reference = complaints.at(-1)?.reference ?? ''
  // The one with everything in it comes last: it is long, and steps are taken in the first.
  const cases = complaints
    .slice(0, 6)
    .map((one) => casePath(one.reference))
    .toReversed()
  const known: Texts = (field, most) =>
    field === 'typed reference' ? reference : typed(field === 'typed email' ? 'account.email' : field, most)
  const how = { typed: known, last: ENDING, ...more }
  const walks = []
  for (const ending of ENDS_A_SESSION) {
    const { id } = await signIn(of, person)
    walks.push(
      await crawl(server, { ...how, id, starts: ['/account'], only: ['/account', ending], last: [ending, '/account'] }),
    )
  }
  walks.push(
    await walkUnrecorded(of, { ...how, id: (await signIn(of, person)).id }),
    await crawl(server, { ...how, id: person.visit.id, starts: [...cases, ...INSIDE] }),
    await crawl(server, {
      ...how,
      id: undefined,
      starts: [`/set-up/${link}`, '/sign-in/back', '/session-over', '/health'],
    }),
  )
  return walks.flatMap(({ answers }) => answers)
}

/** What no link leads to, beside the list. */
const INSIDE = ['/', '/views', '/views/remove', '/prove-it-is-you', '/sign-out', '/stay-signed-in']
const ENDS_A_SESSION = ['/account', '/sign-out', '/session-over']
const ENDING = ['/register/:id/leave', '/register/:id/erase', '/prove-it-is-you', '/people/:person', ...ENDS_A_SESSION]
