import { type EqualityFigures, FEWEST } from '../../../people/equality.ts'
import { breadcrumbs } from '../../components/links.ts'
import { insetText } from '../../components/messages.ts'
import { table } from '../../components/table.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { REGISTER_PATH } from '../../paths.ts'
import { inFigures } from '../../words/numbers.ts'
import { EQUALITY_ANSWER_WORDS, EQUALITY_WORDS } from '../../words/people.ts'

export type EqualityFiguresView = {
  readonly figures: EqualityFigures
  /** Whether whoever looks has the register, from which answers are recorded. */
  readonly keepsRegister: boolean
}

/** How many people gave each answer, question by question. */
export const equalityFiguresPage = ({ figures, keepsRegister }: EqualityFiguresView): Page => ({
  title: 'Equality figures',
  part: keepsRegister ? 'register' : 'equality-figures',
  ...(keepsRegister && {
    before: breadcrumbs({ items: [{ text: 'Register', href: REGISTER_PATH }, { text: 'Equality figures' }] }),
  }),
  main: html`<h1 class="govuk-heading-xl">Equality figures</h1>
<p class="govuk-body-l">What people on the register and in complaints answered about themselves. The answers are kept apart from each person, and leave only as figures.</p>
${figures.is === 'figures' ? tables(figures) : insetText({ text: nothing(figures, keepsRegister) })}`,
})

function nothing({ is }: Exclude<EqualityFigures, { is: 'figures' }>, keepsRegister: boolean): string {
  if (is === 'too-few') return `Fewer than ${inFigures(FEWEST)} people are in the record, so no figure can be shown.`
  return keepsRegister
    ? 'No equality answers are recorded yet. They are recorded from the page of somebody on the register or in a complaint.'
    : 'No equality answers are recorded yet.'
}

type Figures = Extract<EqualityFigures, { is: 'figures' }>

const tables = ({ people, questions }: Figures): Html =>
  html`<p class="govuk-body">${inFigures(people)} people are in the record, and each question counts all of them. <strong>Not known</strong> stands for those who were not asked, or left it open.</p>
${questions.some(({ cells }) => cells.some(isHeldBack)) && held}
<div class="redress-figures">${questions.map(one)}</div>`

const isHeldBack = ({ people }: Figures['questions'][number]['cells'][number]): boolean => people === undefined

const held = html`<p class="govuk-body"><strong>Not shown</strong> stands for fewer than ${inFigures(FEWEST)} people, and for larger numbers from which those could be worked out.</p>`

const one = ({ question, cells }: Figures['questions'][number]): Html =>
  table({
    caption: EQUALITY_WORDS[question],
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [{ text: 'Answer' }, { text: 'People', format: 'numeric' }],
    rows: cells.map(({ answer, people }) => [
      { text: EQUALITY_ANSWER_WORDS[answer] ?? answer, classes: 'govuk-!-font-weight-regular' },
      {
        text: people === undefined ? html`<span class="redress-quiet">Not\u00a0shown</span>` : inFigures(people),
        format: 'numeric',
      },
    ]),
  })
