import type { PersonId } from '../../kernel/ids.ts'
import type { Door } from '../../door/door.ts'
import type { Caller, Entry } from '../../door/parts.ts'
import { CALLBACK_PATH } from '../../door/single-sign-on.ts'
import { SIGN_IN_PATH } from '../paths.ts'
import { type DoorAnswer, type DoorPosted, type DoorRoute, pathIn, shown } from './ask.ts'
import { type Along, waitWords, type Wrong } from './form-parts.ts'
import { codePage, goingPage, signInPage } from './sign-in-view.ts'
import { isAnythingWritten, writtenPage, type WrittenShown } from './written-view.ts'

/** In bytes: what somebody had written comes along, sealed. */
export const WAY_IN_LIMIT = 1024 * 1024

const REFUSED = 'Email address and password do not match an account here, or the account has ended'
const UNAVAILABLE = 'Your council’s sign-in cannot be reached. Try again in a moment'
const NO_ROLE =
  'Your council account has no role in this service. Ask an administrator to put you in a group that has one'

/** The sign-in page: a password and a code, a passkey, or the council's own sign-in. */
export const signInRoutes = (door: Door): readonly DoorRoute[] => [
  {
    needs: 'nothing',
    path: SIGN_IN_PATH,
    get: async ({ caller, query }) => wayIn(door, caller, { along: { next: pathIn(query['next']), carry: '' } }),
    post: { limit: WAY_IN_LIMIT, take: (posted) => takeStep(door, posted) },
  },
  {
    needs: 'nothing',
    path: CALLBACK_PATH,
    async get({ caller, search }) {
      const { singleSignOn } = door
      if (!singleSignOn) return { to: SIGN_IN_PATH }
      const { entry, going: along } = await singleSignOn.back(caller, search)
      if (entry.is === 'no-role') return wayIn(door, caller, { along, wrong: { field: 'email', says: NO_ROLE } })
      return arrived(door, entry, along, (wrong) => wayIn(door, caller, { along, wrong }))
    },
  },
]

type WayIn = {
  readonly along: Along
  readonly email?: string
  readonly over?: boolean
  readonly wrong?: Wrong | undefined
}

/** The sign-in page as it is shown to a browser. */
export async function wayIn(door: Door, caller: Caller, shownOn: WayIn, status?: number): Promise<DoorAnswer> {
  const asked = await door.askForPasskey(caller)
  const page = signInPage({ ...shownOn, asked, elsewhere: door.singleSignOn !== undefined })
  return shown(page, status)
}

const TOO_LONG =
  'Your session ended, and what you sent is too long to be kept here. Go back: your browser may still have it'

/** The sign-in page for somebody whose session ended while they wrote, with what they wrote sealed in it. */
export async function afterTheEnd(
  door: Door,
  caller: Caller,
  { written, status }: { readonly written: WrittenShown; readonly status: number },
): Promise<DoorAnswer> {
  const person = isAnythingWritten(written) ? await door.formerly(caller.id) : undefined
  const carry = person && door.carried({ ...written, person })
  const wrong = person && carry === undefined ? { field: 'email', says: TOO_LONG } : undefined
  return wayIn(door, caller, { along: { next: written.path, carry: carry ?? '' }, over: true, wrong }, status)
}

const along = ({ typed }: DoorPosted<unknown>): Along => ({
  next: pathIn(typed['next']),
  carry: typed['carry'] ?? '',
})

function takeStep(door: Door, posted: DoorPosted<unknown>): Promise<DoorAnswer> {
  switch (posted.typed['step']) {
    case 'code':
      return takeCode(door, posted)
    case 'passkey':
      return takePasskey(door, posted)
    case 'single-sign-on':
      return leave(door, posted.caller, along(posted))
    default:
      return takePassword(door, posted)
  }
}

async function takePassword(door: Door, posted: DoorPosted<unknown>): Promise<DoorAnswer> {
  const { caller, typed } = posted
  const [email, password] = [typed['email'] ?? '', typed['password'] ?? '']
  const again = { along: along(posted), email }
  if (email.trim() === '' || password === '') {
    return wayIn(door, caller, { ...again, wrong: { field: 'email', says: 'Enter your email address and password' } })
  }
  const step = await door.takePassword(caller, { email, password })
  switch (step.is) {
    case 'wait':
      return leftWaiting(door, caller, again.along, step.seconds, email)
    case 'refused':
      return wayIn(door, caller, { ...again, wrong: { field: 'email', says: REFUSED } })
    case 'second-factor':
      return shown(codePage({ along: along(posted), step: step.step, asked: await door.askForPasskey(caller) }))
  }
}

async function leftWaiting(door: Door, caller: Caller, along: Along, seconds: number, email = ''): Promise<DoorAnswer> {
  const wrong = { field: 'email', says: waitWords(seconds) }
  return { ...(await wayIn(door, caller, { along, email, wrong }, 429)), retryAfter: seconds }
}

async function takeCode(door: Door, posted: DoorPosted<unknown>): Promise<DoorAnswer> {
  const { caller, typed } = posted
  const [step, code] = [typed['half'] ?? '', typed['code'] ?? '']
  return arrived(door, await door.takeCode(caller, { step, code }), along(posted), async ({ says }) => {
    if (door.halfIn(caller, step) === undefined)
      return wayIn(door, caller, { along: along(posted), wrong: { field: 'email', says } })
    const asked = await door.askForPasskey(caller)
    return shown(codePage({ along: along(posted), step, wrong: { field: 'code', says: codeSays(says) }, asked }))
  })
}

const codeSays = (says: string): string =>
  says === REFUSED ? 'That code is not right, or it was used already. Wait for the next one' : says

async function takePasskey(door: Door, posted: DoorPosted<unknown>): Promise<DoorAnswer> {
  const { caller, typed } = posted
  const answer = { challenge: typed['challenge'] ?? '', response: typed['response'] ?? '' }
  return arrived(door, await door.takePasskey(caller, answer), along(posted), ({ says }) => {
    const wrong = { field: 'email', says: says === REFUSED ? 'This passkey does not open an account here' : says }
    return wayIn(door, caller, { along: along(posted), wrong })
  })
}

/** To the council's own sign-in: by a page that goes on by itself, since a form of ours may lead nowhere else. */
export async function leave(door: Door, caller: Caller, going: Along, proves?: PersonId): Promise<DoorAnswer> {
  const start = (await door.singleSignOn?.start(caller, going, proves)) ?? { is: 'unavailable' }
  switch (start.is) {
    case 'go':
      return { status: 200, page: goingPage(start.to), refresh: start.to }
    case 'wait':
      return leftWaiting(door, caller, going, start.seconds)
    case 'unavailable':
      return wayIn(door, caller, { along: going, wrong: { field: 'email', says: UNAVAILABLE } })
  }
}

/** What follows on having come in, or on having failed to. */
export async function arrived(
  door: Door,
  entry: Entry,
  { next, carry }: Along,
  otherwise: (wrong: Wrong) => Promise<DoorAnswer>,
): Promise<DoorAnswer> {
  switch (entry.is) {
    case 'in': {
      const written = carry === '' ? undefined : door.broughtBack(carry, entry.person)
      return written && isAnythingWritten(written)
        ? { id: entry.id, ...shown(writtenPage(written)) }
        : { id: entry.id, to: next }
    }
    case 'wait':
      return otherwise({ field: 'email', says: waitWords(entry.seconds) })
    case 'too-late':
      return otherwise({ field: 'email', says: 'That took too long, or was sent twice. Start again' })
    case 'refused':
      return otherwise({ field: 'email', says: REFUSED })
  }
}
