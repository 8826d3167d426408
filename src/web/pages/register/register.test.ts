import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { type HTMLElement, parse } from 'node-html-parser'
import { finished, running } from '../../../../test/browser/histories.ts'
import { office } from '../../../../test/browser/office.ts'
import { fieldsOf } from '../../../../test/sent-forms.ts'
import { councilId, personId } from '../../../kernel/ids.ts'
import type { PersonFact } from '../../../people/person.ts'
import type { Role } from '../../../people/roles.ts'
import type { Deps } from '../../deps.ts'
import { TOKEN_FIELD } from '../../forms.ts'
import { makeServer } from '../../server.ts'
import { personPage } from './person-view.ts'

const viewer = {
  council: councilId('anytown'),
  person: personId('officer-1'),
  sees: 'every-complaint',
  roles: [],
} as const

const DBS: PersonFact = { type: 'check-recorded', kind: 'dbs', on: '2023-02-06', expires: '2024-11-29' }
const entered = (more: Partial<Extract<PersonFact, { type: 'register-entered' }>> = {}): PersonFact => ({
  type: 'register-entered',
  on: '2023-02-06',
  as: ['independent-person'],
  skills: [],
  ...more,
})

/** An office with its pages, asked as somebody with these roles. */
function pagesFor(roles: readonly Role[] = ['complaints-manager']) {
  const lines: string[] = []
  const deps = office([running, finished], lines)
  const door = {
    everybodyIs: {
      person: viewer.person,
      name: 'An officer',
      roles,
      session: { handle: 'h', way: 'password', startedAt: 0, fresh: true },
    },
  } as const
  const server = makeServer({ ...deps, door } satisfies Deps)
  const add = async (name: string, ...facts: readonly PersonFact[]) => {
    const done = await deps.people.record(viewer, name.replaceAll(' ', '-'), [
      { type: 'person-recorded', name },
      ...facts,
    ])
    if (!done.ok) throw new Error(done.error.says)
    return done.value
  }
  return { deps, server, add, lines, get: asking(server), send: sending(server) }
}

const words = (root: HTMLElement) => root.text.replaceAll(/\s+/g, ' ')

const asking = (server: FastifyInstance) => async (url: string) => {
  const { statusCode: status, body } = await server.inject({ url })
  const root = parse(body)
  return { status, root, text: words(root.querySelector('main') ?? root) }
}

const sending = (server: FastifyInstance) => async (url: string, fields: Readonly<Record<string, string>>) => {
  const {
    statusCode: status,
    headers,
    body,
  } = await server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: new URLSearchParams(fields).toString(),
  })
  const root = parse(body)
  return { status, to: headers.location ?? '', root, text: words(root.querySelector('main') ?? root) }
}

const formOf = (root: HTMLElement) => fieldsOf(root.querySelector('main form[novalidate]'))

const WHO = { name: 'Marian Ellery', means: 'email', value: 'm@ellery.example', safety: 'safe' }
const TERMS = {
  'as-independent-person': 'yes',
  'skill-care-leavers': 'yes',
  supplier: 'Fairway',
  hours: '25',
  fee: '38.50',
  'on-day': '7',
  'on-month': '10',
  'on-year': '2024',
}

