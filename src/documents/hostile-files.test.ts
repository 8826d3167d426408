import assert from 'node:assert/strict'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { documentOf, pdfOf, typesOf, workbookOf, zipOf, type ZipEntry } from '../../test/files.ts'
import type { FileProblemCause } from '../casework/file-reader-port.ts'
import { makeFileReader } from './file-reader.ts'
import { readerOf } from './read-bytes.ts'

// Files that are made to do harm, or that somebody sends by mistake. Each ends in a plain answer, in time, while the
// process that asked goes on answering others.

const SECONDS = 5
const reader = makeFileReader({ limits: { seconds: SECONDS, memoryMB: 256 }, mostWaiting: 100 })

const latin = (text: string) => Buffer.from(text, 'latin1')
const inSheet = (cells: string) =>
  workbookOf({
    sheets: [{ name: 'x', rows: [['a', 'b']] }],
    altered: (name, xml) => (name.includes('/sheet1') ? xml.replace('</sheetData>', `${cells}</sheetData>`) : xml),
  })
const workbook = (more: readonly ZipEntry[]) => workbookOf({ sheets: [{ name: 'x', rows: [['a', 'b']] }], more })
const content = (bytes: Uint8Array, filters = '/FlateDecode') => pdfOf({ pages: [[]], content: { bytes, filters } })
const page = [{ x: 50, y: 700, says: 'A page' }]

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
  { length: 9 },
  (_, n) => `<!ENTITY lol${n + 1} "${`&lol${n === 0 ? '' : n};`.repeat(10)}">`,
).join('')}]>`
const OUTSIDE = '<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/hostname">]>'
const PASSWORD = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`
const ITSELF = [
  '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 4 0 R >> >> /Length 11 >>\nstream\n/A Do /A Do\nendstream',
]

/** A hundred and fifty megabytes of spaces, packed. */
const GROWS = deflateSync(Buffer.alloc(150_000_000, ' '), { level: 1 })

type Hostile = readonly [what: string, file: () => Uint8Array, ...because: FileProblemCause[]]

/** What is refused before any library sees it. */
const AT_SIGHT: readonly Hostile[] = [
  ['nothing', () => latin(''), 'empty'],
  ['white space', () => latin(' \n\t'), 'empty'],
  ['noughts', () => Buffer.alloc(5000), 'wrong-kind'],
  ['a picture called a spreadsheet', () => latin('\x89PNG\r\n\x1a\n'), 'wrong-kind'],
  [
    'an old workbook',
    () => Buffer.concat([latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.from('Workbook', 'utf16le')]),
    'old-format',
  ],
  [
    'a locked workbook',
    () => Buffer.concat([latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.from('EncryptedPackage', 'utf16le')]),
    'locked',
  ],
  [
    'a binary workbook',
    () =>
      zipOf([
        {
          name: '[Content_Types].xml',
          bytes: '<x ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>',
        },
      ]),
    'old-format',
  ],
  [
    'an OpenDocument sheet',
    () => zipOf([{ name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }]),
    'wrong-kind',
  ],
  [
    'a presentation',
    () => zipOf([{ name: '[Content_Types].xml', bytes: typesOf('presentationml.presentation.main+xml', 'p.xml') }]),
    'wrong-kind',
  ],
  ['a workbook with macros', () => workbook([{ name: 'xl/vbaProject.bin', bytes: 'x' }]), 'has-macros'],
  ['a workbook with macros of 1992', () => workbook([{ name: 'xl/macrosheets/sheet1.xml', bytes: 'x' }]), 'has-macros'],
  [
    'a document with macros',
    () => documentOf(['x'], { more: [{ name: 'word/vbaProject.bin', bytes: 'x' }] }),
    'has-macros',
  ],
  [
    'a type that allows macros',
    () =>
      zipOf([
        {
          name: '[Content_Types].xml',
          bytes: '<x ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
        },
      ]),
    'has-macros',
  ],
  ['a zip within a zip', () => zipOf([{ name: 'a.zip', bytes: zipOf([{ name: 'b', bytes: 'x' }]) }]), 'wrong-kind'],
  [
    'a part that grows a thousand times',
    () => workbook([{ name: 'xl/x.xml', bytes: Buffer.alloc(4_000_000) }]),
    'unsafe',
  ],
  [
    'a part that grows beyond its word',
    () => workbook([{ name: 'xl/x.xml', bytes: Buffer.alloc(4_000_000), claims: { size: 9 } }]),
    'unsafe',
  ],
  [
    'parts that are one part',
    () =>
      workbook(
        Array.from({ length: 500 }, (_, n) => ({ name: `xl/${n}.xml`, bytes: 'abc'.repeat(9), sharesData: n > 0 })),
      ),
    'unsafe',
  ],
  [
    'three thousand parts',
    () => workbook(Array.from({ length: 3000 }, (_, n) => ({ name: `xl/${n}`, bytes: '', stored: true }))),
    'too-big',
  ],
  [
    'entities of entities in a workbook',
    () =>
      workbookOf({
        sheets: [{ name: 'x', rows: [['a', 'b']] }],
        altered: (name, xml) =>
          name.includes('shared') ? xml.replace('<sst', `${LAUGHS}<sst`).replace('<t', '<t>&lol9;</t><t') : xml,
      }),
    'unsafe',
  ],
  [
    'an outside file in a document',
    () => documentOf([], { head: OUTSIDE, body: '<w:p><w:r><w:t>&out;</w:t></w:r></w:p>' }),
    'unsafe',
  ],
]

