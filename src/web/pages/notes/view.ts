import { isOpenTask, type Note } from '../../../people/notes.ts'
import { button } from '../../components/button.ts'
import { breadcrumbs } from '../../components/links.ts'
import { insetText, notificationBanner, warningText } from '../../components/messages.ts'
import { momentInWords } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { casePath, LIST_PATH, notesPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { wrongSummary } from '../register/fields.ts'
import { asWritten, doingFields, dueInWords, nameOf, noteTag, type NotesView, saysField } from './fields.ts'

/** The notes on a complaint: what is still to be done first, and the form that writes another. */
export function notesPage(view: NotesView & { readonly done: string | undefined }): Page {
  const { read, filled, done } = view
  const reference = referenceInWords(read.reference)
  const open = read.notes.filter(isOpenTask).sort((a, b) => (a.todo.due < b.todo.due ? -1 : 1))
  const others = read.notes.filter((one) => !isOpenTask(one))
  return {
    title: `Notes and tasks on complaint ${reference}`,
    part: 'complaints',
    wrong: filled.wrong.length > 0,
    before: breadcrumbs({
      items: [
        { text: 'Complaints', href: LIST_PATH },
        { text: reference, href: casePath(read.reference) },
        { text: 'Notes and tasks' },
      ],
    }),
    main: html`${wrongSummary(filled.wrong)}${done !== undefined && notificationBanner({ type: 'success', titleId: 'done', text: done })}
<span class="govuk-caption-xl">Complaint ${reference}</span>
<h1 class="govuk-heading-xl">Notes and tasks</h1>
<p class="govuk-body-l">For the office alone: nobody from outside sees them, and no clock is counted from them. What the law counts, such as an answer or a meeting, is recorded as a step. The family may ask to read what is written about them.</p>
${listed(view, 'To be done', open)}
${listed(view, 'Notes, and what was done', others)}
${read.notes.length === 0 && insetText({ text: 'Nothing was noted yet.' })}
${form(view)}`,
  }
}

const listed = (view: NotesView, title: string, notes: readonly Note[]): Html | false =>
  notes.length > 0 &&
  html`<section class="redress-section"><h2 class="govuk-heading-l">${title}</h2><ul class="redress-list">${notes.map((one) => item(view, one))}</ul></section>`

function item({ read, known, today }: NotesView, note: Note): Html {
  const { by, at, says, todo, passed, ended } = note
  const link = notesPath(read.reference, note.note)
  const open = isOpenTask(note)
  return html`<li class="redress-list__item"><p class="redress-list__first">${noteTag(note, today)}${open && html` <strong>${nameOf(known, note.todo.holder)}, by ${dueInWords(note.todo)}</strong>`}${!open && todo && html` ${nameOf(known, todo.holder)}, by ${dueInWords(todo)}`}</p>
${open && !read.holders.has(note.todo.holder) && warningText({ text: 'Whoever is to do it cannot see this complaint. Give it to somebody else.' })}
${asWritten(says)}
<p class="govuk-body-s redress-said-by">${nameOf(known, by)}, ${momentInWords(at)}</p>
${passed.map((was) => html`<p class="govuk-body-s">Before that: ${nameOf(known, was.todo.holder)}, by ${dueInWords(was.todo)}. Changed by ${nameOf(known, was.by)}, ${momentInWords(was.at)}</p>`)}
${ended && html`<p class="govuk-body-s">${ended.as === 'done' ? 'Done' : 'Struck out'} by ${nameOf(known, ended.by)}, ${momentInWords(ended.at)}${ended.says !== '' && ':'}</p>${ended.says !== '' && asWritten(ended.says)}`}
${!ended && html`<p class="govuk-body redress-links"><a class="govuk-link" href="${link}">${todo ? 'Done, or to be changed' : 'Strike out'}<span class="govuk-visually-hidden">: ${says.slice(0, 60)}</span></a></p>`}</li>`
}

const form = (view: NotesView): Html => {
  const { read, filled } = view
  return html`<section class="redress-section" aria-labelledby="write"><h2 class="govuk-heading-l" id="write">Write a note</h2>
<form class="redress-form" method="post" action="${notesPath(read.reference)}" novalidate>
<input type="hidden" name="command" value="${filled.typed['command'] ?? ''}">
${saysField(filled, 'The note', 'What was said or found, and anything that somebody has to do about it')}
${doingFields(view, 'Nobody: it is only a note')}
${button({ text: 'Write it' })}
</form></section>`
}
