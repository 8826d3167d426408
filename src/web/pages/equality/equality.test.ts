import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { office } from '../../../../test/browser/office.ts'
import { reading, rowsOf, text } from '../../../../test/browser/reading.ts'
import type { EqualityAnswers } from '../../../people/equality.ts'
import type { Role } from '../../../people/roles.ts'
import { councilId, personId } from '../../../kernel/ids.ts'
import { html } from '../../html.ts'
import { layout } from '../../layout.ts'

const PAGE = '/equality-figures'
const viewer = { council: councilId('anytown'), person: personId('p1'), sees: 'every-complaint', roles: [] } as const

const SESSION = { handle: 'h', way: 'password', startedAt: 0, fresh: true } as const

/** An office that keeps people with these answers, one each, seen by somebody with a role. */
async function officeOf(answers: readonly EqualityAnswers[], role: Role = 'complaints-manager') {
  const deps = office([])
  for (const [at, given] of answers.entries()) {
    const done = await deps.people.record(viewer, `c-${at}`, [{ type: 'person-recorded', name: `Person ${at}` }])
    if (!done.ok) throw new Error(done.error.says)
    if (Object.keys(given).length > 0) await deps.people.giveEqualityAnswers(viewer, done.value, given)
  }
  return reading({
    ...deps,
    door: { everybodyIs: { person: viewer.person, name: 'Me', roles: [role], session: SESSION } },
  })
}

const times = (count: number, answers: EqualityAnswers) => Array.from({ length: count }, () => answers)
const SOME = [...times(7, { disabled: 'no' }), ...times(2, { disabled: 'yes' }), ...times(5, {})]

describe('The page of equality figures', () => {
  test('shows each question with its answers, and holds back what would tell of a few', async () => {
    const open = await officeOf(SOME)
    const { root, status } = await open(PAGE)
    assert.equal(status, 200)
    assert.deepEqual(
      root.querySelectorAll('caption').map((caption) => text(caption)),
      ['Age', 'Sex', 'Disabled, in their own view', 'Ethnic group'],
    )
    assert.deepEqual(rowsOf(root.querySelectorAll('table')[2]), [
      ['Yes', 'Not shown'],
      ['No', '7'],
      ['Prefers not to say', 'Not shown'],
      ['Not known', 'Not shown'],
    ])
    assert.match(text(root.querySelector('main')), /14 people are in the record.*fewer than 5 people, and for larger/)
  })

  test('says so where nobody answered, and where there are too few people', async () => {
    const says = async (answers: readonly EqualityAnswers[], role?: Role) =>
      text((await (await officeOf(answers, role))(PAGE)).root.querySelector('.govuk-inset-text'))
    assert.match(await says([]), /^No equality answers are recorded yet\. They are recorded from the page of somebody/)
    assert.equal(await says([], 'director'), 'No equality answers are recorded yet.')
    assert.match(await says(times(4, { sex: 'female' })), /^Fewer than 5 people are in the record/)
  })

  test('is there for those who may see it, each of whom finds the way to it', async () => {
    for (const [role, status] of [
      ['complaints-manager', 200],
      ['complaints-officer', 200],
      ['director', 200],
      ['auditor', 403],
      ['administrator', 403],
      ['independent-person', 403],
    ] as const) {
      const open = await officeOf(SOME, role)
      assert.equal((await open(PAGE)).status, status, role)
      const links = [navigationOf(role), (await open('/register')).root].map(
        (root) => root.querySelectorAll(`a[href="${PAGE}"]`).length,
      )
      assert.equal(links[0] === 1 || links[1] === 1, status === 200, role)
      assert.ok(sum(links) <= 1, role)
    }
  })
})

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0)

const navigationOf = (role: Role) =>
  parse(
    String(
      layout(
        { title: 'Any', main: html`` },
        { name: 'Anytown', stylePath: '/s', iconPath: '/i', passkeyScriptPath: '/p', endingScriptPath: '/e' },
        { person: viewer.person, name: 'Me', roles: [role], session: SESSION },
      ),
    ),
  )