describe('The register', () => {
  test('is there for those who keep it, and for nobody else, whatever page is asked for', async () => {
    for (const [role, status] of [
      ['complaints-officer', 200],
      ['independent-person', 403],
      ['administrator', 403],
      ['auditor', 403],
    ] as const) {
      const { add, get, send } = pagesFor([role])
      const id = await add('Marian Ellery', entered())
      for (const path of ['/register', '/register/new', '/register/find', `/register/${id}`, `/register/${id}/check`])
        assert.equal((await get(path)).status, status, `${role} asks for ${path}`)
      const sent = await send(`/register/${id}/adjustment`, { says: 'Large print' })
      assert.equal(sent.status, status === 200 ? 303 : 403)
      // An officer keeps the register, but only the manager erases.
      assert.equal((await get(`/register/${id}/erase`)).status, 403)
      assert.equal((await send(`/register/${id}/erase`, { reason: 'asked-for' })).status, 403)
    }
  })

  test('lists who has something to renew first, and narrows by role, skill, supplier and what expires', async () => {
    const { add, get, send } = pagesFor()
    await add(
      'Idris Vaughan',
      entered({ as: ['panel-chair'], supplier: 'Fairway' }),
      { ...DBS, expires: '2027-11-29' },
      {
        type: 'declaration-made',
        on: '2024-09-02',
        answers: [],
      },
    )
    await add('Marian Ellery', entered({ skills: ['care-leavers'] }), DBS)
    const namesAt = async (url: string) =>
      (await get(url)).root.querySelectorAll('tbody th').map((cell) => cell.text.trim())
    assert.deepEqual(await namesAt('/register'), ['Marian Ellery', 'Idris Vaughan'])
    assert.deepEqual(await namesAt('/register?role=panel-chair'), ['Idris Vaughan'])
    assert.deepEqual(await namesAt('/register?skill=care-leavers'), ['Marian Ellery'])
    assert.deepEqual(await namesAt('/register?show=due'), ['Marian Ellery'])
    assert.deepEqual(await namesAt('/register?show=left'), [])
    const supplier = fieldsOf((await get('/register')).root.querySelector('form'))
    assert.equal(supplier['supplier'], '')
    const searched = await send('/register', { words: 'vaugh', show: 'all' })
    assert.doesNotMatch(searched.to, /vaugh/i)
    assert.deepEqual(await namesAt(searched.to), ['Idris Vaughan'])
  })

  test('is cut into pages of twenty-five, and a page that is not there is the last', async () => {
    const { add, get } = pagesFor()
    for (let n = 0; n < 27; n += 1) await add(`Person ${n}`, entered())
    const shown = async (url: string) => {
      const { root } = await get(url)
      return [root.querySelectorAll('tbody tr').length, root.querySelector('[rel=prev]')?.getAttribute('href')]
    }
    assert.deepEqual(await shown('/register'), [25, undefined])
    assert.deepEqual(await shown('/register?page=2'), [2, '/register'])
    assert.deepEqual(await shown('/register?page=99'), [2, '/register'])
  })

  test('does not find the register of a page that does not exist, nor a thing done that is none', async () => {
    const { add, get } = pagesFor()
    const id = await add('Marian Ellery', entered())
    assert.equal((await get(`/register/${'0'.repeat(32)}`)).status, 404)
    assert.equal((await get('/register/Marian')).status, 404)
    const page = await get(`/register/${id}?done=constructor`)
    assert.deepEqual([page.status, page.root.querySelector('.govuk-notification-banner')], [200, null])
  })
})

describe('Adding somebody', () => {
  const { get, send, lines, deps } = pagesFor()
  before(async () => {
    await deps.people.record(viewer, 'x', [{ type: 'person-recorded', name: 'Marian Ellery' }])
  })

  test('goes from who they are over what they do to a last look, and is done once', async () => {
    const first = formOf((await get('/register/new')).root)
    const second = await send('/register/new', { ...first, ...WHO, step: 'who' })
    assert.match(second.text, /They may be recorded already Marian Ellery/)
    assert.equal(
      formOf((await send('/register/new', { ...first, ...WHO, [TOKEN_FIELD]: 't', step: 'who' })).root)[TOKEN_FIELD],
      undefined,
    )
    const third = await send('/register/new', { ...formOf(second.root), ...TERMS, step: 'terms' })
    for (const said of ['Marian Ellery', 'Independent person', 'Fairway', 'Care leavers', '£38.50 an hour'])
      assert.ok(third.text.includes(said), said)
    const kept = { ...formOf(third.root), step: 'keep' }
    const done = await send('/register/new', kept)
    assert.match(done.to, /^\/register\/[0-9a-f]{32}\?done=new$/)
    assert.equal((await send('/register/new', kept)).to, done.to)
    const page = await get(done.to)
    assert.match(page.text, /They were added to the register/)
    assert.match(page.text, /No DBS check is recorded/)
    assert.equal((await deps.people.register(viewer, { skip: 0, limit: 10 })).total, 1)
    assert.doesNotMatch(lines.join(''), /Ellery|ellery/)
  })

  test('says beside each field what is wrong, and keeps what was typed', async () => {
    const page = await send('/register/new', { ...WHO, name: ' ', safety: 'not-safe', step: 'who' })
    assert.equal(page.status, 400)
    assert.match(page.root.querySelector('#name-error')?.text ?? '', /Enter their full name/)
    assert.match(page.root.querySelector('#because-error')?.text ?? '', /Enter why, or how they may be reached/)
    assert.equal(page.root.querySelector('#value')?.getAttribute('value'), 'm@ellery.example')
    const links = page.root.querySelectorAll('.govuk-error-summary a').map((link) => link.getAttribute('href'))
    assert.deepEqual(links, ['#name', '#because'])
    for (const [wrong, box] of [
      [{ 'as-independent-person': '' }, 'as'],
      [{ hours: 'many' }, 'hours'],
      [{ fee: '38.5' }, 'fee'],
      [{ 'on-day': '31', 'on-month': '2' }, 'on-day'],
      [{ 'on-day': '', 'on-month': '', 'on-year': '' }, 'on-day'],
    ] as const) {
      const next = await send('/register/new', { ...WHO, ...TERMS, ...wrong, step: 'terms' })
      const [link] = next.root.querySelectorAll('.govuk-error-summary a')
      assert.deepEqual([next.status, link?.getAttribute('href')], [400, `#${box}`])
      assert.ok(next.root.querySelector(`[id="${box}"]`), `${box} is there to go to`)
    }
  })
})

