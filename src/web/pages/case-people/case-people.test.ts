import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { type HTMLElement, parse } from 'node-html-parser'
import { finished, running } from '../../../../test/browser/histories.ts'
import { office } from '../../../../test/browser/office.ts'
import { fieldsOf } from '../../../../test/sent-forms.ts'
import type { History } from '../../../complaint/history.ts'
import { councilId, personId } from '../../../kernel/ids.ts'
import type { Role } from '../../../people/roles.ts'
import type { Deps } from '../../deps.ts'
import { makeServer } from '../../server.ts'

// The people of complaints as the pages show them, from the first that is added to the last that is erased.

const nobody: History = { ...running, reference: 'CSC-EMPTY', people: [] }
const authorised: History = {
  ...running,
  reference: 'CSC-AUTHORITY',
  people: [
    { id: 'a', as: 'complainant', class: 'parent', calledHere: 'Ms A' },
    { id: 'b', as: 'representative', actsFor: 'a', calledHere: 'Mr B' },
    { id: 'c', as: 'representative', actsFor: 'a', calledHere: 'Mr C' },
  ],
  events: [
    ...running.events,
    { type: 'authority-given', on: '2024-08-01', who: 'Mr B', actsFor: 'a', scope: 'Letters only' },
    { type: 'authority-given', on: '2024-08-01', who: 'Mr C', actsFor: 'a', scope: 'Everything' },
    { type: 'authority-withdrawn', on: '2024-08-09', who: 'Mr C' },
  ],
}
const ME = personId('officer-1')
const OFFICE = { council: councilId('anytown'), person: ME, sees: 'every-complaint', roles: [] } as const
const HERE = `/complaints/${running.reference}/people`
const EMPTY = `/complaints/${nobody.reference}/people`

function visiting() {
  const lines: string[] = []
  const deps = office([running, finished, nobody, authorised], lines)
  const as = (...roles: readonly Role[]) => {
    const everybodyIs = {
      person: ME,
      name: 'An officer',
      roles,
      session: { handle: 'h', way: 'password', startedAt: 0, fresh: true },
    } as const
    return asking(makeServer({ ...deps, door: { everybodyIs } } satisfies Deps))
  }
  return { deps, lines, as, ...as('complaints-manager') }
}

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

function asking(server: FastifyInstance) {
  const read = (status: number, body: string, to = '') => {
    const root = parse(body)
    return { status, to, root, text: plain((root.querySelector('main') ?? root).text) }
  }
  const get = async (url: string) => {
    const { statusCode, body } = await server.inject({ url })
    return read(statusCode, body)
  }
  const send = async (url: string, fields: Readonly<Record<string, string>>) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
    const payload = new URLSearchParams(fields).toString()
    const { statusCode, body, headers: answered } = await server.inject({ method: 'POST', url, headers, payload })
    return read(statusCode, body, answered.location)
  }
  return { get, send }
}

type Asking = ReturnType<typeof asking>
const formOf = (root: HTMLElement) => fieldsOf(root.querySelector('main form'))

const WHO = { name: 'Xanthe Ward', means: 'telephone', value: '01632 960001', safety: 'safe' }
const PART = { as: 'complainant', calledHere: 'Ms X', class: 'parent', inOwnRight: 'yes' }

/** Adds somebody new over all pages; answers the fields of the last. */
async function added({ get, send }: Asking, people: string, who = {}, part = {}) {
  const first = { ...formOf((await get(`${people}/new`)).root), ...WHO, ...who, step: 'who' }
  const second = await send(`${people}/new`, first)
  const last = { ...formOf(second.root), ...PART, ...part, step: 'part' }
  return { last, done: await send(`${people}/new`, last) }
}

const rowsOf = (root: HTMLElement, name: string): Readonly<Record<string, string>> => {
  const section = root.querySelectorAll('.redress-party').find((one) => one.querySelector('h2')?.text.includes(name))
  const rows = section?.querySelectorAll('.govuk-summary-list__row') ?? []
  return Object.fromEntries(
    rows.map((row) => [plain(row.querySelector('dt')?.text ?? ''), plain(row.querySelector('dd')?.text ?? '')]),
  )
}

