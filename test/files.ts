import { crc32, deflateRawSync, deflateSync } from 'node:zlib'

// Files as offices make them, and as nobody should, built byte by byte so that a test says what is in them.

export type ZipEntry = {
  readonly name: string
  readonly bytes: Uint8Array | string
  readonly stored?: boolean
  /** What the directory says instead of the truth. */
  readonly claims?: {
    readonly size?: number
    readonly packed?: number
    readonly flags?: number
    readonly method?: number
  }
  /** Points at the data of the entry before instead of at its own. */
  readonly sharesData?: boolean
}

const number = (value: number, bytes: 2 | 4): Buffer => {
  const written = Buffer.alloc(bytes)
  written.writeUIntLE(value, 0, bytes)
  return written
}

/** Packs entries as a zip. */
export function zipOf(entries: readonly ZipEntry[], comment = ''): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  let before = 0
  for (const { name, bytes, stored = false, claims = {}, sharesData = false } of entries) {
    const plain = Buffer.from(bytes)
    const data = stored ? plain : deflateRawSync(plain)
    const written = Buffer.from(name)
    const described = Buffer.concat([
      number(20, 2),
      number(claims.flags ?? 0, 2),
      number(claims.method ?? (stored ? 0 : 8), 2),
      number(0, 4),
      number(crc32(plain), 4),
      number(claims.packed ?? data.length, 4),
      number(claims.size ?? plain.length, 4),
      number(written.length, 2),
      number(0, 2),
    ])
    const start = sharesData ? before : at
    central.push(number(0x02014b50, 4), number(20, 2), described, Buffer.alloc(10), number(start, 4), written)
    if (sharesData) continue
    before = at
    const part = Buffer.concat([number(0x04034b50, 4), described, written, data])
    local.push(part)
    at += part.length
  }
  const directory = Buffer.concat(central)
  const count = number(entries.length & 0xffff, 2)
  const end = [number(0x06054b50, 4), number(0, 4), count, count, number(directory.length, 4), number(at, 4)]
  return Buffer.concat([...local, directory, ...end, number(comment.length, 2), Buffer.from(comment)])
}

/** A cell: text, a number, or with its format, formula or error as a workbook stores it. */
export type MadeCell =
  | string
  | number
  | boolean
  | null
  | { readonly day: string; readonly format?: 'date' | 'month'; readonly time?: number }
  | { readonly formula: string; readonly value?: string }
  | { readonly error: string }
  | { readonly figures: number; readonly padded: number }
  | { readonly inline: string }
  /** A date as text, as the strict form of a workbook has them. */
  | { readonly iso: string }

export type MadeWorkbook = {
  readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly MadeCell[])[] }[]
  readonly from1904?: boolean
  readonly more?: readonly ZipEntry[]
  /** Changes the parts as they would be written. */
  readonly altered?: (name: string, xml: string) => string
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const letters = (at: number): string =>
  at < 26 ? String.fromCodePoint(65 + at) : letters(Math.floor(at / 26) - 1) + letters(at % 26)

const DAY = 86_400_000
const serialOf = (day: string, from1904: boolean): number =>
  (Date.parse(`${day}T00:00:00Z`) - Date.UTC(from1904 ? 1904 : 1899, from1904 ? 0 : 11, from1904 ? 1 : 30)) / DAY

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** Styles 1 to 3: a date, a month and a year, a number of five figures. */
const STYLES = `${HEAD}<styleSheet ${MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="mmm\\-yy;@"/><numFmt numFmtId="165" formatCode="00000"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`

