import type { Readers } from '../../../casework/looking.ts'
import { breadcrumbs } from '../../components/links.ts'
import { insetText } from '../../components/messages.ts'
import { pagination } from '../../components/pagination.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { casePath, LIST_PATH, readersPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { stackingTable } from '../../stacking-table.ts'
import { momentInWords } from '../../dates.ts'
import { READ_WORDS, whoInWords } from './words.ts'

/** A page of those who looked at a complaint; `older` where it is not the first. */
export function readersPage(readers: Readers, { older }: { readonly older: boolean }): Page {
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
    main: html`<span class="govuk-caption-xl">Complaint ${reference}</span>
<h1 class="govuk-heading-xl">Who has looked</h1>
<p class="govuk-body-l">Every look at this complaint is written down before anything of it is shown. Nothing in this service changes or removes an entry.</p>
${readers.looks.length > 0 ? looks(readers) : nobody(older)}
${pages(readers, older)}
<p class="govuk-body">That you looked at this page is written down too. It is shown when the page is next opened.</p>`,
  }
}

const looks = ({ looks: all }: Readers): Html =>
  stackingTable({
    caption: 'The latest first',
    captionClasses: 'govuk-table__caption--s',
    head: ['When', 'Who', 'What they did'],
    rows: all.map((look) => ({
      cells: [{ text: momentInWords(look.at) }, { text: whoInWords(look) }, { text: READ_WORDS[look.what] }],
    })),
  })

const nobody = (older: boolean): Html =>
  insetText({ text: older ? 'There is nothing older.' : 'Nobody has looked at this complaint before you.' })

const pages = ({ reference, olderThan }: Readers, older: boolean): Html | false =>
  (older || olderThan !== undefined) &&
  pagination({
    landmarkLabel: 'Older and newer looks',
    ...(older && { previous: { href: readersPath(reference), text: 'The latest' } }),
    ...(olderThan !== undefined && { next: { href: readersPath(reference, olderThan), text: 'Older' } }),
  })
