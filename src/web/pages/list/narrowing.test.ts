import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { fresh, HISTORIES, held, running } from '../../../../test/browser/histories.ts'
import { office } from '../../../../test/browser/office.ts'
import { rowsOf, text } from '../../../../test/browser/reading.ts'
import { makeServer } from '../../server.ts'

/** A browser that follows where a form leads, and keeps to one office. */
function visiting(histories = HISTORIES) {
  const lines: string[] = []
  const server = makeServer(office(histories, lines))
  const get = async (url: string) => {
    const answer = await server.inject({ url })
    return { url, status: answer.statusCode, body: answer.body, root: parse(answer.body) }
  }
  return {
    lines,
    get,
    post: async (url: string, fields: Record<string, string>) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
      const answer = await server.inject({
        method: 'POST',
        url,
        headers,
        payload: new URLSearchParams(fields).toString(),
      })
      const to = answer.headers.location
      return typeof to === 'string'
        ? get(to)
        : { url, status: answer.statusCode, body: answer.body, root: parse(answer.body) }
    },
  }
}

type Shown = Awaited<ReturnType<ReturnType<typeof visiting>['get']>>
const references = ({ root }: Shown): string[] =>
  root.querySelectorAll('.redress-case__reference').map((link) => text(link).replaceAll('\u00a0', ' '))
const tabs = ({ root }: Shown): string[] => root.querySelectorAll('.moj-sub-navigation__link').map((link) => text(link))
const listIn = ({ root }: Shown): string => root.querySelector('input[name=list]')?.getAttribute('value') ?? ''

