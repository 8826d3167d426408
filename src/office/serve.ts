import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { audited } from '../casework/audited.ts'
import { type Casework } from '../casework/casework.ts'
import { systemClock } from '../casework/clock.ts'
import { type KnownAccount, lookingIn } from '../casework/looking.ts'
import type { People } from '../casework/people.ts'
import { PEOPLE_RECORDED } from '../casework/people-recorded.ts'
import type { Served } from '../cli/commands/start.ts'
import { STEP_WORDS } from '../complaint/step-words.ts'
import { dayToJudge } from '../complaint/day-to-judge.ts'
import { readSettings, type Settings } from '../config.ts'
import { isInvented } from '../door/demonstration.ts'
import type { Door } from '../door/door.ts'
import { makeFileReader } from '../documents/file-reader.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Calendar } from '../law/calendar.ts'
import { FAULTS } from '../law/faults.ts'
import { DEFAULT_POLICIES, policiesInForce } from '../law/policies.ts'
import { RULES } from '../law/rules/index.ts'
import { workingDaysBetween } from '../law/working-days.ts'
import type { Deps } from '../web/deps.ts'
import { makeServer } from '../web/server.ts'
import { checkingWith, writing } from './checking.ts'
import { complaintsShown, coveredIn } from './complaints-shown.ts'
import { bringReference, liveCasework, referenceStreams } from './complaints.ts'
import { inventedPeople, peopleShown } from './independents.ts'
import { assessingWith, explainingWith, stepsWith, supposingWith } from './law.ts'
import { type OpenedDoor, openDoor } from './door.ts'
import { PAGES_RECORDED } from './pages-recorded.ts'
import { COUNCIL, type Kept, openKept, reasonIn, VIEWER } from './record.ts'

// Where nothing else is set, the pages answer to this machine only, under its own names.
const HOST = '127.0.0.1'

/** Opens the record, brings the complaints that come with the program, opens the door, and serves the pages. */
export async function serve(calendar: Calendar): Promise<Result<Served, string>> {
  const settings = readSettings()
  if (!settings.ok) return settings
  const stop = stopping()
  const kept = await openKept(calendar, 'write', stop.now)
  if (!kept.ok) return kept
  const { casework, reads, mappings, people, covers, place, journal, emergencyReading, close } = kept.value
  const atDoor = await openDoorTo(kept.value, settings.value)
  if (!atDoor.ok) {
    await close()
    return atDoor
  }
  const opened = atDoor.value
  await casework.keepUp()
  if (opened.door.demonstration) await bringReference(casework)
  journal.keepRoom()
  const shown = { reads, mappings, people, covers, emergencyReading }
  const server = makeServer(
    opened.door.demonstration
      ? depsFor(
          [await liveCasework(calendar), casework],
          { ...shown, people: peopleShown([await inventedPeople(calendar), people]) },
          calendar,
          opened,
          settings.value,
        )
      : depsFor([casework], shown, calendar, opened, settings.value),
  )
  const address = await listening(server, settings.value)
  if (!address.ok) {
    await opened.close()
    await close()
    return address
  }
  const ended = stop.asked.then(async () => {
    await server.close()
    await opened.close()
    await close()
  })
  const notes = [`The record is kept in ${place}.`, opened.door.demonstration ? DEMONSTRATION : SIGN_IN]
  return ok({ address: address.value, notes, ended })
}

/** Opens the door, but never that of the demonstration to what somebody keeps. */
async function openDoorTo({ holdsReal, place }: Kept, settings: Settings): Promise<Result<OpenedDoor, string>> {
  const opened = await openDoor(settings).then(ok, (error: unknown) => fail(reasonIn(error)))
  if (!opened.ok || !opened.value.door.demonstration) return opened
  if (!(await holdsReal({ shipped: referenceStreams(), isInvented }))) return opened
  await opened.value.close()
  return fail(
    `The record in ${place} holds complaints or people of its own, and nobody has an account. Without an account ` +
      'Redress is a demonstration, in which one click makes anybody anyone, so it does not open this record. Give ' +
      'the first administrator an account (npm run --silent redress -- administrator add EMAIL), or set REDRESS_DATA ' +
      'to another folder to see the demonstration.',
  )
}