/** An Excel workbook (.xlsx). */
export function workbookOf({ sheets, from1904 = false, more = [], altered = (_, xml) => xml }: MadeWorkbook): Buffer {
  const strings: string[] = []
  const places = new Map<string, number>()
  const shared = (text: string): number => {
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, strings.length)
    return strings.push(text) - 1
  }
  const cellXml = (cell: MadeCell, at: string): string => {
    if (cell === null) return ''
    if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${shared(cell)}</v></c>`
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
    if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${Number(cell)}</v></c>`
    if ('day' in cell) {
      const style = cell.format === 'month' ? 2 : 1
      return `<c r="${at}" s="${style}"><v>${serialOf(cell.day, from1904) + (cell.time ?? 0)}</v></c>`
    }
    if ('error' in cell) return `<c r="${at}" t="e"><f>A1</f><v>${cell.error}</v></c>`
    if ('iso' in cell) return `<c r="${at}" t="d"><v>${cell.iso}</v></c>`
    if ('inline' in cell) return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell.inline)}</t></is></c>`
    if ('figures' in cell) return `<c r="${at}" s="3"><v>${cell.padded}</v></c>`
    const value = cell.value === undefined ? '' : `<v>${escaped(cell.value)}</v>`
    return `<c r="${at}"${cell.value === undefined ? '' : ' t="str"'}><f>${escaped(cell.formula)}</f>${value}</c>`
  }
  const sheetXml = (rows: MadeWorkbook['sheets'][number]['rows']): string => {
    const written = rows.map((cells, row) => {
      const inRow = cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`)).join('')
      return inRow === '' ? '' : `<row r="${row + 1}">${inRow}</row>`
    })
    return `${HEAD}<worksheet ${MAIN}><sheetData>${written.join('')}</sheetData></worksheet>`
  }
  const sheetParts = sheets.map(({ rows }, n) => [`xl/worksheets/sheet${n + 1}.xml`, sheetXml(rows)] as const)
  const listed = sheets.map(({ name }, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`)
  const related = sheets.map(
    (_, n) => `<Relationship Id="rId${n + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`,
  )
  const parts: (readonly [name: string, xml: string])[] = [
    ['[Content_Types].xml', typesOf('spreadsheetml.sheet.main+xml', 'xl/workbook.xml')],
    [
      '_rels/.rels',
      relationsOf(`<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/>`),
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationsOf(
        `${related.join('')}<Relationship Id="s" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="t" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>`,
      ),
    ],
    ['xl/styles.xml', STYLES],
    [
      'xl/sharedStrings.xml',
      `${HEAD}<sst ${MAIN}>${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ],
    ...sheetParts,
  ]
  return zipOf([...parts.map(([name, xml]) => ({ name, bytes: altered(name, xml) })), ...more])
}

export const typesOf = (type: string, part: string): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}"/></Types>`

const relationsOf = (relations: string): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations}</Relationships>`

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** A paragraph of a Word document; `list` is a level of a numbered list. */
export type MadeParagraph = string | { readonly item: string }

/** A Word document (.docx) of paragraphs, or with a body of one's own. */
export function documentOf(
  paragraphs: readonly MadeParagraph[],
  { more = [], body, head = HEAD }: { more?: readonly ZipEntry[]; body?: string; head?: string } = {},
): Buffer {
  const written = paragraphs.map((paragraph) => {
    const text = typeof paragraph === 'string' ? paragraph : paragraph.item
    const list =
      typeof paragraph === 'string' ? '' : '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return `<w:p>${list}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`
  })
  const numbering = `${HEAD}<w:numbering xmlns:w="${WORD}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
  return zipOf([
    { name: '[Content_Types].xml', bytes: typesOf('wordprocessingml.document.main+xml', 'word/document.xml') },
    {
      name: '_rels/.rels',
      bytes: relationsOf(`<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/>`),
    },
    {
      name: 'word/_rels/document.xml.rels',
      bytes: relationsOf(`<Relationship Id="rId1" Type="${RELATIONS}/numbering" Target="numbering.xml"/>`),
    },
    { name: 'word/numbering.xml', bytes: numbering },
    {
      name: 'word/document.xml',
      bytes: `${head}<w:document xmlns:w="${WORD}"><w:body>${body ?? written.join('')}</w:body></w:document>`,
    },
    ...more,
  ])
}

/** A line of a page: where it stands, in points from the left and from the foot, and what it says. */
export type MadeLine = { readonly x: number; readonly y: number; readonly says: string }

export type MadePdf = {
  readonly pages: readonly (readonly MadeLine[])[]
  /** Entries of the trailer, such as that of an encrypted file. */
  readonly trailer?: string
  /** What a page's content is instead of its lines, and how it is packed. */
  readonly content?: { readonly bytes: Uint8Array; readonly filters: string }
  readonly resources?: string
  /** Further objects, numbered from 4 on before the pages. */
  readonly objects?: readonly string[]
}

/** A PDF in Helvetica. */
export function pdfOf({ pages, trailer = '', content, resources = '', objects = [] }: MadePdf): Buffer {
  const first = 4 + objects.length
  const kids = pages.map((_, n) => `${first + 2 * n} 0 R`).join(' ')
  const bodies: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'),
    ...objects.map((object) => Buffer.from(object)),
  ]
  for (const [n, lines] of pages.entries()) {
    bodies.push(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> ${resources} >> /Contents ${first + 2 * n + 1} 0 R >>`,
      ),
    )
    const shown = lines.map(
      ({ x, y, says }) => `BT /F1 11 Tf ${x} ${y} Td (${says.replaceAll(/[\\()]/gu, '\\$&')}) Tj ET`,
    )
    const bytes = content?.bytes ?? deflateSync(Buffer.from(shown.join('\n'), 'latin1'))
    const filters = content?.filters ?? '/FlateDecode'
    bodies.push(
      Buffer.concat([
        Buffer.from(`<< /Length ${bytes.length} /Filter ${filters} >>\nstream\n`),
        bytes,
        Buffer.from('\nendstream'),
      ]),
    )
  }
  const written: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places: number[] = []
  let at = 9
  for (const [n, body] of bodies.entries()) {
    const object = Buffer.concat([Buffer.from(`${n + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    places.push(at)
    written.push(object)
    at += object.length
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${places.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([...written, Buffer.from(end)])
}