describe('One person', () => {
  test('shows a warning wherever a contact is not safe', async () => {
    const { add, get } = pagesFor()
    const id = await add('Marian Ellery', entered(), {
      type: 'contact-recorded',
      means: 'post',
      value: '4 Orchard Row',
      safety: 'not-safe',
      because: 'Read by another',
    })
    const page = await get(`/register/${id}`)
    assert.match(page.text, /Not safe: do not use\s*4 Orchard Row\s*Read by another/)
    assert.match(page.text, /Not every way to reach this person is safe/)
    assert.match((await get('/register')).text, /Contact with care/)
  })

  for (const [name, fields, said] of [
    [
      'check',
      { kind: 'references', 'on-day': '7', 'on-month': '10', 'on-year': '2024' },
      'References Done on 7 October 2024',
    ],
    [
      'declaration',
      {
        'member-or-officer': 'no',
        'spouse-of-member-or-officer': 'yes',
        'works-in-the-service': 'no',
        'on-day': '7',
        'on-month': '10',
        'on-year': '2024',
      },
      'Declared a tie to the council',
    ],
    [
      'availability',
      { available: 'no', 'from-day': '1', 'from-month': '10', 'from-year': '2024' },
      'Not available until further notice',
    ],
    ['adjustment', { says: 'Large print' }, 'Adjustment Large print'],
    ['language', { language: 'Welsh', interpreter: 'yes' }, 'Welsh, with an interpreter'],
    ['contact', { means: 'text', value: '07700 900123', safety: 'only-by', because: 'After 4pm' }, 'Only in this way'],
    ['name', { name: 'Marion Ellery', because: 'Misspelt' }, 'Marion Ellery'],
    ['terms', TERMS, 'Fairway'],
    [
      'leave',
      { because: 'Retired', 'on-day': '7', 'on-month': '10', 'on-year': '2024' },
      'Left the register on 7 October 2024',
    ],
  ] as const) {
    test(`is given a ${name}, once, and it is said that it was`, async () => {
      const { add, get, send, deps } = pagesFor()
      const id = await add('Marian Ellery', entered())
      const path = `/register/${id}/${name}`
      const empty = await get(path)
      const filled = { ...formOf(empty.root), ...fields }
      const done = await send(path, filled)
      assert.equal(done.to, `/register/${id}?done=${name}`)
      await send(path, filled)
      const page = await get(done.to)
      assert.ok(page.root.querySelector('.govuk-notification-banner--success'))
      assert.ok(page.text.includes(said), `${said} in ${page.text}`)
      assert.equal((await deps.people.read(viewer, id))?.facts.length, 3)
    })
  }

  test('is asked again where a form is empty, and nothing is recorded', async () => {
    const { add, send, deps } = pagesFor()
    const id = await add('Marian Ellery', entered())
    for (const name of [
      'check',
      'declaration',
      'availability',
      'adjustment',
      'language',
      'contact',
      'name',
      'terms',
      'leave',
    ]) {
      const page = await send(`/register/${id}/${name}`, { command: '' })
      assert.equal(page.status, 400, name)
      const links = page.root.querySelectorAll('.govuk-error-summary a').map((link) => link.getAttribute('href') ?? '')
      assert.ok(links.length > 0 && links.every((link) => page.root.querySelector(`[id="${link.slice(1)}"]`)), name)
    }
    assert.equal((await deps.people.read(viewer, id))?.facts.length, 2)
  })

  test('has an entry taken back for a reason', async () => {
    const { add, get, send, deps } = pagesFor()
    const id = await add('Marian Ellery', entered(), DBS)
    const path = `/register/${id}/take-back/${(await deps.people.read(viewer, id))?.person.checks[0]?.id ?? ''}`
    assert.equal((await send(path, { because: ' ' })).status, 400)
    const page = await get((await send(path, { because: 'Of somebody else' })).to)
    assert.match(page.text, /No check is recorded/)
    assert.match(page.text, /Of somebody else/)
    assert.equal((await get(path)).status, 404)
  })

  test('shows when each entry was recorded by the day in London', async () => {
    const { add, deps } = pagesFor()
    const read = await deps.people.read(viewer, await add('Marian Ellery', entered()))
    assert.ok(read)
    const facts = read.facts.map((fact) => ({ ...fact, recordedAt: '2024-06-30T23:30:00.000Z' }))
    const { main } = personPage({ read: { ...read, facts }, today: deps.today(), mayErase: false })
    assert.deepEqual(words(parse(String(main)).querySelector('details') ?? parse('')).match(/\d+ \w+ 2024/g), [
      '1 July 2024',
      '1 July 2024',
    ])
  })

  test('is on the register again once their leaving is taken back', async () => {
    const { add, get, send } = pagesFor()
    const id = await add('Marian Ellery', entered(), { type: 'register-left', on: '2024-10-01', because: 'Retired' })
    const page = await get(`/register/${id}`)
    const link = page.root.querySelectorAll('main a').find(({ text }) => text === 'Take back that they left')
    await send(link?.getAttribute('href') ?? '', { because: 'It was her colleague' })
    assert.match((await get(`/register/${id}`)).text, /May be asked to be Independent person/)
  })

  test('is erased by the manager, for a reason that was chosen', async () => {
    const { add, get, send } = pagesFor()
    const id = await add('Marian Ellery', entered(), DBS)
    assert.match((await get(`/register/${id}/erase`)).text, /This cannot be undone/)
    assert.equal((await send(`/register/${id}/erase`, { command: '' })).status, 400)
    assert.equal((await get(`/register/${id}`)).status, 200)
    const done = await send(`/register/${id}/erase`, { reason: 'asked-for' })
    const list = await get(done.to)
    assert.match(list.text, /The person was erased for good/)
    assert.doesNotMatch(list.text, /Marian/)
    assert.equal((await get(`/register/${id}`)).status, 404)
  })

  test('has equality answers kept, and never shown', async () => {
    const { add, get, send } = pagesFor()
    const id = await add('Marian Ellery', entered())
    const done = await send(`/register/${id}/equality`, { disabled: 'yes', age: 'no such' })
    assert.equal(done.to, `/register/${id}?done=equality`)
    for (const path of [`/register/${id}`, `/register/${id}/equality`])
      assert.equal((await get(path)).root.querySelector('[selected], main dd.equality'), null)
  })
})

