import type { Deps } from '../../deps.ts'
import { type Route, show } from '../../page.ts'
import { READS_PATH } from '../../paths.ts'
import { notFound } from '../problem/view.ts'
import { personReadersPage, readersPage } from './readers-view.ts'
import { unusualPage } from './unusual-view.ts'

/** Who has looked at one complaint, for whoever may see it. */
export const readersRoute = ({ casework }: Deps): Route => ({
  path: '/complaints/:reference/readers',
  needs: 'see-who-may',

  async get({ params, query, viewer }) {
    const before = entryIn(query['before'])
    const readers = await casework.readers(viewer, params['reference'] ?? '', before)
    return readers ? show(readersPage(readers, { older: before !== undefined })) : notFound
  },
})

/** Who has looked at somebody on the register, for whoever keeps it. */
export const personReadersRoute = ({ casework }: Deps): Route => ({
  path: '/register/:id/readers',
  needs: 'keep-register',

  async get({ params, query, viewer }) {
    const before = entryIn(query['before'])
    const readers = await casework.personReaders(viewer, params['id'] ?? '', before)
    return readers ? show(personReadersPage(readers, { older: before !== undefined })) : notFound
  },
})

const entryIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined

/** What is unusual in the looking of the last weeks, for those who watch over it. */
export const unusualRoute = ({ casework }: Deps): Route => ({
  path: READS_PATH,
  needs: 'watch',

  async get({ viewer }) {
    return show(unusualPage(await casework.unusualReads(viewer)))
  },
})