describe('The people of a complaint', () => {
  test('are asked for where there are none yet, and are a link away from the complaint', async () => {
    const { get } = visiting()
    assert.match((await get(EMPTY)).text, /Nobody is recorded yet\. Begin with whoever complains/)
    const links = (await get(`/complaints/${running.reference}`)).root.querySelectorAll('main a')
    assert.ok(links.some((link) => link.getAttribute('href') === HERE && link.text === 'People in this complaint'))
  })

  test('are added over the pages of one form, once, and asked the questions on equality, which can be skipped', async () => {
    const visit = visiting()
    const { last, done } = await added(visit, EMPTY)
    assert.equal(done.to, `${EMPTY}/1/equality?done=joined`)
    assert.equal((await visit.send(`${EMPTY}/new`, last)).to, done.to)
    const asked = await visit.get(done.to)
    assert.match(asked.text, /They were added to the complaint .*Xanthe Ward ?Equality answers/)
    assert.equal(asked.root.querySelector('form a')?.getAttribute('href'), EMPTY)
    const kept = await visit.send(`${EMPTY}/1/equality`, { ...formOf(asked.root), age: '45-to-64' })
    const page = await visit.get(kept.to)
    assert.match(page.text, /The equality answers were kept, apart from the complaint/)
    assert.deepEqual(rowsOf(page.root, 'Xanthe Ward'), {
      'Called here': 'Ms X',
      'Who they are': 'Parent',
      Complains: 'In their own right',
      'To write to them': 'No way is recorded that may be used',
      'To speak to them': 'Telephone 01632 960001 Take back the contact 01632 960001',
    })
    assert.equal((await visit.deps.casework.peopleOf(OFFICE, nobody.reference))?.parties.length, 1)
    assert.doesNotMatch(visit.lines.join(''), /Xanthe|01632/)
  })

  test('are found again before they are typed twice, with a contact that is new kept', async () => {
    const visit = visiting()
    await added(visit, EMPTY)
    const { get, send } = visit
    const first = { ...formOf((await get(`${HERE}/new`)).root), ...WHO, value: '01632 960002', step: 'who' }
    const alike = await send(`${HERE}/new`, first)
    assert.equal(alike.status, 200)
    assert.match(alike.text, /Were they in a complaint before\? .*Xanthe Ward In CSC-EMPTY/)
    const none = await send(`${HERE}/new`, { ...formOf(alike.root), step: 'alike' })
    assert.match(none.root.querySelector('.govuk-error-summary')?.text ?? '', /Choose one of them, or somebody new/)
    const known = alike.root.querySelector('input[name=known]')?.getAttribute('value') ?? ''
    const part = await send(`${HERE}/new`, { ...formOf(alike.root), known, step: 'alike' })
    const last = { ...formOf(part.root), ...PART, as: 'supporter', step: 'part' }
    const done = await send(`${HERE}/new`, last)
    assert.equal(done.to, `${HERE}?done=joined`)
    assert.equal((await send(`${HERE}/new`, last)).to, done.to)
    const rows = rowsOf((await get(HERE)).root, 'Xanthe Ward')
    assert.match(rows['To speak to them'] ?? '', /01632 960001.*01632 960002/)
    assert.equal(rows['Also in'], 'CSC-EMPTY')
    assert.equal(rowsOf((await get(EMPTY)).root, 'Xanthe Ward')['Also in'], running.reference)
  })

  test('a form says beside the field what is wrong, and loses nothing', async () => {
    const visit = visiting()
    const page = await visit.send(`${EMPTY}/new`, { ...WHO, name: ' ', safety: 'not-safe', step: 'who' })
    assert.equal(page.status, 400)
    const links = page.root.querySelectorAll('.govuk-error-summary a').map((link) => link.getAttribute('href'))
    assert.deepEqual(links, ['#name', '#because'])
    assert.equal(page.root.querySelector('#value')?.getAttribute('value'), WHO.value)
    const { done } = await added(visit, EMPTY, {}, { as: '', calledHere: 'Ms X' })
    assert.equal(done.root.querySelector('.govuk-error-summary a')?.getAttribute('href'), '#as')
    assert.equal(done.root.querySelector('#calledHere')?.getAttribute('value'), 'Ms X')
    assert.ok(done.root.querySelector('input[type=hidden][name=name][value="Xanthe Ward"]'))
    assert.match((await visit.get(EMPTY)).text, /Nobody is recorded yet/)
  })

  test('whom the chronology names are given a record of their own', async () => {
    const { get, send } = visiting()
    assert.match(rowsOf((await get(HERE)).root, 'Ms A')['How to reach them'] ?? '', /but what the chronology says/)
    const done = await send(`${HERE}/1/link`, { ...formOf((await get(`${HERE}/1/link`)).root), ...WHO, step: 'who' })
    assert.equal(done.to, `${HERE}/1/equality?done=linked`)
    const rows = rowsOf((await get(HERE)).root, 'Xanthe Ward')
    assert.deepEqual([rows['Called here'], /01632 960001/.test(rows['To speak to them'] ?? '')], ['Ms A', true])
  })

  test('are changed and removed with a reason, and what was recorded before stays to be seen', async () => {
    const { get, send } = visiting()
    const open = await get(`${HERE}/1/part`)
    assert.equal(open.root.querySelector('#calledHere')?.getAttribute('value'), 'Ms A')
    assert.equal(open.root.querySelector('input[name=as][checked]')?.getAttribute('value'), 'complainant')
    const now = { ...formOf(open.root), ...PART, calledHere: 'Mrs A', class: 'foster-carer' }
    assert.equal((await send(`${HERE}/1/part`, { ...now, calledHere: '' })).status, 400)
    assert.equal((await send(`${HERE}/1/part`, now)).to, `${HERE}?done=part`)
    assert.equal((await send(`${HERE}/1/remove`, { because: ' ' })).status, 400)
    assert.equal((await send(`${HERE}/1/remove`, { because: 'Not hers' })).to, `${HERE}?done=removed`)
    const page = await get(HERE)
    assert.equal(page.root.querySelector('.redress-party'), null)
    assert.match(
      page.text,
      /Nobody is in this complaint now\. No longer in this complaint .*Mrs A.*Complainant.*Not hers/,
    )
    assert.match(page.text, /Their part was changed.*Mrs A, complainant, foster carer, in their own right.*An officer/)
    for (const act of ['part', 'remove', 'link']) assert.equal((await get(`${HERE}/1/${act}`)).status, 404, act)
  })

  test('show what they need first, and by what they may be reached, never the unsafe among it', async () => {
    const visit = visiting()
    await added(visit, EMPTY)
    const { get, send } = visit
    for (const [form, fields] of [
      ['contact', { means: 'telephone', value: '01632 960009', safety: 'not-safe', because: 'He answers it' }],
      ['contact', { means: 'text', value: '07700 900123', safety: 'only-by', because: 'After 4pm' }],
      ['adjustment', { says: 'Large print' }],
      ['language', { language: 'Welsh', interpreter: 'yes' }],
      ['name', { name: 'Xanthe Warde', because: 'Misspelt' }],
    ] as const) {
      const path = `${EMPTY}/1/${form}`
      const done = await send(path, { ...formOf((await get(path)).root), ...fields })
      assert.equal(done.to, `${EMPTY}?done=${form}`)
    }
    const page = await get(EMPTY)
    assert.match(page.text, /Xanthe Warde Complainant What they need Welsh, with an interpreter .*Large print/)
    assert.match(page.text, /Reach them in one way only\. Use no other/)
    const rows = rowsOf(page.root, 'Xanthe Warde')
    assert.match(rows['To write to them'] ?? '', /Only in this way ?07700 900123 ?After 4pm/)
    assert.equal(rows['To speak to them'], 'No way is recorded that may be used')
    assert.match(
      rows['Do not use'] ?? '',
      /Do not use: there is one way only ?01632 960001.*Not safe: do not use ?01632 960009 ?He answers it/,
    )
    // No contact is a link, and none of the register's forms is to be had here.
    const links = page.root.querySelectorAll('main a').map((link) => link.getAttribute('href') ?? '')
    assert.ok(links.every((href) => href.startsWith('/')) && !page.root.innerHTML.includes('tel:'))
    for (const form of ['terms', 'check', 'declaration', 'leave', 'availability'])
      assert.equal((await get(`${EMPTY}/1/${form}`)).status, 404, form)
    const back = links.find((href) => href.includes('/take-back/')) ?? ''
    assert.equal((await send(back, { because: 'No longer' })).to, `${EMPTY}?done=taken-back`)
    assert.doesNotMatch((await get(EMPTY)).text, /Welsh/)
  })

  test('say who may act for whom, from when and in what, and where nobody gave that', async () => {
    const { root } = await visiting().get(`/complaints/${authorised.reference}/people`)
    assert.equal(rowsOf(root, 'Mr B')['Authority'], 'For Ms A: Letters only (since 1 August 2024)')
    assert.match(rowsOf(root, 'Mr C')['Authority'] ?? '', /^None is recorded/)
    assert.equal(rowsOf(root, 'Ms A')['Acting for them'], 'Mr B, Mr C')
  })

  test('once erased are somebody erased, with their part', async () => {
    const visit = visiting()
    await added(visit, EMPTY)
    const { get, send, as } = visit
    assert.equal((await as('complaints-officer').get(`${EMPTY}/1/erase`)).status, 404)
    assert.equal((await as('complaints-officer').send(`${EMPTY}/1/erase`, { reason: 'asked-for' })).status, 404)
    assert.match((await get(`${EMPTY}/1/erase`)).text, /Every complaint they are in then names an erased person/)
    const page = await get((await send(`${EMPTY}/1/erase`, { reason: 'asked-for' })).to)
    assert.match(page.text, /The person was erased for good .*Erased person Complainant/)
    assert.doesNotMatch(page.root.innerHTML, /Xanthe|01632/)
  })

  test('are there for auditors without a way to reach them, and without a way to change them', async () => {
    const visit = visiting()
    await added(visit, EMPTY)
    const page = await visit.as('auditor').get(EMPTY)
    assert.match(page.text, /Xanthe Ward .*How to reach them Shown only to those who have to reach them/)
    assert.doesNotMatch(page.root.innerHTML, /01632|\/people\/(new|1)/)
    assert.equal((await visit.as('advocate').get(EMPTY)).status, 404)
  })

  test('are not on the register, nor to be opened there', async () => {
    const visit = visiting()
    await added(visit, EMPTY)
    const party = (await visit.deps.casework.peopleOf(OFFICE, nobody.reference))?.parties[0]
    assert.equal((await visit.get(`/register/${party?.stream}`)).status, 404)
    assert.doesNotMatch((await visit.get('/register?show=all')).text, /Xanthe/)
    const alike = await visit.send('/register/new', { ...WHO, step: 'who' })
    assert.doesNotMatch(alike.text, /They may be recorded already/)
  })
})
