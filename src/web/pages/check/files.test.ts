import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { HISTORIES, running } from '../../../../test/browser/histories.ts'
import { office } from '../../../../test/browser/office.ts'
import { text } from '../../../../test/browser/reading.ts'
import { documentOf, pdfOf, workbookOf, zipOf } from '../../../../test/files.ts'
import { type Fields, type Given, sendForm } from '../../../../test/sent-forms.ts'
import { writeCsvChronologies } from '../../../complaint/chronology/write-csv.ts'
import { writeJsonChronology } from '../../../complaint/chronology/write-json.ts'
import { makeServer } from '../../server.ts'

const lines: string[] = []
const server = makeServer(office(HISTORIES, lines))
const check = (fields: Fields, file?: Given) => sendForm(server, '/check', fields, file)
const given = (bytes: string | Uint8Array, name = 'file'): Given => ({ name, bytes: Buffer.from(bytes) })

const fieldError = (root: Awaited<ReturnType<typeof check>>['root']) => text(root.querySelector('#file-error'))

const DECISION = [
  'Anytown Council (99 000 303)',
  'Category : Children’s care services > Other',
  'Decision : Upheld',
  'Decision date : 03 Mar 2025',
  'Agreed action',
  '1. Within one month of my final decision the Council will apologise to Ms P.',
]

describe('A file that is given to be checked', () => {
  test('is a chronology in any form', async () => {
    const csv = writeCsvChronologies([running])
    const files = [given(writeJsonChronology(running), 'a.json'), given(csv, 'a.csv'), given(csv)]
    for (const file of files) {
      const { status, root } = await check({}, file)
      assert.equal(status, 200)
      assert.equal(text(root.querySelector('.redress-glance__first')), 'Day 31 of 65')
    }
  })

  test('is a decision, which can be taken away in every form', async () => {
    const file = given(DECISION.join('\n'), 'decision.txt')
    const { root } = await check({}, file)
    const values = root.querySelectorAll('button[name=as]').map((one) => one.getAttribute('value'))
    assert.deepEqual(values, ['decision.json', 'decision.csv', 'decision.xlsx'])
    const hidden = Object.fromEntries(
      root
        .querySelectorAll('form#checked input[type=hidden]')
        .map((one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? '']),
    )
    const json = await check({ ...hidden, as: 'decision.json' })
    assert.equal(JSON.parse(json.body).actions[0].due, '2025-04-03')
    const csv = await check({ ...hidden, as: 'decision.csv' })
    assert.match(csv.body, /99 000 303,Anytown Council,Upheld,2025-03-03,action,apology/)
    assert.equal((await check({ ...hidden, as: 'decision.xlsx' })).body.slice(0, 2), 'PK')
  })

  test('is a decision as a page, a PDF, a Word file or text', async () => {
    const pdf = pdfOf({
      pages: [DECISION.map((says, n) => ({ x: 50, y: 700 - 20 * n, says: says.replace('’', "'") }))],
    })
    const html = `<!doctype html><html><body>${DECISION.map((says) => `<p>${says}</p>`).join('')}</body></html>`
    for (const file of [given(html), given(pdf), given(documentOf(DECISION)), given(DECISION.join('\n\n'))]) {
      const { status, root } = await check({}, file)
      assert.equal(status, 200, text(root.querySelector('.govuk-error-summary')))
      assert.match(text(root.querySelector('h1')), /^Anytown Council \(99 000 303\)/)
    }
  })

  test('comes before what was pasted', async () => {
    const { root } = await check({ text: DECISION.join('\n') }, given(writeJsonChronology(running)))
    assert.match(text(root.querySelector('h1')), /^Complaint CSC-2024-031/)
  })

  test('and is neither a chronology nor a decision says what can be given', async () => {
    const letter = ['Dear Sir', 'I write about the dog.']
    const page = await check({}, given(letter.join('\n'), 'letter.txt'))
    assert.match(
      fieldError(page.root),
      /neither like .* Give a chronology as a spreadsheet or JSON, or a decision as PDF/,
    )
    const word = await check({}, given(documentOf(letter), 'letter.docx'))
    assert.match(fieldError(word.root), /no published decision: .* Give the whole decision/)
  })

  const hostile: readonly (readonly [what: string, file: () => Uint8Array, says: RegExp])[] = [
    ['nothing in it', () => Buffer.alloc(0), /./],
    [
      'macros',
      () =>
        workbookOf({ sheets: [{ name: 'x', rows: [['a', 'b']] }], more: [{ name: 'xl/vbaProject.bin', bytes: 'x' }] }),
      /holds macros/,
    ],
    [
      'a part that grows a thousand times',
      () =>
        workbookOf({
          sheets: [{ name: 'x', rows: [['a', 'b']] }],
          more: [{ name: 'xl/x.xml', bytes: Buffer.alloc(4_000_000) }],
        }),
      /grow far beyond its size/,
    ],
    [
      'a file that it calls in',
      () =>
        documentOf([], {
          head: '<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/hostname">]>',
          body: '<w:p><w:r><w:t>&out;</w:t></w:r></w:p>',
        }),
      /can call in other files/,
    ],
    ['another zip', () => zipOf([{ name: 'a.zip', bytes: zipOf([{ name: 'b', bytes: 'x' }]) }]), /packed folder/],
    [
      'half of itself',
      () => workbookOf({ sheets: [{ name: 'x', rows: [['a', 'b']] }] }).subarray(0, 900),
      /damaged, or cut short/,
    ],
    ['a picture', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), /./],
    ['endless rows', () => Buffer.from('1,2\n'.repeat(1_000_000)), /rows/],
    ['a page without words', () => pdfOf({ pages: [[]] }), /no words/],
    ['more than ten megabytes', () => Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), /larger than 10 MB/],
  ]
  test('and does harm ends in a plain error beside the field, and others are answered', async () => {
    for (const [what, file, says] of hostile) {
      const { status, root } = await check({}, given(file(), 'Private name.xlsx'))
      assert.equal(status, 400, what)
      assert.match(fieldError(root), says, what)
      assert.equal(root.querySelector('.govuk-error-summary a')?.getAttribute('href'), '#file')
      assert.ok(!root.toString().includes('Private name'), what)
      assert.equal((await server.inject('/rules')).statusCode, 200)
    }
    assert.ok(!lines.join('').includes('Private name'))
  })

  test('in a form that is no form, or too much of one, is refused', async () => {
    const send = (payload: string | Buffer, type = 'multipart/form-data; boundary=x') =>
      server.inject({ method: 'POST', url: '/check', headers: { 'content-type': type }, payload })
    const part = (name: string, value: string) =>
      `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const answers = await Promise.all([
      send('--x\r\ncontent-disposition: form-data; name="text"\r\n\r\ncut'),
      send('', 'multipart/form-data'),
      send(`${Array.from({ length: 400 }, (_, n) => part(`f${n}`, '1')).join('')}--x--\r\n`),
      send(`${part('__proto__', '1')}--x--\r\n`),
      send(`${part('n'.repeat(5000), '1')}--x--\r\n`),
      send(Buffer.alloc(30_000_000)),
    ])
    for (const { statusCode } of answers) assert.ok(statusCode >= 400 && statusCode < 500, String(statusCode))
    const [full, half] = [part('a', 'x'.repeat(14_000_000)), part('b', 'x'.repeat(14_000_000))]
    assert.equal((await send(`${full}${half}--x--\r\n`)).statusCode, 413)
    const whole = await send(`${part('text', writeJsonChronology(running))}--x--\r\n`)
    assert.equal(whole.statusCode, 200)
  })
})
