import { type Demonstration, isOneOfThem } from '../../door/demonstration.ts'
import { DEMONSTRATION_PATH, LIST_PATH } from '../paths.ts'
import { type DoorRoute, shown } from './ask.ts'
import { demonstrationPage } from './demonstration-view.ts'

/** Where a visitor of the demonstration becomes any of its people with one click. */
export const demonstrationRoute = ({ people, be }: Demonstration): DoorRoute => ({
  needs: 'session',
  path: DEMONSTRATION_PATH,
  get: async () => shown(demonstrationPage(people)),
  post: {
    limit: 4096,
    async take({ caller, typed }) {
      const key = typed['role'] ?? ''
      return isOneOfThem(key) ? { id: await be(caller, key), to: LIST_PATH } : { to: DEMONSTRATION_PATH }
    },
  },
})
