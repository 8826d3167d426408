import type { Deps } from '../../deps.ts'
import { type Route, show } from '../../page.ts'
import { FORECAST_PATH } from '../../paths.ts'
import { forecastPage } from './view.ts'

/** What falls due in the weeks ahead, and what will be late as things stand. */
export const forecastRoute = ({ casework, law }: Deps): Route => ({
  path: FORECAST_PATH,
  needs: 'look-ahead',
  get: async ({ viewer }) => show(forecastPage({ forecast: await casework.forecast(viewer), law })),
})