const DEMONSTRATION = 'This is a demonstration: nobody signs in, and it answers to this machine only.'
const SIGN_IN = 'People sign in.'

/** The complaints that are shown: what is invented for the demonstration, then the record. */
type Records = readonly [Casework, ...Casework[]]

function depsFor(
  records: Records,
  kept: Pick<Kept, 'reads' | 'mappings' | 'covers' | 'emergencyReading'> & { readonly people: People },
  calendar: Calendar,
  { door, name }: OpenedDoor,
  settings: Settings,
): Deps {
  const assess = assessingWith(calendar)
  return {
    casework: caseworkShown(records, kept, calendar, door),
    checking: checkingWith(calendar, makeFileReader(), (history) =>
      assess(history, { asOf: dayToJudge(history, systemClock.today()) }),
    ),
    mappings: kept.mappings,
    people: audited(kept.people, PEOPLE_RECORDED, { reads: kept.reads, clock: systemClock, way: 'role' }),
    covers: kept.covers,
    emergencyReading: kept.emergencyReading,
    writing,
    law: {
      rules: RULES,
      faults: FAULTS,
      steps: STEP_WORDS,
      policies: policiesInForce(DEFAULT_POLICIES),
      calendar,
      workingDaysBetween: (after, upTo) => workingDaysBetween(after, upTo, calendar),
      explain: explainingWith(calendar),
      whatIf: supposingWith(calendar),
    },
    steps: stepsWith(calendar, systemClock.today),
    today: systemClock.today,
    council: COUNCIL,
    door,
    proxy: settings.door?.proxy,
    logger: pino({ level: 'warn' }),
    name,
    ...(door.demonstration && { notice: NOTICE }),
    hosts: settings.door ? [new URL(settings.door.origin).hostname] : ['localhost', HOST],
  }
}

/** What the pages are given of these records: nothing that is not recorded as read first. */
function caseworkShown(
  records: Records,
  { reads, people }: Pick<Kept, 'reads'> & { readonly people: People },
  calendar: Calendar,
  door: Door,
): Deps['casework'] {
  const assess = assessingWith(calendar)
  const looking = lookingIn({
    reads,
    records,
    people,
    accounts: () => accountsAt(door),
    clock: systemClock,
    assess: (history) => assess(history, { asOf: dayToJudge(history, systemClock.today()) }),
  })
  const shown = { ...complaintsShown(records, calendar), ...looking }
  return audited(shown, PAGES_RECORDED, { reads, clock: systemClock, way: 'role', covered: coveredIn(records) })
}

/** Those whose names the door knows; the people of the demonstration also before anybody was one of them. */
async function accountsAt(door: Door): Promise<readonly KnownAccount[]> {
  const invented = door.demonstration?.people.map(({ person, name, role }) => ({ person, name, roles: [role] }))
  return [AT_THE_MACHINE, ...(invented ?? (await door.accounts()))]
}

const AT_THE_MACHINE = { person: VIEWER.person, name: 'Somebody at the machine that holds the record', roles: [] }

const NOTICE = {
  tag: 'Demonstration',
  text: 'Five published complaints; three more with their people, and eight independents, are invented, dated from today. Nobody signs in: it answers to this machine only.',
}

async function listening(server: FastifyInstance, { port, door }: Settings): Promise<Result<string, string>> {
  try {
    const address = await server.listen({ host: door?.host ?? HOST, port })
    return ok(door ? door.origin : address.replace(HOST, 'localhost'))
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE')
      return fail(`Port ${port} is in use. Stop what uses it, or set PORT to another number (0 takes any free one).`)
    if (codeOf(error) === 'EACCES') return fail(`This user may not open port ${port}. Set PORT to a number above 1023.`)
    throw error
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

/** Ends on Ctrl+C, when the machine asks, or when the record can no longer be kept. */
function stopping(): { readonly asked: Promise<void>; readonly now: (why: Error) => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  const now = (why: Error) => {
    process.stderr.write(`${why.message}\n`)
    process.exitCode = 1
    resolve()
  }
  return { asked: promise, now }
}
