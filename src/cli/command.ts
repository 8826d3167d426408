/** 0: done. 1: done, and what was looked for was found wrong. 2: what was asked or given cannot be read. */
export type ExitCode = 0 | 1 | 2

/** An option of a command. Without `value` it is a switch; `value` stands for what is to be written, in the help. */
export type Option = { readonly says: string; readonly value?: string }

/** What was asked for, by the names of the command's own options. */
export type Given<Name extends string = string> = {
  /** What was given beside the options: the names of files, words to look for. */
  readonly words: readonly string[]
  readonly has: (name: Name) => boolean
  readonly value: (name: Name) => string | undefined
}

export type Command = {
  readonly name: string
  /** What it is for, in one line. */
  readonly says: string
  /** What a person wants to know who uses it for the first time. */
  readonly about: readonly string[]
  /** What stands beside the options. */
  readonly takes?: { readonly name: string; readonly says: string; readonly atLeast: number; readonly atMost: number }
  readonly options: Readonly<Record<string, Option>>
  readonly examples: readonly string[]
  readonly run: (given: Given) => Promise<ExitCode>
}

/** A command whose `run` may ask only for options that it has. */
export const command = <const Options extends Readonly<Record<string, Option>>>(
  of: Omit<Command, 'options' | 'run'> & {
    readonly options: Options
    readonly run: (given: Given<keyof Options & string>) => Promise<ExitCode>
  },
): Command => of
