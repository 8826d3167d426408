import type { Door } from '../../door/door.ts'
import type { SignedIn } from '../../door/sessions.ts'
import { ACCOUNT_PATH, FACTORS_PATH, PROVE_PATH, SIGN_IN_PATH, SIGN_OUT_PATH, STAY_PATH } from '../paths.ts'
import { accountPage, type Done, doneIn, factorsPage } from './account-view.ts'
import { type DoorAnswer, type DoorAsk, type DoorPosted, type DoorRoute, pathIn, shown } from './ask.ts'
import { type Along, waitWords, type Wrong } from './form-parts.ts'
import { passwordSays, recoveryCodesPage } from './set-up-view.ts'
import { arrived, leave, WAY_IN_LIMIT } from './sign-in.ts'
import { provePage, signedOutPage, stillInPage } from './sign-in-view.ts'

const FORM_LIMIT = 64 * 1024

/** What belongs to somebody's own sign-in: their sessions, their ways in, a fresh proof, and the way out. */
export const accountRoutes = (door: Door): readonly DoorRoute[] => [
  {
    needs: 'session',
    path: ACCOUNT_PATH,
    async get({ who }) {
      const [factors, sessions] = await Promise.all([door.factorsOf(who.person), door.sessionsOf(who.person)])
      return shown(accountPage({ who, factors, sessions }))
    },
    post: {
      limit: FORM_LIMIT,
      async take({ who, typed }) {
        const { person } = who
        if (typed['handle']) await door.endSessions({ person, by: person, handle: typed['handle'] })
        return { to: typed['handle'] === who.session.handle ? SIGN_IN_PATH : ACCOUNT_PATH }
      },
    },
  },
  {
    needs: 'fresh-proof',
    path: FACTORS_PATH,
    get: (ask) => factors(door, ask),
    post: { limit: FORM_LIMIT, take: (posted) => changeFactors(door, posted) },
  },
  {
    needs: 'session',
    path: PROVE_PATH,
    get: ({ who, query, caller }) => proof(door, { who, caller }, { next: pathIn(query['next']), carry: '' }),
    post: { limit: WAY_IN_LIMIT, take: (posted) => takeProof(door, posted) },
  },
  {
    needs: 'session',
    path: STAY_PATH,
    get: async () => ({ to: ACCOUNT_PATH }),
    post: {
      limit: FORM_LIMIT,
      async take({ caller }) {
        await door.stay(caller.id)
        return shown(stillInPage)
      },
    },
  },
  {
    needs: 'session',
    path: SIGN_OUT_PATH,
    get: async () => ({ to: ACCOUNT_PATH }),
    post: {
      limit: FORM_LIMIT,
      async take({ caller }) {
        await door.signOut(caller.id)
        return { over: true, ...shown(signedOutPage) }
      },
    },
  },
]

async function factors(door: Door, { who, caller, query }: DoorAsk<SignedIn>, wrong?: Wrong): Promise<DoorAnswer> {
  const { session, person } = who
  if (session.way === 'single-sign-on' || session.way === 'demonstration') return { to: ACCOUNT_PATH }
  return shown(
    factorsPage({
      factors: await door.factorsOf(person),
      asked: await door.askForNewPasskey(caller, who),
      wrong,
      done: wrong ? undefined : doneIn(query['done']),
    }),
  )
}

const done = (what: Done): DoorAnswer => ({ to: `${FACTORS_PATH}?done=${what}` })

async function changePassword(door: Door, posted: DoorPosted<SignedIn>): Promise<DoorAnswer> {
  const { who, typed, caller } = posted
  const [password, next] = [typed['password'] ?? '', typed['new-password'] ?? '']
  const wrong = (field: string, says: string) => factors(door, posted, { field, says })
  if (password === '') return wrong('password', 'Enter the password that you have now')
  if (next === '') return wrong('new-password', 'Enter a new password')
  const of = { person: who.person, handle: who.session.handle }
  const changed = await door.changePassword(caller, { ...of, password, next })
  switch (changed.is) {
    case 'changed':
      return done('password')
    case 'wrong':
      return wrong('password', 'That is not the password that you have now')
    case 'problem':
      return wrong('new-password', passwordSays(changed.problem))
    case 'wait':
      return wrong('password', waitWords(changed.seconds))
  }
}

async function changeFactors(door: Door, posted: DoorPosted<SignedIn>): Promise<DoorAnswer> {
  const { who, typed, caller } = posted
  const { person, session } = who
  if (session.way === 'single-sign-on' || session.way === 'demonstration') return { to: ACCOUNT_PATH }
  switch (typed['do']) {
    case 'new-codes':
      return shown(recoveryCodesPage(await door.newRecoveryCodes(person), 'account'))
    case 'change-password':
      return changePassword(door, posted)
    case 'remove-passkey':
      await door.removePasskey(person, typed['id'] ?? '')
      return done('removed')
    default: {
      const answer = { challenge: typed['challenge'] ?? '', response: typed['response'] ?? '' }
      const kept = await door.keepPasskey(caller, { ...answer, person, called: typed['called'] ?? '' })
      return kept
        ? done('added')
        : factors(door, posted, { field: 'called', says: 'That passkey was not added. Try again' })
    }
  }
}

/** The page that asks for a fresh proof, before a step that matters. */
export async function proof(
  door: Door,
  { who, caller }: Pick<DoorAsk<SignedIn>, 'who' | 'caller'>,
  along: Along,
  wrong?: Wrong,
): Promise<DoorAnswer> {
  const asked = await door.askForPasskey(caller)
  return shown(provePage({ along, wrong, asked, elsewhere: who.session.way === 'single-sign-on' }))
}

async function takeProof(door: Door, posted: DoorPosted<SignedIn>): Promise<DoorAnswer> {
  const { who, caller, typed } = posted
  const along = { next: pathIn(typed['next']), carry: typed['carry'] ?? '' }
  if (who.session.way === 'single-sign-on') return leave(door, caller, along, who.person)
  const answer = { challenge: typed['challenge'] ?? '', response: typed['response'] ?? '' }
  const entry =
    typed['step'] === 'passkey'
      ? await door.proveByPasskey(caller, who.person, answer)
      : await door.proveByCode(caller, who.person, typed['code'] ?? '')
  return arrived(door, entry, along, ({ says }) => {
    const wrong = entry.is === 'refused' ? 'That is not right, or it was used already. Try again' : says
    return proof(door, posted, along, { field: 'code', says: wrong })
  })
}
