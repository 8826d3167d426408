import type { History } from '../src/complaint/history.ts'
import type { PersonFact } from '../src/people/person.ts'

// Words that stand nowhere else, planted in every text of a complaint or a person that somebody wrote, to be looked for where
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

/** What is recorded of a planted person: every kind of entry, with a canary in each text of it. */
export const personWithCanaries = (name: string): readonly [Named, ...PersonFact[]] => [
  { type: 'person-recorded', name: `${CANARY}${name}1 ${personNameOf(name)}` },
  ...[
    { type: 'contact-recorded', means: 'email', value: `${name}@a`, safety: 'only-by', because: '2' },
    { type: 'adjustment-recorded', says: '3' },
    { type: 'language-recorded', language: '4', interpreter: true },
    { type: 'register-entered', on: '2024-01-08', as: ['independent-person'], skills: [], supplier: '5' },
    { type: 'declaration-made', on: '2024-09-02', answers: [] },
  ].map((fact) => planting(fact as PersonFact, name)),
]

type Named = Extract<PersonFact, { type: 'person-recorded' }>

const WORDED = new Set(['value', 'because', 'says', 'language', 'supplier'])

const planting = (fact: PersonFact, name: string): PersonFact =>
  Object.fromEntries(
    Object.entries(fact).map(([key, value]) => [key, WORDED.has(key) ? `${CANARY}${name}${String(value)}` : value]),
  ) as PersonFact

/** A part of what a planted person is called. */
export const personNameOf = (name: string): string => `Goldammer-${name}`

/** The planted people whose names stand in a text. */
export const personNamesIn = (text: string): readonly string[] => [...new Set(text.match(/Goldammer-\w+/g))]
