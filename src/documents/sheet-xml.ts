import { dayText } from '../kernel/day.ts'
import { dayOfSerial } from './serial.ts'
import type { Shown } from './styles.ts'

// A cell of a sheet holds a number and a style, and some of what the style says is lost by whoever reads the number alone.
// Here such cells become what they show, before the sheet is read.

/** Stands before the name of the error that a formula ended in; alone, it tells that a formula was never worked out. */
export const FAILED = '\uE000'
const FAILED_IN_XML = '&#xE000;'

const CELL =
  /<((?:\w+:)?c)\b([^<>]*)>(?:\s*(<(?:\w+:)?f\b[^<>]*(?:\/>|>[^<]*<\/(?:\w+:)?f>)))?(?:\s*<(?:\w+:)?v\b[^<>]*>([^<]*)<\/(?:\w+:)?v>|\s*(<(?:\w+:)?v\s*\/>))?\s*<\/\1>/gu
const FAR_CELL = /<(?:\w+:)?c\b[^<>]*\sr=["'][A-Z]{3,}\d+["'][^<>]*(?<!\/)>(?!\s*<\/)/u
const TYPE = /\st=["'](\w+)["']/u
const STYLE = /\ss=["'](\d+)["']/u

/**
 * The sheet with failed formulas, dates without a day and filled-up numbers as text. Nothing where a cell beyond column
 * ZZ holds something. `xml` has a character for each byte.
 */
export function plainSheet(xml: string, shown: ReadonlyMap<string, Shown>, from1904: boolean): string | undefined {
  if (FAR_CELL.test(xml)) return undefined
  return xml.replaceAll(
    CELL,
    (whole, tag: string, attributes: string, formula?: string, value?: string, none?: string) => {
      const cell = { type: TYPE.exec(attributes)?.[1] ?? 'n', formula, value: none === undefined ? value : '' }
      const text = textShown(cell, shown.get(STYLE.exec(attributes)?.[1] ?? ''), from1904)
      return text === undefined ? whole : `<${tag}${attributes.replace(TYPE, '')} t="str"><v>${text}</v></${tag}>`
    },
  )
}

type XmlCell = { readonly type: string; readonly formula: string | undefined; readonly value: string | undefined }

function textShown({ type, formula, value }: XmlCell, shown: Shown | undefined, from1904: boolean): string | undefined {
  if (type === 'e') return `${FAILED_IN_XML}${value ?? ''}`
  if (formula !== undefined && value === undefined) return FAILED_IN_XML
  if (shown === undefined || type !== 'n' || value === undefined || !/^\d+$/u.test(value)) return undefined
  if (shown.is === 'figures') return value.padStart(shown.figures, '0')
  const day = dayOfSerial(Number(value), from1904)
  // Whoever types a month into a spreadsheet gets its first day; any other day was typed as a day.
  return day !== undefined && dayText(day).endsWith('-01') ? dayText(day).slice(0, 7) : undefined
}
