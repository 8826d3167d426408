import { isOpenTask, type Note } from '../../../people/notes.ts'
import { button } from '../../components/button.ts'
import { breadcrumbs } from '../../components/links.ts'
import { radios } from '../../components/radios.ts'
import { momentInWords } from '../../dates.ts'
import { html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { casePath, LIST_PATH, notesPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { wrongAt, wrongSummary } from '../register/fields.ts'
import { asWritten, doingFields, dueInWords, nameOf, noteTag, type NotesView, saysField } from './fields.ts'

const STRIKE = {
  value: 'struck',
  text: 'It should not have been written',
  hint: { text: 'It stays to be seen, struck out, with the reason' },
}

/** What became of one note: done, to be done by somebody else or another day, or struck out. */
export function endPage(view: NotesView & { readonly note: Note }): Page {
  const { read, filled, note, known, today } = view
  const open = isOpenTask(note)
  const title = open ? 'What became of it?' : 'Strike out a note'
  return {
    title,
    part: 'complaints',
    wrong: filled.wrong.length > 0,
    before: breadcrumbs({
      items: [
        { text: 'Complaints', href: LIST_PATH },
        { text: referenceInWords(read.reference), href: casePath(read.reference) },
        { text: 'Notes and tasks', href: notesPath(read.reference) },
        { text: title },
      ],
    }),
    main: html`${wrongSummary(filled.wrong)}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${noteTag(note, today)}${open && ` ${nameOf(known, note.todo.holder)}, by ${dueInWords(note.todo)}`}</p>
${asWritten(note.says)}
<p class="govuk-body-s redress-said-by">${nameOf(known, note.by)}, ${momentInWords(note.at)}</p>
<form class="redress-form" method="post" action="${notesPath(read.reference, note.note)}" novalidate>
<input type="hidden" name="command" value="${filled.typed['command'] ?? ''}">
${radios({
  name: 'becomes',
  fieldset: { legend: { text: 'What became of it?', classes: 'govuk-fieldset__legend--s' } },
  items: open
    ? [
        { value: 'done', text: 'It is done' },
        { value: 'pass', text: 'Somebody else is to do it, or by another day' },
        STRIKE,
      ]
    : [STRIKE],
  value: filled.typed['becomes'] ?? (open ? undefined : 'struck'),
  ...wrongAt(filled.wrong, 'becomes'),
})}
${saysField(filled, open ? 'What was done, or why it should not have been written' : 'Why it should not have been written', open ? 'Needed only where it is struck out' : 'For example: it belongs with another complaint')}
${open && doingFields(view, 'Choose a person')}
<div class="govuk-button-group">${button({ text: 'Save' })}<a class="govuk-link" href="${notesPath(read.reference)}">Cancel</a></div>
</form>`,
  }
}
