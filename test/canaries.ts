import type { History } from '../src/complaint/history.ts'

// Words that stand nowhere else, planted in every text of a complaint that a person wrote, to be looked for where
// they must not be.

const CANARY = 'Zaunkoenig'

/** Whether somebody wrote it: codes, dates and ids have neither a capital letter nor a space. */
const isWritten = (text: string): boolean => /[A-Z ]/.test(text) && !/^\d{4}-/.test(text)

export type Planted = { readonly history: History; readonly planted: number }

/** The same complaint, with a canary in each text of it, and a reference that is one itself. */
export function withCanaries(history: History, name: string): Planted {
  let planted = 0
  const plant = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => plant(one))
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plant(one, name)]))
    if (typeof value !== 'string' || key === 'id' || !isWritten(value)) return value
    planted += 1
    return `${value} ${CANARY}${name}${planted}`
  }
  const { reference: _own, ...rest } = history
  return { history: { ...(plant(rest) as Omit<History, 'reference'>), reference: referenceOf(name) }, planted }
}

/** What a planted complaint goes by. */
export const referenceOf = (name: string): string => `Rotkehlchen-${name}`

/** Each canary in a text, once. */
export const canariesIn = (text: string): readonly string[] => [...new Set(text.match(/Zaunkoenig\w*/gi))]

/** The planted complaints whose references stand in a text. */
export const referencesIn = (text: string): readonly string[] => [...new Set(text.match(/Rotkehlchen-\w+/g))]
