import { type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast'
import {
  isArrayLiteralExpression,
  isAsExpression,
  isCallExpression,
  isIdentifier,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isSatisfiesExpression,
  isSpreadAssignment,
  isSpreadElement,
  isStringLiteral,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is'
import { OF_A_COMPLAINT } from '../../src/people/permission.ts'
import { ROLES } from '../../src/people/roles.ts'
import { type Change, type Operator, replaced, textOf, withinOf } from './mutant.ts'
import { kindOf, nextTo } from './words.ts'

// What may be wrong in a table: a grant too many, one too few, or another’s.

/** Without `as const`, `satisfies` and what else says only of what type a value is. */
const bare = (node: Node): Node => (isAsExpression(node) || isSatisfiesExpression(node) ? bare(node.expression) : node)

/** What a name stands for that is declared in the same file. */
function declared(name: string, file: SourceFile): Node | undefined {
  for (const statement of file.statements) {
    const found = statement.forEachChild((list) =>
      list.forEachChild((one) =>
        isVariableDeclaration(one) && textOf(one.name, file) === name ? one.initializer : undefined,
      ),
    )
    if (found) return bare(found)
  }
  return undefined
}

/** The words in a list, also those of the lists that it takes in; nothing where they are worked out. */
function wordsIn(node: Node, file: SourceFile): readonly string[] | undefined {
  const plain = bare(node)
  if (isStringLiteral(plain)) return [plain.text]
  if (isSpreadElement(plain)) return wordsIn(plain.expression, file)
  if (isArrayLiteralExpression(plain)) {
    const each = plain.elements.map((one) => wordsIn(one, file))
    return each.includes(undefined) ? undefined : each.flatMap((words) => words ?? [])
  }
  if (!isIdentifier(plain)) return undefined
  const found = declared(textOf(plain, file), file)
  return found && wordsIn(found, file)
}

const lists: Operator = (node, file) => {
  if (!isArrayLiteralExpression(node)) return []
  const texts = node.elements.map((one) => textOf(one, file))
  const listed = (of: readonly string[]) => `[${of.join(', ')}]`
  const dropped = texts.map((text, at) => replaced(node, file, `drop ${text}`, listed(texts.toSpliced(at, 1))))
  const words = wordsIn(node, file)
  const kind = words && kindOf(words)
  const more = kind?.find((word) => !words?.includes(word))
  // A list of all words of a kind is where they are declared: another word in their place is no word.
  if (!words || more === undefined) return dropped
  const exchanged = node.elements.flatMap((one, at): Change[] => {
    const other = isStringLiteral(one) ? nextTo(one.text, words) : undefined
    return other === undefined ? [] : [replaced(node, file, `for ${texts[at]}`, listed(texts.with(at, `'${other}'`)))]
  })
  return [...dropped, ...exchanged, replaced(node, file, `add '${more}'`, listed([...texts, `'${more}'`]))]
}

/** A word outside a list, where it is compared, asked for or answered. */
const words: Operator = (node, file) => {
  if (!isStringLiteral(node)) return []
  const { parent } = node
  const isKey = isPropertyAssignment(parent) && parent.name === node
  if (isKey || isArrayLiteralExpression(parent) || parent.kind === SyntaxKind.CaseClause) return []
  const other = nextTo(node.text)
  return other === undefined ? [] : [replaced(node, file, 'another word', `'${other}'`)]
}

const isGrant = (node: Node, file: SourceFile): boolean => {
  const names = isObjectLiteralExpression(node)
    ? node.properties.flatMap((one) => (isPropertyAssignment(one) ? [keyOf(one.name, file)] : []))
    : []
  if (names.some((name) => OF_A_COMPLAINT.some((action) => action === name))) return true
  return isPropertyAssignment(node.parent) && ROLES.some((role) => role === keyOf(node.parent, file))
}

function keyOf(node: Node, file: SourceFile): string {
  return textOf(isPropertyAssignment(node) ? node.name : node, file).replaceAll("'", '')
}

/** The grants of one role, or of several: each is left out, and one is added. */
const grants: Operator = (node, file) => {
  if (!isObjectLiteralExpression(node) || !isGrant(node, file)) return []
  const texts = node.properties.map((one) => textOf(one, file))
  const given = (of: readonly string[]) => `{ ${of.join(', ')} }`
  const keys = node.properties.map((one) => (isPropertyAssignment(one) ? keyOf(one.name, file) : ''))
  const more = OF_A_COMPLAINT.filter((action) => !keys.includes(action)).at(-1)
  return [
    ...texts.map((text, at) => replaced(node, file, `drop ${text}`, given(texts.toSpliced(at, 1)))),
    ...(more === undefined ? [] : [replaced(node, file, `add '${more}'`, given([...texts, `'${more}': ['none']`]))]),
  ]
}

/** The names of the lists, or of the grants, that are declared at the top of a file. */
const rivalsOf = (name: string, file: SourceFile): readonly string[] => {
  const own = declared(name, file)
  if (!own) return []
  const kind = kindOf(wordsIn(own, file) ?? [])
  const alike = (other: Node): boolean =>
    isObjectLiteralExpression(own)
      ? isGrant(own, file) && isObjectLiteralExpression(other) && isGrant(other, file)
      : kind !== undefined && kindOf(wordsIn(other, file) ?? []) === kind
  return file.statements.flatMap((statement): string[] => {
    const names: string[] = []
    statement.forEachChild((list) => {
      list.forEachChild((one) => {
        if (isVariableDeclaration(one) && one.initializer && alike(bare(one.initializer)))
          names.push(textOf(one.name, file))
      })
    })
    return names
  })
}

/** In a row of a table, another list or grant that has a name. */
const rows: Operator = (node, file) => {
  if (!isIdentifier(node)) return []
  const { parent } = node
  const isRow = isPropertyAssignment(parent) && parent.initializer === node
  const isOwner = isPropertyAccessExpression(parent) && parent.expression === node && !isCallExpression(parent.parent)
  if (!isRow && !isOwner && !isSpreadElement(parent) && !isSpreadAssignment(parent)) return []
  const name = textOf(node, file)
  const rivals = rivalsOf(name, file)
  const from = rivals.indexOf(name)
  const usable = [...rivals.slice(from + 1), ...rivals.slice(0, from)].filter(
    (one) => !withinOf(node, file).startsWith(one),
  )
  const [other] = usable
  return from < 0 || other === undefined ? [] : [replaced(node, file, `for ${name}`, other)]
}

export const GRANTS: readonly Operator[] = [lists, words, grants, rows]