describe('People for a complaint', () => {
  const { add, get, send, server } = pagesFor()
  before(async () => {
    const declared = (answer: boolean): PersonFact => ({
      type: 'declaration-made',
      on: '2024-09-02',
      answers: [{ question: 'spouse-of-member-or-officer', answer }],
    })
    const away: PersonFact = { type: 'availability-recorded', available: false, from: '2024-01-08' }
    await add('Marian Ellery', entered(), DBS, declared(false), away)
    await add('Nora Quint', entered(), DBS)
    await add('Idris Vaughan', entered(), DBS, declared(true))
  })
  after(() => server.close())

  test('are named with what is missing, and the others with the reason', async () => {
    assert.equal((await get('/register/find')).status, 200)
    const { text, status } = await send('/register/find', { role: 'independent-person', reference: running.reference })
    assert.equal(status, 200)
    assert.match(text, /Marian Ellery No conflict. Before they are asked:\s*Not available until further notice/)
    assert.match(text, /May not be asked Idris Vaughan: The spouse or civil partner of a member or officer .*reg 2/)
    assert.match(text, /Nora Quint: No declaration of independence is recorded\. \(Local policy on checks/)
  })

  test('are not looked for in a complaint that is not there', async () => {
    const page = await send('/register/find', { role: 'independent-person', reference: 'NONE-1' })
    assert.equal(page.status, 400)
    assert.match(page.root.querySelector('#reference-error')?.text ?? '', /no complaint with this reference/)
  })
})
