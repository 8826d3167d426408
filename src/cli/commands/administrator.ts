import type { Result } from '../../kernel/result.ts'
import { command, type Command } from '../command.ts'
import type { Terminal } from '../terminal.ts'

/** What became of it: an account and a link, a new link for one that is there, or none where it is of no administrator. */
export type AdministratorAdded =
  | { readonly is: 'added' | 'there'; readonly link: string }
  | { readonly is: 'ended' | 'another-role' }

export type AdministratorDeps = {
  readonly terminal: Terminal
  readonly add: (email: string, name: string) => Promise<Result<AdministratorAdded, string>>
}

const NO_LINK = {
  ended: 'The account with this address was ended, and stays so.',
  'another-role': 'The account with this address is of somebody who is no administrator, and is left as it is.',
} as const

export const administratorCommand = ({ terminal, add }: AdministratorDeps): Command =>
  command({
    name: 'administrator',
    says: 'Make the first administrator, who invites everybody else.',
    about: [
      'A link is printed. Whoever opens it, once and within an hour, sets the password and the second factor of the account. Where an administrator has that address, the link is a new one for their account.',
      'From the next start on, people sign in: the demonstration is over.',
    ],
    takes: { name: 'add EMAIL', says: 'whose account it is to be', atLeast: 2, atMost: 2 },
    options: { name: { says: 'the full name; without it, the address', value: 'NAME' } },
    examples: ['administrator add a.khan@anytown.gov.uk --name "Ayesha Khan"'],
    async run(given) {
      const [what, email = ''] = given.words
      if (what !== 'add' || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
        terminal.tell('redress administrator: Write “administrator add” and an email address, like name@example.org.')
        return 2
      }
      const done = await add(email, given.value('name') ?? email)
      if (!done.ok) {
        terminal.tell(done.error)
        return 2
      }
      if (!('link' in done.value)) {
        terminal.tell(`redress administrator: ${NO_LINK[done.value.is]} Use another address.`)
        return 2
      }
      terminal.tell(
        done.value.is === 'added'
          ? 'The account was made. It is set up here, once, within an hour:'
          : 'There is an account with this address. It is set up anew here, once, within an hour:',
      )
      terminal.answer(done.value.link)
      return 0
    },
  })
