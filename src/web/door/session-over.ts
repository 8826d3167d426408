import type { Door } from '../../door/door.ts'
import { givenBack } from '../forms.ts'
import { SESSION_OVER_PATH } from '../paths.ts'
import { type DoorRoute, pathIn } from './ask.ts'
import { afterTheEnd } from './sign-in.ts'

/** In bytes: half a million letters, of which many take three bytes or more. */
const LIMIT = 3 * 1024 * 1024

/**
 * Where a page goes by itself when its session has ended, so that it is not left to be read. It takes along what was
 * being typed, which comes back as if it had been sent; and the session ends here too, should the two clocks differ.
 */
export const sessionOverRoute = (door: Door): DoorRoute => ({
  needs: 'nothing',
  path: SESSION_OVER_PATH,
  get: ({ caller }) => afterTheEnd(door, caller, { written: { path: '/', fields: {} }, status: 200 }),
  post: {
    limit: LIMIT,
    async take({ caller, typed }) {
      const file = typed['file'] || undefined
      const written = { path: pathIn(typed['path']), fields: givenBack(fieldsIn(typed['fields'])), file }
      const signIn = await afterTheEnd(door, caller, { written, status: 200 })
      await door.signOut(caller.id)
      return { ...signIn, over: true }
    },
  },
})

function fieldsIn(text = ''): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
