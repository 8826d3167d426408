import * as accounts from './accounts.ts'
import { broughtBack, carried } from './carrying.ts'
import { changePassword } from './changing-password.ts'
import { type Demonstration, demonstrationOn } from './demonstration.ts'
import { emergencyAsksAt } from './emergency-asks.ts'
import { factorsOf, newRecoveryCodes } from './factors.ts'
import * as passkeys from './passkeys.ts'
import { halfIn, takeCode, takePassword } from './passwords-in.ts'
import type { Caller, Parts } from './parts.ts'
import { proveByCode, proveByPasskey } from './proving.ts'
import { begun, openingTry, takenBack } from './tries.ts'
import { endSessions, formerly, sessionsOf, signedIn, signOut, stay } from './sessions.ts'
import { type SingleSignOn, singleSignOn, type SingleSignOnSettings } from './single-sign-on.ts'
import type { PersonId } from '../kernel/ids.ts'

const bound =
  <Rest extends readonly unknown[], Answer>(parts: Parts, work: (parts: Parts, ...rest: Rest) => Answer) =>
  (...rest: Rest): Answer =>
    work(parts, ...rest)

/** All that pages ask of the door. */
export type Door = ReturnType<typeof doorOf>

/** What the door is for: the demonstration, in which nobody signs in, or real people. */
export type Opening = { readonly demonstration: true } | { readonly singleSignOn?: SingleSignOnSettings | undefined }

/** Makes a door of its parts. */
export function doorOf(parts: Parts, opening: Opening) {
  const { signIns, seals, now } = parts
  const demonstration: Demonstration | undefined = 'demonstration' in opening ? demonstrationOn(parts) : undefined
  const elsewhere: SingleSignOn | undefined =
    'singleSignOn' in opening && opening.singleSignOn ? singleSignOn(parts, opening.singleSignOn) : undefined
  return {
    service: parts.service,
    origin: parts.origin,
    demonstration,
    singleSignOn: elsewhere,
    /** The token of the forms that are shown to a browser: bound to the id that it has. */
    formToken: (callerId: string): string => seals.tag(`form/${callerId}`),
    signedIn: bound(parts, signedIn),
    formerly: bound(parts, formerly),
    carried: bound(parts, carried),
    broughtBack: bound(parts, broughtBack),
    takePassword: bound(parts, takePassword),
    halfIn: bound(parts, halfIn),
    takeCode: bound(parts, takeCode),
    askForPasskey: bound(parts, passkeys.askForPasskey),
    takePasskey: bound(parts, passkeys.takePasskey),
    askForNewPasskey: bound(parts, passkeys.askForNewPasskey),
    keepPasskey: bound(parts, passkeys.keepPasskey),
    removePasskey: bound(parts, passkeys.removePasskey),
    proveByCode: bound(parts, proveByCode),
    proveByPasskey: bound(parts, proveByPasskey),
    /** Tries to open a complaint in an emergency: the seconds to wait, or 0 where it may be tried and is counted. */
    openings: {
      begin: (person: PersonId) => signIns.change((door) => begun(door, openingTry(parts, person), now())),
      takeBack: (person: PersonId) => signIns.change((door) => takenBack(door, openingTry(parts, person))),
    },
    emergencyAsks: emergencyAsksAt(parts),
    factorsOf: bound(parts, factorsOf),
    changePassword: bound(parts, changePassword),
    newRecoveryCodes: (person: PersonId) =>
      signIns.change(async (door) => {
        await door.note({ at: now(), kind: 'recovery-codes-made', person })
        return newRecoveryCodes(door, person, now())
      }),
    sessionsOf: bound(parts, sessionsOf),
    signOut: bound(parts, signOut),
    stay: bound(parts, stay),
    endSessions: (of: { person: PersonId; by: PersonId; handle?: string | undefined }) =>
      signIns.change((door) => endSessions(door, { ...of, now: now() })),
    accounts: bound(parts, accounts.accountsOf),
    account: bound(parts, accounts.accountWith),
    invite: bound(parts, accounts.invite),
    inviteAgain: bound(parts, accounts.inviteAgain),
    openInvitation: bound(parts, accounts.openInvitation),
    setUp: bound(parts, accounts.setUp),
    changeRoles: bound(parts, accounts.changeRoles),
    endAccount: bound(parts, accounts.endAccount),
    reopenAccount: bound(parts, accounts.reopenAccount),
    journal: (limit: number) => signIns.read((door) => door.journal(limit)),
  }
}

export type { Caller }
