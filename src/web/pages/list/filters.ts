import type { Choices, Narrowing } from '../../../casework/worklist.ts'
import { button } from '../../components/button.ts'
import { details } from '../../components/details.ts'
import { input } from '../../components/input.ts'
import { select } from '../../components/select.ts'
import type { Law } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import { LIST_PATH } from '../../paths.ts'
import type { Seal } from '../../sealed.ts'
import { FUNCTION_WORDS, HOLDER_WORDS, PROCEDURE_WORDS, STAGE_WORDS } from '../../words/complaint.ts'
import { listPath, type ListQuery, shortName } from './query.ts'

/** The search box and the ways to narrow the list, as one form; it works by being sent. */
export const searchAndFilters = (
  query: ListQuery,
  choices: Choices,
): Html => html`<form class="redress-search" method="post" action="${LIST_PATH}" role="search" novalidate>
<input type="hidden" name="show" value="${query.show}">${query.narrowing.rule && html`<input type="hidden" name="rule" value="${query.narrowing.rule}">`}
<div class="redress-search__box">
${input({
  name: 'words',
  label: { text: 'Search by reference or words', classes: 'govuk-label--s' },
  hint: { text: 'A word is enough, or how it begins: a reference, a name, what the complaint is about' },
  type: 'search',
  autocomplete: 'off',
  spellcheck: false,
  value: query.narrowing.words,
})}
${button({ text: 'Search' })}
</div>
${details({
  summary: 'Filter the list',
  open: isFiltered(query.narrowing),
  text: html`<div class="redress-filters">${selects(query.narrowing, choices)}</div>
${button({ text: 'Apply filters', classes: 'govuk-button--secondary' })}`,
})}
</form>`

const isFiltered = ({ words: _words, ...filters }: Narrowing): boolean => Object.keys(filters).length > 0

const selects = (narrowing: Narrowing, choices: Choices): readonly Html[] => [
  choose('stage', 'Stage', wordsOf(STAGE_WORDS), narrowing.stage),
  choose('holder', 'Who holds the next step', wordsOf(HOLDER_WORDS), narrowing.holder),
  choose('person', 'Named person who holds a step', namesOf(choices.people), short(narrowing.person)),
  choose('team', 'Service or team', namesOf(choices.teams), short(narrowing.team)),
  choose('function', 'What it is about', wordsOf(FUNCTION_WORDS), narrowing.function),
  choose('procedure', 'Procedure', wordsOf(PROCEDURE_WORDS), narrowing.procedure),
]

type Choice = { readonly value: string; readonly text: string }

const choose = (name: string, text: string, items: readonly Choice[], value: string | undefined): Html =>
  select({ name, label: { text }, items: [{ value: '', text: 'Any' }, ...items], value })

const wordsOf = (words: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

const namesOf = (names: Choices['teams']): readonly Choice[] =>
  names.map(({ name, rows }) => ({ value: shortName(name), text: `${name} (${rows})` }))

const short = (name: string | undefined): string | undefined => (name === undefined ? undefined : shortName(name))

/** What the list is narrowed by, each with a link that takes it away. */
export function chosenFilters({ show, narrowing }: ListQuery, { rules }: Law, seal: Seal): Html | undefined {
  const chosen = chosenIn(narrowing, rules)
  if (chosen.length === 0) return undefined
  return html`<div class="redress-chosen"><h2 class="govuk-heading-s">Filtered by</h2>
<ul class="redress-chosen__list">${chosen.map(([key, text]) => {
    const { [key]: _gone, ...rest } = narrowing
    return html`<li><a class="redress-chosen__item" href="${listPath({ show, narrowing: rest }, seal)}"><span class="govuk-visually-hidden">Remove the filter </span>${text}</a></li>`
  })}<li><a class="govuk-link" href="${listPath({ show }, seal)}">Clear all</a></li></ul></div>`
}

function chosenIn(
  narrowing: Narrowing,
  rules: Law['rules'],
): readonly (readonly [key: keyof Narrowing, text: string])[] {
  const { stage, holder, person, team, procedure, words } = narrowing
  const all: readonly (readonly [keyof Narrowing, string | undefined])[] = [
    ['words', words === undefined ? undefined : `“${words}”`],
    ['stage', stage && STAGE_WORDS[stage]],
    ['holder', holder && HOLDER_WORDS[holder]],
    ['person', person],
    ['team', team],
    ['function', narrowing.function && FUNCTION_WORDS[narrowing.function]],
    ['rule', narrowing.rule && `${narrowing.rule}: ${rules[narrowing.rule].title}`],
    ['procedure', procedure && PROCEDURE_WORDS[procedure]],
  ]
  return all.flatMap(([key, text]) => (text === undefined ? [] : [[key, text] as const]))
}
