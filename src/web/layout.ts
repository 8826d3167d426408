import { footer } from './components/footer.ts'
import { genericHeader, phaseBanner } from './components/frame.ts'
import { skipLink } from './components/links.ts'
import { serviceNavigation } from './components/service-navigation.ts'
import type { SignedIn } from '../door/sessions.ts'
import { mayUse, type ServiceAction } from '../people/permission.ts'
import { endingDialog } from './ending-dialog.ts'
import { html, type Html } from './html.ts'
import {
  ASKED_PATH,
  CALENDAR_PATH,
  CHECK_PATH,
  EQUALITY_FIGURES_PATH,
  LIST_PATH,
  PEOPLE_PATH,
  READS_PATH,
  REGISTER_PATH,
  RULES_PATH,
} from './paths.ts'
import { whoLine } from './who-line.ts'

/** What is the same on every page. */
export type Site = {
  readonly name: string
  readonly notice?: { readonly tag: string; readonly text: string }
  readonly stylePath: string
  readonly iconPath: string
  readonly passkeyScriptPath: string
  readonly endingScriptPath: string
}

export type Page = {
  readonly title: string
  /** Which part of the service the page belongs to. */
  readonly part?:
    | 'complaints'
    | 'register'
    | 'equality-figures'
    | 'check'
    | 'rules'
    | 'calendar'
    | 'people'
    | 'reads'
    | 'asked'
  /** Above the main part: breadcrumbs or a way back. */
  readonly before?: Html
  readonly main: Html
  /** Something that was typed must be put right. */
  readonly wrong?: boolean
  /** The script for passkeys is loaded. */
  readonly passkeys?: boolean
}

/** The whole page, for somebody who has signed in, or for nobody yet, who has nowhere to go. */
export function layout(page: Page, site: Site, who?: SignedIn | 'nobody'): Html {
  const ending = who !== undefined && who !== 'nobody' && endingDialog(who)
  return html`<!DOCTYPE html>
<html lang="en-GB" class="govuk-template">
<head>
<meta charset="utf-8">
<title>${page.wrong && 'Error: '}${page.title} – ${site.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#1c4a5a">
<link rel="icon" href="${site.iconPath}" type="image/svg+xml">
<link rel="stylesheet" href="${site.stylePath}">
${page.passkeys && html`<script src="${site.passkeyScriptPath}" defer></script>`}
${ending && html`<script src="${site.endingScriptPath}" defer></script>`}
</head>
<body class="govuk-template__body">
${skipLink({ href: '#main-content', text: 'Skip to main content' })}
<header class="govuk-template__header">
${genericHeader({ logo: site.name, url: LIST_PATH })}
${who !== 'nobody' && navigation(page, who)}
${site.notice && phaseBanner({ tag: { text: site.notice.tag }, text: site.notice.text, classes: 'redress-notice' })}
${who !== undefined && who !== 'nobody' && whoLine(who)}
</header>
<div class="govuk-width-container">
${page.before}
<main class="govuk-main-wrapper" id="main-content" tabindex="-1">
${page.main}
</main>
</div>
<footer class="govuk-template__footer">
${footer({
  meta: {
    text: 'Redress applies the law to what has been recorded and shows its sources. It is not legal advice, and it does not judge whether an investigation was sound.',
  },
})}
</footer>
${ending}
</body>
</html>
`
}

/** Whether a page as somebody is shown it loads a script. */
export const hasScript = (page: Page, who?: SignedIn | 'nobody'): boolean =>
  page.passkeys === true || (who !== undefined && who !== 'nobody' && who.session.lasts !== undefined)

/**
 * The parts of the service, and what somebody must be allowed to find them in the navigation. Whoever has the page that
 * `foundOn` leads to finds the part there instead.
 */
const PARTS: readonly {
  readonly part: NonNullable<Page['part']>
  readonly text: string
  readonly href: string
  readonly needs: ServiceAction
  readonly foundOn?: ServiceAction
}[] = [
  { part: 'complaints', text: 'Complaints', href: LIST_PATH, needs: 'list' },
  // Others find it on their first page.
  { part: 'asked', text: 'Asked of you', href: ASKED_PATH, needs: 'answer-questions', foundOn: 'list' },
  { part: 'register', text: 'Register', href: REGISTER_PATH, needs: 'keep-register' },
  {
    part: 'equality-figures',
    text: 'Equality figures',
    href: EQUALITY_FIGURES_PATH,
    needs: 'see-equality-figures',
    foundOn: 'keep-register',
  },
  { part: 'check', text: 'Check', href: CHECK_PATH, needs: 'check' },
  { part: 'rules', text: 'Rulebook', href: RULES_PATH, needs: 'read-rules' },
  { part: 'calendar', text: 'Calendar', href: CALENDAR_PATH, needs: 'read-rules' },
  { part: 'reads', text: 'Unusual looking', href: READS_PATH, needs: 'watch' },
]

const isFor =
  (who: SignedIn | undefined) =>
  ({ needs, foundOn }: (typeof PARTS)[number]): boolean =>
    who === undefined
      ? foundOn === undefined
      : mayUse(who.roles, needs) && (foundOn === undefined || !mayUse(who.roles, foundOn))

const navigation = (page: Page, who: SignedIn | undefined): Html =>
  serviceNavigation({
    navigationLabel: 'Main',
    navigation: [
      ...PARTS.filter(isFor(who)).map(({ part, text, href }) => ({
        text,
        href,
        active: page.part === part,
      })),
      ...(who?.roles.includes('administrator')
        ? [{ text: 'People', href: PEOPLE_PATH, active: page.part === 'people' }]
        : []),
    ],
  })
