// What a heading tells of the paragraphs under it, and which lines of a saved page are no part of the decision.

/**
 * `action`: what the council agreed or was asked to do. `remedy`: a discussion of injustice that may end in it.
 * `finding`: the investigator's own reasoning. `background`: the complaint, the law, what happened.
 * `final`: the closing paragraph. `other`: not known.
 */
export type Role = 'action' | 'remedy' | 'finding' | 'background' | 'final' | 'other'

const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['final', /^(?:my |our |the )?(?:final |draft )?(?:decision|conclusions?)(?: and reasons)?$/],
  [
    'action',
    /^(?:the |my |our )?(?:council\S* )?(?:agreed?|agred|agreeed|recommended|proposed|suggested) (?:actions?|remed(?:y|ies)|recommendations?|outcomes?|redress|settlement)\b/,
  ],
  ['action', /^(?:the |my |our |further |required )?(?:actions?|recommendations?)$/],
  [
    'action',
    /^(?:actions?|steps|recommendations?)(?: (?:(?:that|which) )?(?:the council|we)\b| (?:agreed|required|to remedy|to be taken|for))/,
  ],
  [
    'action',
    /^(?:what the council (?:has agreed|should do|will do|needs to do)|how the council will put|putting (?:things|it|this|matters) right)\b/,
  ],
  ['action', /\bagreed actions?\b/],
  ['action', /^service improvements?\b/],
  [
    'remedy',
    /^(?:the |my |our |consideration of (?:the )?)?remed(?:y|ies)\b|\band (?:the )?remed(?:y|ies)$|^remedying\b/,
  ],
  ['background', /^(?:the )?complaint(?:s| background)?$|^what (?:mr|mrs|ms|miss|the complainant)\b.*complain/],
  ['background', /\brole and powers$|^(?:our|my) (?:role|powers)\b|^the ombudsman\S* (?:role|powers)\b/],
  ['background', /^how (?:i|we) (?:have )?(?:considered|investigated)\b|^how (?:the|this) complaint was considered/],
  ['background', /\bnot investigat|^what (?:i|we) (?:have )?investigated|^the investigation$/],
  ['background', /\b(?:law|legislation|legal|guidance|policy|policies|powers)\b/],
  ['background', /\b(?:procedures?|process)$/],
  [
    'background',
    /^what should have happened|^(?:what happened|key (?:events|facts|dates)|events|this case events|chronology|timeline)\b/,
  ],
  ['background', /^(?:relevant )?(?:summary of )?(?:the )?(?:key )?(?:background|facts|evidence|events|context)\b/],
  ['background', /^(?:the )?council\S* (?:complaint information|response|position|view|comments|enquir)/],
  [
    'finding',
    /^(?:my |our |the )?(?:assessment|analysis|findings?|considerations?|view|reasoning)\b|^what (?:i|we) found$/,
  ],
  ['finding', /^(?:was|is|did|has) (?:there|the|this|any|it)\b|\b(?:fault|injustice)\b/],
]

/** The role of a heading; letter case, quotation marks and a closing colon make no difference. */
export function roleOf(heading: string): Role {
  const plain = heading
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[\s:.]+$/, '')
  return ROLES.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'other'
}

/** Whether a heading says outright that what follows was agreed or recommended, and not merely `Recommendations`. */
export const saysAgreed = (heading: string): boolean =>
  /\b(?:agre+e?d?|recommended|proposed|suggested)\b/i.test(heading)

/** Whether a line reads like a heading that these decisions use, so that it is one wherever it stands. */
export const isKnownHeading = (text: string): boolean =>
  text.length <= 90 && !/[.;,]$/.test(text) && !/^[a-z]/.test(text) && KNOWN.test(text)

const KNOWN =
  /^(?:the complaint|the ombudsman[’']s role and powers|how (?:i|we) considered this complaint|what (?:i|we) found|law and guidance|what (?:should have )?happened|(?:my |our )?(?:findings|assessment|analysis)|(?:agreed?|agred|recommended|proposed) (?:actions?|remed(?:y|ies)|recommendations?)|recommendations?|actions?|remedy|(?:final )?decision|service improvements|background|parts of the complaint .*|what i have (?:and have not )?investigated|legal and administrative background)[\s:]*$/i

/** Lines that the site puts round every decision. */
export const isFurniture = (text: string): boolean => text.length <= 80 && FURNITURE.test(text)

const FURNITURE =
  /^(?:back to top|print this page|skip to (?:main )?content|share this page|ombudsman[’']?s decision|final decision statement)[\s.]*$/i

/** The first line of what follows a decision on a saved page: nothing after it belongs to the decision. */
export const endsPage = (text: string): boolean => text.length <= 70 && PAGE_END.test(text)

const PAGE_END =
  /^(?:(?:the )?investigator[’']?s[’']? (?:final )?decision on behalf of the ombudsman|lgo logogram|review your privacy settings|privacy settings|required cookies|analytical cookies|view (?:required|analytical) cookies|cookies?(?: policy| settings| on this (?:site|website))?|accessibility(?: statement)?|privacy (?:policy|notice)|related (?:links|decisions)|©.*)$/i
