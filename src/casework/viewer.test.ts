import assert from 'node:assert/strict'
import { test } from 'node:test'
import { councilId, personId } from '../kernel/ids.ts'
import { type Access, accessOf } from '../people/access.ts'
import type { Role } from '../people/roles.ts'
import { readsAsOpened, viewerFor } from './viewer.ts'

const me = personId('me')
const AT = '2026-06-01T09:00:00.000Z'
const UNTIL = '2026-06-01T10:00:00.000Z'
const opening = { opening: '1', person: me, at: AT, until: UNTIL, reason: 'A child may come to harm' }
const as = (role: Role) => viewerFor({ council: councilId('anytown'), person: me, roles: [role] })

const restricted: Access = accessOf([{ type: 'complaint-restricted', reason: 'x' }], [opening])
const open: Access = accessOf([], [opening])

test('somebody reads as whoever opened it only where they may read it by nothing else, until it is over', () => {
  assert.equal(readsAsOpened(as('complaints-officer'), restricted, AT), UNTIL)
  assert.equal(readsAsOpened(as('complaints-officer'), restricted, UNTIL), undefined, 'It is over')
  assert.equal(readsAsOpened(as('complaints-officer'), open, AT), undefined, 'They may read it anyway')
  // An auditor reads and takes no step: what they opened gives them nothing more.
  assert.equal(readsAsOpened(as('auditor'), open, AT), undefined)
  assert.equal(readsAsOpened(as('auditor'), restricted, AT), undefined)
  assert.equal(
    readsAsOpened(viewerFor({ ...as('complaints-officer'), person: personId('you') }), restricted, AT),
    undefined,
  )
})
