import { FACT_FORMS } from '../register/forms.ts'

/** What is recorded of somebody with a complaint: never what belongs to the register. */
export const PARTY_FORMS = {
  name: FACT_FORMS.name,
  contact: FACT_FORMS.contact,
  adjustment: FACT_FORMS.adjustment,
  language: FACT_FORMS.language,
} as const

const DONE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(PARTY_FORMS).map(([name, { done }]) => [name, done])),
  joined: 'They were added to the complaint',
  linked: 'It was recorded who they are',
  part: 'Their part was changed',
  removed: 'They were removed from the complaint',
  'taken-back': 'The entry was taken back',
  erased: 'The person was erased for good',
  equality: 'The equality answers were kept, apart from the complaint',
}

/** What an address says was just done, in words. */
export const doneIn = (done = ''): string | undefined => (Object.hasOwn(DONE, done) ? DONE[done] : undefined)
