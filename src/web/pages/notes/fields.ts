import type { NotesRead } from '../../../casework/noting.ts'
import { type Day, dayInWords, dayText, parseDay } from '../../../kernel/day.ts'
import type { Note, Todo } from '../../../people/notes.ts'
import { ROLE_WORDS } from '../../../people/roles.ts'
import type { Known } from '../../colleagues.ts'
import { select } from '../../components/select.ts'
import { tag } from '../../components/tag.ts'
import { textarea } from '../../components/textarea.ts'
import { html, type Html } from '../../html.ts'
import { dayField, type Filled, wrongAt } from '../register/fields.ts'

// What the two pages of notes have in common.

export type NotesView = {
  readonly read: NotesRead
  /** Those who can be named. */
  readonly known: readonly Known[]
  /** Those who can be given a task in this complaint. */
  readonly able: readonly Known[]
  readonly today: Day
  readonly filled: Filled
}

export const nameOf = (known: readonly Known[], person: string): string => {
  const found = known.find((one) => one.person === person)
  if (!found) return 'Somebody who can no longer sign in'
  return found.ended ? `${found.name}, who has left` : found.name
}

export const dueInWords = ({ due }: Todo): string => {
  const day = parseDay(due)
  return day === undefined ? due : dayInWords(day)
}

/** Whether it is a note, or a task and how it stands. */
export function noteTag({ todo, ended }: Pick<Note, 'todo' | 'ended'>, today: Day): Html {
  if (ended?.as === 'struck') return tag({ text: 'Struck out', classes: 'govuk-tag--grey' })
  if (!todo) return tag({ text: 'Note', classes: 'govuk-tag--grey' })
  if (ended) return tag({ text: 'Done', classes: 'govuk-tag--green' })
  return todo.due < dayText(today)
    ? tag({ text: 'Overdue', classes: 'govuk-tag--red' })
    : tag({ text: 'To do', classes: 'govuk-tag--yellow' })
}

/** Words as somebody wrote them, each line of its own. */
export const asWritten = (words: string): Html => html`<div class="govuk-body redress-said">${words}</div>`

export const saysField = ({ typed, wrong }: Filled, text: string, hint: string): Html =>
  textarea({
    name: 'says',
    label: { text, classes: 'govuk-label--s' },
    hint: { text: hint },
    rows: 5,
    value: typed['says'],
    ...wrongAt(wrong, 'says'),
  })

/** Who is to do it, and by when. */
export const doingFields = (
  { able, filled }: Pick<NotesView, 'able' | 'filled'>,
  nobody: string,
): Html => html`${select({
  name: 'holder',
  label: { text: 'Who is to do it?', classes: 'govuk-label--s' },
  hint: { text: 'Only those who may read these notes' },
  items: [
    { value: '', text: nobody },
    ...able.map(({ person, name, roles }) => ({
      value: person,
      text: `${name} (${roles.map((role) => ROLE_WORDS[role].toLowerCase()).join(', ')})`,
    })),
  ],
  value: filled.typed['holder'] ?? '',
  ...wrongAt(filled.wrong, 'holder'),
})}
${dayField(filled, 'due', 'By when?', 'Any day of the week. For example, 27 3 2026')}`
