import type { Looks, PersonReaders, Readers } from '../../../casework/looking.ts'
import { breadcrumbs } from '../../components/links.ts'
import { insetText } from '../../components/messages.ts'
import { pagination } from '../../components/pagination.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { casePath, LIST_PATH, personReadersPath, readersPath, REGISTER_PATH, registerPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { stackingTable } from '../../stacking-table.ts'
import { momentInWords } from '../../dates.ts'
import { READ_WORDS, whoInWords, whyInWords } from './words.ts'

/** A page of looks at one thing, and what is said of it. */
type Looked = {
  /** What it is called in a sentence. */
  readonly of: string
  readonly caption: string
  readonly path: (before?: number) => string
}

type When = {
  /** Whether it is not the first page. */
  readonly older: boolean
}

/** A page of those who looked at a complaint. */
export function readersPage(readers: Readers, when: When): Page {
  const reference = referenceInWords(readers.reference)
  return {
    title: `Who has looked at complaint ${reference}`,
    part: 'complaints',
    before: breadcrumbs({
      items: [
        { text: 'Complaints', href: LIST_PATH },
        { text: reference, href: casePath(readers.reference) },
        { text: 'Who has looked' },
      ],
    }),
    main: whoLooked(readers, when, {
      of: 'this complaint',
      caption: `Complaint ${reference}`,
      path: (before) => readersPath(readers.reference, before),
    }),
  }
}

/** A page of those who looked at somebody on the register. */
export const personReadersPage = (readers: PersonReaders, when: When): Page => ({
  title: `Who has looked at ${readers.name}`,
  part: 'register',
  before: breadcrumbs({
    items: [
      { text: 'Register', href: REGISTER_PATH },
      { text: readers.name, href: registerPath(readers.id) },
      { text: 'Who has looked' },
    ],
  }),
  main: whoLooked(readers, when, {
    of: 'this person',
    caption: readers.name,
    path: (before) => personReadersPath(readers.id, before),
  }),
})

const whoLooked = (all: Looks, { older }: When, looked: Looked): Html =>
  html`<span class="govuk-caption-xl">${looked.caption}</span>
<h1 class="govuk-heading-xl">Who has looked</h1>
<p class="govuk-body-l">Every look at ${looked.of} is written down before anything is shown. Nothing in this service changes or removes an entry.</p>
${all.looks.length > 0 ? looks(all) : nobody(looked, older)}
${pages(all, older, looked)}
<p class="govuk-body">That you looked at this page is written down too. It is shown when the page is next opened.</p>`

const looks = ({ looks: all }: Looks): Html =>
  stackingTable({
    caption: 'The latest first',
    captionClasses: 'govuk-table__caption--s',
    head: ['When', 'Who', 'What they did'],
    rows: all.map((look) => ({
      cells: [
        { text: momentInWords(look.at) },
        { text: [whoInWords(look), whyInWords(look)].filter((part) => part !== undefined).join(', ') },
        { text: READ_WORDS[look.what] },
      ],
    })),
  })

const nobody = ({ of }: Looked, older: boolean): Html =>
  insetText({ text: older ? 'There is nothing older.' : `Nobody has looked at ${of} before you.` })

const pages = ({ olderThan }: Looks, older: boolean, { path }: Looked): Html | false =>
  (older || olderThan !== undefined) &&
  pagination({
    landmarkLabel: 'Older and newer looks',
    ...(older && { previous: { href: path(), text: 'The latest' } }),
    ...(olderThan !== undefined && { next: { href: path(olderThan), text: 'Older' } }),
  })
