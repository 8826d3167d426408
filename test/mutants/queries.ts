import type { Node } from 'typescript/unstable/ast'
import { isNoSubstitutionTemplateLiteral, isStringLiteral, isTemplateExpression } from 'typescript/unstable/ast/is'
import { TIES } from '../../src/people/permission.ts'
import type { Operator } from './mutant.ts'
import { nextTo } from './words.ts'

// What may be wrong in a condition that is written as a text for a database.

type Rule = { readonly does: string; readonly find: RegExp; readonly put: (found: string) => string }

const QUOTED = new RegExp(`'(${TIES.join('|')})'`, 'g')

const RULES: readonly Rule[] = [
  { does: 'drop the not', find: /\bnot /g, put: () => '' },
  { does: 'join otherwise', find: /\band\b/g, put: () => 'or' },
  { does: 'join otherwise', find: /\bor\b/g, put: () => 'and' },
  { does: 'ask otherwise', find: / in \(/g, put: () => ' not in (' },
  { does: 'compare otherwise', find: / = /g, put: () => ' <> ' },
  { does: 'drop a clause', find: /[\w.]+ = (?:\$\{\w+\}\.)?[\w.]+/g, put: () => '1 = 1' },
  { does: 'another word', find: QUOTED, put: (found) => `'${nextTo(found.replaceAll("'", '')) ?? ''}'` },
]

/** Only one room speaks to databases. */
const HOLDS_SQL = /\/src\/store\//

const isText = (node: Node): boolean =>
  isTemplateExpression(node) || isNoSubstitutionTemplateLiteral(node) || isStringLiteral(node)

export const inQueries: Operator = (node, file) => {
  if (!isText(node) || !HOLDS_SQL.test(file.fileName)) return []
  const start = node.getStart(file)
  const text = node.getText(file)
  // The quotes of a text in the program are none of the text.
  const within = text.slice(1, -1)
  return RULES.flatMap(({ does, find, put }) =>
    [...within.matchAll(find)].map((match) => {
      const from = start + 1 + match.index
      return { does, start: from, end: from + match[0].length, with: put(match[0]) }
    }),
  )
}
