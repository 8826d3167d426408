import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'

// The table in docs/architecture.md, held against the imports of every file under src/.

type Room = { values: string[]; types: string[]; packages: string[] }

function roomsIn(page: string): Map<string, Room> {
  const rows = [...page.matchAll(/^\| `src\/([\w.]+?)(?:\.ts|\/)` \|[^|]*\|([^|]*)\|([^|]*)\|$/gm)]
  return new Map(
    rows.map(([, name = '', mayImport = '', packages = '']) => {
      const named = mayImport.split(',').map((part) => part.trim())
      return [
        name,
        {
          values: named.filter((part) => !part.startsWith('types of ')),
          types: named.filter((part) => part.startsWith('types of ')).map((part) => part.slice('types of '.length)),
          packages: packages.split(',').map((part) => part.trim().replaceAll('`', '')),
        },
      ]
    }),
  )
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?([^'"`;]*?from\s*)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g
const PURE = ['kernel', 'law', 'complaint', 'people', 'ombudsman', 'worklist']
const FORBIDDEN: readonly { says: string; pattern: RegExp; allowed: (room: string) => boolean }[] = [
  { says: 'reads the environment', pattern: /process\.env/, allowed: (room) => room === 'config' },
  {
    says: 'asks for the time or for chance',
    pattern: /Date\.now|new Date\(|Temporal\.Now|performance\.now|Math\.random|crypto\.random/,
    allowed: (room) => !PURE.includes(room),
  },
  {
    says: 'holds SQL',
    pattern:
      /['"`]\s*((select|SELECT)\s[^'"`]*\s(from|FROM)\s|(insert|INSERT)\s+(into|INTO)\s|(update|UPDATE)\s+\w+\s+(set|SET)\s|(delete|DELETE)\s+(from|FROM)\s|(create|CREATE)\s+(table|TABLE|index|INDEX)\s|(pragma|PRAGMA)\s+\w)/,
    allowed: (room) => room === 'store',
  },
]

/** Everything in which a source file breaks the table, each named with its file. */
function violations(path: string, source: string, rooms: Map<string, Room>): string[] {
  const parts = path.split('/')
  const room = (parts[1] ?? '').replace(/\.ts$/, '')
  const may = rooms.get(room)
  if (!may) return [`${path}: no room of the table`]
  const code = source.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '')
  const found = FORBIDDEN.filter((rule) => !rule.allowed(room) && rule.pattern.test(code)).map(
    (rule) => `${path}: ${rule.says}`,
  )
  const badName = parts.slice(1).find((part) => /^(utils?|helpers?|common|shared|lib|misc)(\.ts)?$/.test(part))
  if (badName) found.push(`${path}: “${badName}” says nothing about the work`)
  if (may.values.includes('everything')) return found
  for (const [, type, names = '', target = '', dynamic = ''] of code.matchAll(IMPORT)) {
    const to = target || dynamic
    const typesOnly = type !== undefined || /^\{(\s*type\s[^,}]+,?)+\s*\}\s*from/.test(names)
    if (!to.startsWith('.')) {
      const allowed = may.packages.some((name) =>
        name === 'node:*' ? to.startsWith('node:') : to === name || to.startsWith(`${name}/`),
      )
      if (!allowed) found.push(`${path}: imports the package ${to}`)
      continue
    }
    const other = (new URL(to, `file:///${path}`).pathname.split('/')[2] ?? '').replace(/\.ts$/, '')
    const allowed = other === room || may.values.includes(other) || (typesOnly && may.types.includes(other))
    if (!allowed) found.push(`${path}: imports ${typesOnly ? 'types of ' : ''}${other}`)
  }
  return found
}

const rooms = roomsIn(readFileSync('docs/architecture.md', 'utf8'))

describe('The rooms', () => {
  test('every file keeps to the table in docs/architecture.md', () => {
    const files = globSync('src/**/*.ts').map((file) => file.replaceAll('\\', '/'))
    const broken = files
      .filter((file) => !file.endsWith('.test.ts') && !file.includes('/fixtures/'))
      .flatMap((file) => violations(file, readFileSync(file, 'utf8'), rooms))
    assert.deepEqual(broken, [])
  })

  const planted = [
    ['src/law/x.ts', "import { assess } from '../complaint/assess.ts'", 'imports complaint'],
    ['src/law/rules/x.ts', "import type { History } from '../../complaint/history.ts'", 'imports types of complaint'],
    ['src/kernel/x.ts', "export * from '../law/rule.ts'", 'imports law'],
    ['src/web/pages/x.ts', "import { type A, b } from '../../complaint/assess.ts'", 'imports complaint'],
    ['src/web/x.ts', "import '../store/sqlite.ts'", 'imports store'],
    ['src/cli/x.ts', "const later = await import('../law/rules/index.ts')", 'imports law'],
    ['src/store/x.ts', "import { openCasework } from '../casework/casework.ts'", 'imports casework'],
    ['src/complaint/x.ts', "import { readFileSync } from 'node:fs'", 'imports the package node:fs'],
    ['src/cli/x.ts', "import fastify from 'fastify'", 'imports the package fastify'],
    ['src/complaint/x.ts', 'const now = Date.now()', 'asks for the time or for chance'],
    ['src/law/x.ts', 'const today = new Date()', 'asks for the time or for chance'],
    ['src/web/x.ts', "const port = process.env['PORT']", 'reads the environment'],
    ['src/casework/x.ts', 'db.prepare(`\n select id from events where id = ?`)', 'holds SQL'],
    ['src/law/utils/x.ts', '', '“utils” says nothing about the work'],
    ['src/parlour/x.ts', '', 'no room of the table'],
  ] as const
  for (const [path, source, says] of planted) {
    test(`a planted violation is found: ${path} ${says}`, () => {
      assert.deepEqual(violations(path, source, rooms), [`${path}: ${says}`])
    })
  }

  const lawful = [
    ['src/web/x.ts', "import type { Rule } from '../law/rule.ts'\nimport { day, type Day } from '../kernel/day.ts'"],
    ['src/web/x.ts', "import { type A, type B } from '../complaint/assessment.ts'"],
    ['src/complaint/x.ts', "// not new Date()\nimport { parse } from 'csv-parse/sync'"],
    ['src/store/x.ts', "import { DatabaseSync } from 'node:sqlite'\ndb.exec('delete from events where 1')"],
    ['src/cli/x.ts', "const says = 'Select a complaint from the list'.split('from')[0]"],
  ] as const
  for (const [path, source] of lawful) {
    test(`what the table allows is let through: ${path} ${source.split('\n')[0]}`, () => {
      assert.deepEqual(violations(path, source, rooms), [])
    })
  }
})
