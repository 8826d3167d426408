import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { changedBy, type Mutant } from './mutant.ts'

// A mutant is tried on a copy of the project in a folder of its own, which is gone afterwards.

const COPIED = ['src', 'test', 'bench', 'bin', 'data', 'docs', 'package.json', 'tsconfig.json']

export type Copy = { readonly folder: string; readonly remove: () => void }

export function copyOfProject(): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'))
  for (const part of COPIED) cpSync(part, join(folder, part), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

/** Tests that judge a file: one of the project’s, or those of its tests whose name has this in it. */
export type Judge = { readonly test: string; readonly named?: string }

/** How a mutant ended: which test fell, that one went on for ever, or that none noticed. */
export type Outcome = { readonly is: 'killed' | 'too-long' | 'survived'; readonly by?: string }

/** Puts a mutant into a copy, asks its judges one after the other until one of them fails, and takes it out again. */
export async function tried(copy: Copy, mutant: Mutant, judges: readonly Judge[], most: number): Promise<Outcome> {
  const path = join(copy.folder, mutant.file)
  const source = readFileSync(path, 'utf8')
  writeFileSync(path, changedBy(source, mutant))
  try {
    for (const judge of judges) {
      const is = await judged(copy, judge, most)
      if (is !== 'passed') return { is: is === 'failed' ? 'killed' : 'too-long', by: judge.test }
    }
    return { is: 'survived' }
  } finally {
    writeFileSync(path, source)
  }
}

/** Runs one file of tests in a copy up to its first failing test. */
export function judged(
  { folder }: Copy,
  { test, named }: Judge,
  most: number,
): Promise<'passed' | 'failed' | 'too-long'> {
  const only = named === undefined ? [] : [`--test-name-pattern=${named}`]
  const child = spawn(process.execPath, ['--test-reporter=tap', ...only, test], {
    cwd: folder,
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, '.cache') },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return new Promise((done, failed) => {
    let printed = ''
    let [ran, late] = [false, false]
    const clock = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, most)
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk
      if (/^\s*not ok /m.test(printed)) child.kill('SIGKILL')
      ran ||= /^\s*ok /m.test(printed)
    })
    child.on('error', failed)
    child.on('close', (code) => {
      clearTimeout(clock)
      // What ends well without a test that ran has judged nothing.
      if (late) done('too-long')
      else done(code === 0 && ran ? 'passed' : 'failed')
    })
  })
}
