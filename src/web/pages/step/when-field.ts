import { dateInput } from '../../components/date-input.ts'
import { spanOf } from '../../../kernel/day.ts'
import type { Html } from '../../html.ts'
import { type Typed, typedIn, type Wrong } from '../register/fields.ts'

// A day that may be known to the month or the year only: it is kept as it is known, and no day is made up for it.

const PARTS = ['day', 'month', 'year'] as const

export type When = { readonly name: string; readonly legend: string; readonly hint: string }

/** Three boxes, of which the year alone is enough. */
export function whenField(typed: Typed, wrong: readonly Wrong[], { name, legend, hint }: When): Html {
  const found = wrong.find((one) => one.field === name)
  const boxes = Object.fromEntries(
    PARTS.map((part) => [part, { value: typedIn(typed, `${name}-${part}`), error: found?.box === `${name}-${part}` }]),
  )
  return dateInput({
    id: name,
    namePrefix: name,
    fieldset: { legend: { text: legend } },
    hint: { text: hint },
    ...(found && { errorMessage: { text: found.says } }),
    ...boxes,
  })
}

/** `2024`, `2024-01` or `2024-01-15`, as much as was given; nothing where all is empty. */
export function whenIn(typed: Typed, name: string): string | Wrong | undefined {
  const [day = '', month = '', year = ''] = PARTS.map((part) => typedIn(typed, `${name}-${part}`))
  if (day === '' && month === '' && year === '') return undefined
  const wrongly = (box: string, says: string): Wrong => ({ field: name, box: `${name}-${box}`, says })
  if (!/^\d{4}$/.test(year)) return wrongly('year', 'Enter the year in four figures, like 2024')
  if (day !== '' && month === '') return wrongly('month', 'Enter the month as well as the day')
  const text = [year, ...[month, day].filter((part) => part !== '').map((part) => part.padStart(2, '0'))].join('-')
  return spanOf(text) ? text : wrongly(day === '' ? 'month' : 'day', 'There is no such day or month')
}

/** What the boxes hold where it is known already. */
export function whenTyped(name: string, known: string | undefined): Typed {
  const [year = '', month = '', day = ''] = (known ?? '').split('-')
  const plain = (part: string) => part.replace(/^0/, '')
  return { [`${name}-day`]: plain(day), [`${name}-month`]: plain(month), [`${name}-year`]: year }
}