describe('Narrowing the list', () => {
  test('by stage, holder, function and procedure, each alone and together, with counts that follow', async () => {
    const { get } = visiting()
    const stage2 = await get('/?stage=stage-2')
    assert.ok(references(stage2).includes(running.reference))
    assert.ok(rowsOf(stage2.root.querySelector('table')).every(([, stage]) => stage?.startsWith('Stage 2')))
    assert.ok(tabs(stage2).includes(`All (${references(stage2).length})`))
    const both = await get('/?stage=stage-2&holder=investigating-officer')
    assert.deepEqual(references(both), [running.reference])
    assert.deepEqual(tabs(both).slice(0, 3), ['All (1)', 'Live (1)', 'Overdue (0)'])
    assert.deepEqual(references(await get('/?procedure=tribunal')), [])
    assert.ok(references(await get('/?function=s17')).includes(running.reference))
    assert.deepEqual(references(await get('/?show=held')), [held.reference])
  })

  test('says what it is narrowed by, each with a way to take it away', async () => {
    const { get } = visiting()
    const { root } = await get('/?stage=stage-2&holder=investigating-officer&show=live')
    const chosen = root.querySelectorAll('.redress-chosen__item')
    assert.deepEqual(
      chosen.map((one) => [text(one), one.getAttribute('href')]),
      [
        ['Stage 2', '/?show=live&holder=investigating-officer'],
        ['Investigating officer', '/?show=live&stage=stage-2'],
      ],
    )
    assert.match(
      text((await get('/?procedure=tribunal')).root.querySelector('main')),
      /No complaint matches what you chose/,
    )
  })

  test('by words that were typed, which stand in no address and no log', async () => {
    const name = 'Okonkwo'
    const named = { ...fresh, people: [{ id: 'x', as: 'complainant', calledHere: `Ms ${name}` }] } as const
    const { post, lines } = visiting([named, running])
    const found = await post('/', { words: ` ${name.toUpperCase()} `, show: 'all' })
    assert.ok(references(found).includes(fresh.reference))
    assert.ok(!decodeURIComponent(found.url).toLowerCase().includes(name.toLowerCase()), found.url)
    assert.ok(!lines.join('').toLowerCase().includes(name.toLowerCase()))
    assert.equal(found.root.querySelector('input[name=words]')?.getAttribute('value'), name.toUpperCase())
    const byReference = await post('/', { words: running.reference.replaceAll('-', '') })
    assert.deepEqual(references(byReference), [running.reference])
    assert.deepEqual(references(await post('/', { words: `${running.reference} zzzz` })), [])
  })

  test('by a team and a named person, whose names stand in no address', async () => {
    const team = 'Children in Care North'
    const histories = [
      { ...running, points: [{ id: '1', says: 'Late', function: 's17', service: team } as const] },
      { ...fresh, points: [{ id: '1', says: 'Late', function: 's17', service: 'Fostering' } as const] },
    ]
    const { get } = visiting(histories)
    const plain = await get('/')
    const option = plain.root.querySelectorAll('select[name=team] option').find((one) => text(one) === `${team} (1)`)
    const found = await get(`/?team=${option?.getAttribute('value')}`)
    assert.deepEqual(references(found), [running.reference])
    assert.equal(text(found.root.querySelector('.redress-chosen__item')), team)
    const people = plain.root.querySelectorAll('select[name=person] option').slice(1)
    assert.ok(people.length > 0)
    for (const person of people) {
      const theirs = await get(`/?person=${person.getAttribute('value')}`)
      assert.match(text(person), new RegExp(`\\(${references(theirs).length}\\)$`))
    }
  })

  test('says so where the words of an address can no longer be opened', async () => {
    const { get } = visiting()
    const { root, status } = await get('/?q=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
    assert.equal(status, 200)
    assert.match(text(root.querySelector('.govuk-inset-text')), /Type them again/)
  })
})

describe('Views of the list', () => {
  test('are kept under a name with what narrows the list, shown, and removed', async () => {
    const { get, post } = visiting()
    const narrowed = await post('/', { words: running.reference, show: 'live', stage: 'stage-2' })
    const kept = await post('/views', { name: ' Mine  ', list: listIn(narrowed) })
    assert.match(kept.url, /^\/views\/[\w-]+$/)
    assert.match(text(kept.root.querySelector('h1')), /^Complaints: Mine/)
    assert.deepEqual(references(kept), [running.reference])
    assert.equal(text(kept.root.querySelector('.moj-sub-navigation [aria-current]')), 'Live (1)')

    const link = (await get('/')).root.querySelector('.redress-views__list a')
    assert.deepEqual([text(link), link?.getAttribute('href')], ['Mine', kept.url])
    const again = await post('/views', { name: 'Mine', list: listIn(await get('/?show=overdue')) })
    assert.equal(again.url, kept.url)
    assert.equal(references(again).length, 2)

    const id = kept.url.split('/').at(-1) ?? ''
    const after = await post('/views/remove', { id })
    assert.equal(after.root.querySelector('.redress-views'), null)
    assert.equal((await get(kept.url)).status, 303)
  })

  test('go on page by page as the view that they are', async () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ ...fresh, reference: `CSC-${1000 + i}` }))
    const { get, post } = visiting(many)
    const first = await post('/views', { name: 'Mine', list: listIn(await get('/?show=live')) })
    const next = first.root.querySelector('[rel=next]')?.getAttribute('href') ?? ''
    assert.equal(next, `${first.url}?page=2`)
    const second = await get(next)
    assert.match(text(second.root.querySelector('h1')), /^Complaints: Mine/)
    assert.equal(second.root.querySelector('[rel=prev]')?.getAttribute('href'), first.url)
    const third = await get(second.root.querySelector('[rel=next]')?.getAttribute('href') ?? '')
    assert.equal(new Set([first, second, third].flatMap(references)).size, 60)
  })

  test('are not kept, and it is said what to do, where it is no longer known what the list was narrowed by', async () => {
    const { get, post } = visiting()
    const sealedElsewhere = listIn(await visiting().get('/?stage=stage-2'))
    const refused = await post('/views', { name: 'Mine', list: sealedElsewhere })
    assert.equal(refused.status, 400)
    assert.match(text(refused.root.querySelector('.govuk-error-summary__list')), /Narrow the list again/)
    assert.equal(refused.root.querySelector('input[name=name]')?.getAttribute('value'), 'Mine')
    assert.equal((await get('/')).root.querySelector('.redress-views'), null)
  })

  test('need a name, and nothing that was typed is lost', async () => {
    const { get, post } = visiting()
    const list = listIn(await get('/?stage=stage-2'))
    const refused = await post('/views', { name: '  ', list })
    assert.equal(refused.status, 400)
    assert.match(text(refused.root.querySelector('title')), /^Error: /)
    assert.equal(text(refused.root.querySelector('.govuk-error-summary__list')), 'Enter a name for this view')
    assert.ok(references(refused).includes(running.reference))
    const long = 'x'.repeat(61)
    const tooLong = await post('/views', { name: long, list })
    assert.equal(tooLong.root.querySelector('input[name=name]')?.getAttribute('value'), long)
  })

  test('are refused from another site', async () => {
    const server = makeServer(office())
    for (const url of ['/', '/views', '/views/remove']) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' }
      const answer = await server.inject({ method: 'POST', url, headers, payload: 'name=x' })
      assert.equal(answer.statusCode, 403, url)
    }
  })
})
