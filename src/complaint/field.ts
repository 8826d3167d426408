/**
 * The shape of one field of the published vocabulary, as data: it drives the types below, the checking of
 * a chronology, the columns of a spreadsheet and, later, a form.
 */
export type Field<Value> = FieldShape & { readonly __value?: Value }

export type FieldShape =
  | { readonly is: 'text' | 'flag' | 'date' | 'when' | 'instant' | 'due' | 'amount' | 'whole-number' }
  | { readonly is: 'choice'; readonly of: readonly string[] }
  | { readonly is: 'list'; readonly of: FieldShape }
  | { readonly is: 'text-or-list'; readonly of: FieldShape }
  | { readonly is: 'record'; readonly of: Readonly<Record<string, FieldShape>>; readonly needs: readonly string[] }
  | { readonly is: 'event' }

/** A date counted from a decision or an event: `{ "n": 4, "unit": "weeks" }`. */
export type Counted = { readonly n: number; readonly unit: Unit }
export type Unit = 'days' | 'working-days' | 'weeks' | 'months'
export const UNITS = ['days', 'working-days', 'weeks', 'months'] as const satisfies readonly Unit[]

/** Prose, exactly as written. `""` is known to be empty; an absent text is not known. */
export const text: Field<string> = { is: 'text' }
export const flag: Field<boolean> = { is: 'flag' }
/** A full date, `YYYY-MM-DD`. */
export const date: Field<string> = { is: 'date' }
/** A date at the precision that is known: `2021`, `2021-06`, `2021-06-14`. */
export const when: Field<string> = { is: 'when' }
/** A moment with its offset from universal time: `2021-06-14T09:30:00Z`. */
export const instant: Field<string> = { is: 'instant' }
/** A full date, or a number of units from the decision. */
export const due: Field<string | Counted> = { is: 'due' }
/** Pounds, as the decisions give them; two decimals at most. */
export const amount: Field<number> = { is: 'amount' }
export const wholeNumber: Field<number> = { is: 'whole-number' }
export const choice = <const T extends readonly string[]>(...of: T): Field<T[number]> => ({ is: 'choice', of })
export const list = <T>(of: Field<T>): Field<readonly T[]> => ({ is: 'list', of })
/** One text, or a list of them. */
export const textOrList = <T>(of: Field<T>): Field<T | readonly T[]> => ({ is: 'text-or-list', of })
/** The corrected event of a `correction-made`, or null where it never happened. */
export const anEvent: Field<unknown> = { is: 'event' }

type Valued<F> = F extends { readonly __value?: infer V } ? Exclude<V, undefined> : never

/** Optional keys are unknown when absent; the keys named in `needs` must be there. */
export type RecordOf<S extends Readonly<Record<string, FieldShape>>, N extends keyof S = never> = {
  readonly [K in keyof S as K extends N ? K : never]: Valued<S[K]>
} & { readonly [K in keyof S as K extends N ? never : K]?: Valued<S[K]> }

export const record = <
  const S extends Readonly<Record<string, FieldShape>>,
  const N extends readonly (keyof S & string)[],
>(
  of: S,
  needs: N,
): Field<RecordOf<S, N[number]>> => ({ is: 'record', of, needs })
