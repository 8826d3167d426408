import type { Door } from '../../door/door.ts'
import type { Caller } from '../../door/parts.ts'
import { setUpPath } from '../paths.ts'
import { type DoorAnswer, type DoorRoute, shown } from './ask.ts'
import { waitWords, type Wrong } from './form-parts.ts'
import { noInvitationPage, passwordWrong, recoveryCodesPage, setUpPage } from './set-up-view.ts'

/** Where a one-time link leads: its owner sets a password and an app, and is signed in. */
export const setUpRoute = (door: Door): DoorRoute => ({
  needs: 'nothing',
  path: decodeURIComponent(setUpPath(':link')),
  get: ({ params, caller }) => form(door, caller, { link: params['link'] ?? '' }),
  post: {
    limit: 16 * 1024,
    async take({ params, typed, caller }) {
      const [link, sealed] = [params['link'] ?? '', typed['sealed'] ?? '']
      const [password, code] = [typed['password'] ?? '', typed['code'] ?? '']
      const done = await door.setUp(caller, { link, password, code, sealed })
      switch (done.is) {
        case 'in':
          return { id: done.id, ...shown(recoveryCodesPage(done.recoveryCodes, 'list')) }
        case 'password':
          return form(door, caller, { link, sealed, wrong: passwordWrong(done.problem) })
        case 'code':
          return form(door, caller, { link, sealed, wrong: CODE_WRONG })
        case 'wait':
          return form(door, caller, { link, sealed, wrong: { field: 'password', says: waitWords(done.seconds) } })
        case 'no-invitation':
          return form(door, caller, { link })
      }
    },
  },
})

const CODE_WRONG: Wrong = {
  field: 'code',
  says: 'That is not the code that the app shows now. Enter your password once more, and the newest six digits',
}

async function form(
  door: Door,
  caller: Caller,
  { link, sealed, wrong }: { readonly link: string; readonly sealed?: string; readonly wrong?: Wrong },
): Promise<DoorAnswer> {
  const opened = await door.openInvitation(caller, link, sealed)
  if (!opened) return shown(noInvitationPage, 404)
  return shown(setUpPage({ link, service: door.service, ...opened, wrong }))
}
