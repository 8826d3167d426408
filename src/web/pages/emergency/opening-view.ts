import type { OpeningLooks } from '../../../casework/looking.ts'
import type { Colleague } from '../../colleagues.ts'
import { button } from '../../components/button.ts'
import { breadcrumbs } from '../../components/links.ts'
import { insetText } from '../../components/messages.ts'
import { radios } from '../../components/radios.ts'
import { summaryList } from '../../components/summary-list.ts'
import { textarea } from '../../components/textarea.ts'
import { momentInWords, timeInWords } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { LIST_PATH, openingPath, OPENINGS_PATH } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { stackingTable } from '../../stacking-table.ts'
import { READ_WORDS } from '../reads/words.ts'
import { wrongAt, wrongSummary, type Wrong } from '../register/fields.ts'
import { FOUND_TAGS, nameIn, OPENINGS_TITLE } from './openings-view.ts'

export type OpeningView = OpeningLooks & {
  readonly people: readonly Colleague[]
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly wrong: readonly Wrong[]
}

/** One opening: who, when and why, what they looked at by it, and what somebody else found. */
export function openingPage(view: OpeningView): Page {
  const { opening, wrong } = view
  const reference = referenceInWords(opening.reference)
  return {
    title: `Emergency opening of complaint ${reference}`,
    part: 'complaints',
    wrong: wrong.length > 0,
    before: breadcrumbs({
      items: [
        { text: 'Complaints', href: LIST_PATH },
        { text: OPENINGS_TITLE, href: OPENINGS_PATH },
        { text: reference },
      ],
    }),
    main: html`${wrongSummary(wrong)}
<h1 class="govuk-heading-xl">Emergency opening of complaint ${reference}</h1>
${summaryList({ rows: rowsOf(view) })}
${looks(view)}
${review(view)}`,
  }
}

function rowsOf({ opening, people }: OpeningView) {
  const { at, until, person, reason, name, confirmedBy, review: found } = opening
  const row = (key: string, text: string | Html) => ({ key: { text: key }, value: { text } })
  return [
    row('Opened by', name ?? nameIn(people, person)),
    row('Opened', `${momentInWords(at)}, for reading until ${timeInWords(until)}`),
    ...(confirmedBy === undefined
      ? []
      : [
          row('Confirmed by', nameIn(people, confirmedBy)),
          row('What could be read', 'Contacts and risks alone, while looks could not be recorded'),
        ]),
    row('Reason', reason),
    ...(found
      ? [
          row('Found', FOUND_TAGS[found.found]),
          row('By', html`${nameIn(people, found.by)}, ${momentInWords(found.at)}`),
          row('In words', found.says),
        ]
      : []),
  ]
}

const looks = ({ looks: all }: OpeningView): Html =>
  all.length === 0
    ? insetText({ text: 'Nothing was looked at by this opening.' })
    : stackingTable({
        caption: 'What was looked at by it',
        head: ['When', 'What they did'],
        rows: all.map(({ at, what }) => ({ cells: [{ text: momentInWords(at) }, { text: READ_WORDS[what] }] })),
      })

function review({ opening, typed, wrong }: OpeningView): Html | false {
  if (opening.review) return false
  if (opening.own) return insetText({ text: 'You opened or confirmed this, so somebody else reviews it.' })
  return html`<section class="redress-section" aria-labelledby="review"><h2 class="govuk-heading-l" id="review">Your review</h2>
<form class="redress-form" method="post" action="${openingPath(opening.opening)}" novalidate>
${radios({
  name: 'found',
  fieldset: { legend: { text: 'Was it justified?', classes: 'govuk-fieldset__legend--s' } },
  hint: { text: 'Ask whoever opened it, and see that what they looked at fits the reason' },
  items: [
    { value: 'justified', text: 'Yes' },
    { value: 'not-justified', text: 'No', hint: { text: 'Where it is still open, it closes at once' } },
  ],
  value: typed['found'],
  ...wrongAt(wrong, 'found'),
})}
${textarea({
  name: 'says',
  label: { text: 'What did you find?', classes: 'govuk-label--s' },
  hint: { text: 'Whom you asked, what they said, and what follows from it' },
  rows: 4,
  value: typed['says'],
  ...wrongAt(wrong, 'says'),
})}
${button({ text: 'Record this review' })}
</form></section>`
}