/** What a library would read, for as long and with as much memory as it takes. */
const IN_READING: readonly Hostile[] = [
  ['more than twenty megabytes', () => Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 'too-big'],
  [
    'endless rows',
    () =>
      inSheet(
        Array.from({ length: 50_010 }, (_, n) => `<row r="${n + 2}"><c r="A${n + 2}"><v>${n}</v></c></row>`).join(''),
      ),
    'too-big',
  ],
  ['a cell beyond all columns', () => inSheet('<row r="2"><c r="XFD2"><v>1</v></c></row>'), 'too-big'],
  [
    'a cell of a million letters',
    () => inSheet(`<row r="2"><c r="A2" t="inlineStr"><is><t>${'word '.repeat(20_000)}</t></is></c></row>`),
    'too-big',
  ],
  ['rows out of order', () => inSheet('<row r="1"><c r="A1"><v>1</v></c></row>'), 'damaged'],
  ['a workbook cut short', () => workbook([]).subarray(0, 900), 'damaged'],
  ['a sheet that is no XML', () => inSheet('<row <<< & >'), 'damaged'],
  [
    'paragraphs within paragraphs',
    () => documentOf([], { body: Array.from({ length: 60_000 }, (_, n) => `<w:p w:n="${n}">`).join('') }),
    'damaged',
    'too-big',
  ],
  ['a document of nothing', () => documentOf([]), 'no-text'],
  ['a PDF whose page grows to 150 MB', () => content(GROWS), 'too-big'],
  ['the same, packed twice', () => content(deflateSync(GROWS), '[/FlateDecode /FlateDecode]'), 'too-big'],
  [
    'a PDF of two million words',
    () => content(deflateSync(Buffer.from('BT /F1 9 Tf (a) Tj ET '.repeat(2_000_000)), { level: 1 })),
    'too-big',
    'took-too-long',
  ],
  [
    'a PDF that draws itself within itself',
    () =>
      pdfOf({
        pages: [[]],
        resources: '/XObject << /A 4 0 R >>',
        objects: ITSELF,
        content: { bytes: deflateSync(Buffer.from('/A Do')), filters: '/FlateDecode' },
      }),
    'no-text',
  ],
  ['a PDF of 501 pages', () => pdfOf({ pages: Array.from({ length: 501 }, () => page) }), 'too-big'],
  [
    'a PDF whose pages hold themselves',
    () =>
      latin(
        pdfOf({ pages: [page] })
          .toString('latin1')
          .replace('/Kids [4 0 R]', '/Kids [2 0 R]'),
      ),
    'damaged',
  ],
  ['a PDF behind a password', () => pdfOf({ pages: [page], trailer: PASSWORD }), 'locked'],
  ['a PDF cut short', () => pdfOf({ pages: [page] }).subarray(0, 200), 'damaged'],
  ['a table of endless rows', () => latin('1,2\n'.repeat(1_000_000)), 'too-big'],
  ['a table of endless columns', () => latin(`${'x,'.repeat(2000)}\n`.repeat(50)), 'too-big'],
  ['a page of endless lines', () => latin(`<!doctype html>${'<p>a'.repeat(200_000)}`), 'too-big'],
]

