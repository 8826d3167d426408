import { details } from '../../components/details.ts'
import { html, type Html, type Value } from '../../html.ts'

export type Folded<T> = {
  readonly items: readonly T[]
  /** How many stand open. One more is never worth a fold of its own. */
  readonly open: number
  readonly show: (items: readonly T[]) => Value
  /** What there is more of, with its number: `14 more steps`. */
  readonly more: (count: number) => string
}

/** The first of many, and the rest behind a line that says how many they are. */
export function folded<T>({ items, open, show, more }: Folded<T>): Html {
  if (items.length <= open + 1) return html`${show(items)}`
  const rest = items.slice(open)
  return html`${show(items.slice(0, open))}
${details({ classes: 'redress-more', summary: more(rest.length), text: html`${show(rest)}` })}`
}
