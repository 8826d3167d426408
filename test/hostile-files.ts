import type { History } from '../src/complaint/history.ts'
import { writing } from '../src/office/checking.ts'
import { workbookOf } from './files.ts'
import { HOSTILE } from './hostile-texts.ts'
import type { Given } from './sent-forms.ts'

// Files whose names, sheets, headings and cells are hostile texts, of each kind that the check takes.

const given = (bytes: string | Uint8Array, name: string): Given => ({ name, bytes: Buffer.from(bytes) })

/** No text that a name of a file, a sheet or a heading cannot be. */
const named = (texts: readonly string[]): readonly string[] => texts.map((text) => text.replaceAll(/[\0\r\n]/g, ''))

export function hostileFiles([all, ...complaints]: readonly History[]): readonly Given[] {
  const headings = named(HOSTILE)
  const [image = '', ...more] = headings
  const nth = (at: number) => more[at % more.length] ?? ''
  const rows = HOSTILE.map((text, at) => headings.map((_, column) => nth(at + column) || text))
  const sheet = (name: string) => ({ name, rows: [headings, ...rows.slice(0, 4)] })
  const wrong = all && { ...all, coverage: image, events: [{ type: image }, ...all.events.slice(0, 3)] }
  return [
    given(workbookOf({ sheets: [sheet(image), sheet(nth(40))] }), `${nth(1)}.xlsx`),
    given(workbookOf({ sheets: [{ name: nth(33), rows: [headings, ...rows.slice(0, 9)] }] }), `${image}.xlsx`),
    given([headings, ...rows.slice(0, 5)].map((row) => row.map(quoted).join(',')).join('\n'), `${nth(34)}.csv`),
    given(JSON.stringify({ format: 'redress-chronology/1', ...wrong }), `${nth(35)}.json`),
    given(writing.writeJson(complaints[1] ?? ({} as History)), `${nth(2)}.json`),
    given(
      `<!doctype html><title>${image}</title>${HOSTILE.map((text) => `<p>${text}</p>`).join('\n')}`,
      `${nth(3)}.html`,
    ),
  ]
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