describe('a hostile file', () => {
  const server = createServer((_, response) => response.end('here'))
  const finished = new AbortController()
  const took: number[] = []
  const ask = async (): Promise<void> => {
    const { port } = server.address() as AddressInfo
    while (!finished.signal.aborted) {
      const asked = performance.now()
      const status = await new Promise((resolve, reject) =>
        get({ port, agent: false }, (response) => response.resume().on('end', () => resolve(response.statusCode))).on(
          'error',
          reject,
        ),
      )
      assert.equal(status, 200)
      took.push(performance.now() - asked)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  after(() => server.close())

  for (const [what, file, because] of AT_SIGHT)
    test(`of ${what} is refused at sight: ${because}`, async () => {
      const read = await (await readerOf(file(), false))()
      assert.equal(!read.ok && read.error.because, because)
    })

  test('that has to be read is stopped in time, and others are answered meanwhile', async () => {
    const made = IN_READING.map(([what, file, ...because]) => ({ what, bytes: file(), because }))
    const began = performance.now()
    const answering = ask()
    const found = await Promise.all(
      made.map(async ({ what, bytes, because }) => {
        const read = await reader.readFile(bytes, 'file')
        if (read.ok) return `${what}: was read`
        return because.includes(read.error.because) ? undefined : `${what}: ${JSON.stringify(read.error)}`
      }),
    )
    finished.abort()
    await answering
    assert.deepEqual(
      found.filter((one) => one !== undefined),
      [],
    )
    // On a busy machine an answer may wait for its turn; a process that read by itself would keep all of them waiting.
    assert.ok(took.length > (performance.now() - began) / 1000, `only ${took.length} answers to others`)
  })

  test('that would be read for ever is stopped at its time', async () => {
    const attributes = Array.from({ length: 400_000 }, (_, n) => ` r="AAA${n}`).join('')
    const endless = workbookOf({
      sheets: [{ name: 'x', rows: [] }],
      altered: (name, xml) => (name.includes('/sheet1') ? `${xml}<c${attributes}` : xml),
    })
    const hasty = makeFileReader({ limits: { seconds: 1, memoryMB: 256 } })
    const read = await hasty.readFile(endless, 'file')
    assert.equal(!read.ok && read.error.says, 'Reading the file took longer than 1 second.')
  })

  test('with bytes changed at random is read or refused, and the reader goes on', async () => {
    const whole = [
      workbookOf({
        sheets: [
          {
            name: 'x',
            rows: [
              ['Ref', 'When'],
              ['1', { day: '2025-03-02' }],
            ],
          },
        ],
      }),
      documentOf(['A document', { item: 'of three' }, 'paragraphs']),
      pdfOf({ pages: [page, page] }),
    ]
    let seed = 7
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
    const changed = Array.from({ length: 6 }, (_, n) => {
      const bytes = Buffer.from(whole[n % whole.length] ?? '')
      for (let at = 0; at < 6; at += 1) bytes[random(bytes.length)] = random(256)
      return bytes
    })
    const read = await Promise.all(changed.map((bytes) => reader.readFile(bytes, 'file')))
    assert.ok(read.every((file) => file.ok || file.error.says !== ''))
    const afterwards = await reader.readFile(Buffer.from('reference,type\nC-1,resumed\n'), 'x')
    assert.equal(afterwards.ok && afterwards.value.is, 'rows')
  })
})
