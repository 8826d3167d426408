import type { CoverShown } from '../../../casework/covers.ts'
import { type Day, dayInWords } from '../../../kernel/day.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { isOn } from '../../../people/cover.ts'
import type { Colleague } from '../../colleagues.ts'
import { insetText } from '../../components/messages.ts'
import { html, type Html } from '../../html.ts'
import { COVER_PATH } from '../../paths.ts'

/** The covers of somebody, and those whose names they are told by. */
export type OwnCovers = {
  readonly away: readonly CoverShown[]
  readonly by: readonly CoverShown[]
  readonly people: readonly Colleague[]
}

/** Who covers for whoever looks, and for whom they cover, now and later; and where that is arranged. */
export function yourCover({ away, by, people }: OwnCovers, today: Day): Html {
  const nameOf = (person: PersonId) => people.find((one) => one.person === person)?.name
  const lines = [
    ...away.map((cover) =>
      line(cover, today, {
        now: html`<strong>${nameOf(cover.by) ?? 'Nobody'}</strong> covers for you`,
        later: html`<strong>${nameOf(cover.by) ?? 'Nobody'}</strong> will cover for you`,
        wrong:
          (nameOf(cover.by) === undefined && ' Whoever was to cover can no longer sign in.') ||
          (cover.isGap && ' They are away themselves for a part of it.'),
      }),
    ),
    ...by.flatMap((cover) => {
      const name = nameOf(cover.away)
      return name === undefined
        ? []
        : [
            line(cover, today, {
              now: html`You cover for <strong>${name}</strong>`,
              later: html`You will cover for <strong>${name}</strong>`,
              wrong: cover.isGap && ' You are away yourself for a part of it.',
            }),
          ]
    }),
  ]
  const arrange = html`<a class="govuk-link" href="${COVER_PATH}">${lines.length > 0 ? 'Arrange or end cover' : 'Going to be away? Arrange cover'}</a>`
  return lines.length > 0
    ? insetText({
        text: html`${lines.map((one) => html`<p class="govuk-body">${one}</p>`)}<p class="govuk-body">${arrange}</p>`,
      })
    : html`<p class="govuk-body">${arrange}</p>`
}

type Words = { readonly now: Html; readonly later: Html; readonly wrong: string | false }

const line = (cover: CoverShown, today: Day, { now, later, wrong }: Words): Html =>
  html`${isOn(cover, today) ? html`${now} up to and including ${dayInWords(cover.to)}.` : html`${later} from ${dayInWords(cover.from)} to ${dayInWords(cover.to)}.`}${wrong}`
