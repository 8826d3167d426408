import type { Target } from '../../complaint/chronology/mapping.ts'
import { fieldLabel } from './event-details.ts'
import { EVENT_WORDS } from './events.ts'

const OWN: Readonly<Record<string, string>> = {
  reference: 'The complaint’s reference',
  council: 'The council',
  coverage: 'Coverage of the record: part or whole',
}

const OTHER: Readonly<Record<string, string>> = {
  'person.class': 'Complainant: who they are to the child',
  'person.calledHere': 'Complainant: name',
  'point.says': 'What is complained about',
  'point.function': 'What is complained about: legal function',
  'point.service': 'What is complained about: team or service',
  'point.wants': 'What the complainant wants',
}

/** What a column holds, as a choice in a list: `Stage 1 answered: date`. */
export function columnInWords(target: Target | undefined): string {
  if (target === undefined) return 'Not known'
  const { type, nth, field } = target
  const again = nth > 1 ? ` (number ${nth})` : ''
  if (type === 'complaint') return OWN[field] ?? field
  if (type === 'person' || type === 'point')
    return `${OTHER[`${type}.${field}`] ?? `${type === 'person' ? 'Complainant' : 'What is complained about'}: ${fieldLabel(field).toLowerCase()}`}${again}`
  return `${EVENT_WORDS[type]}${again}: ${field === 'on' ? 'date' : fieldLabel(field).toLowerCase()}`
}
