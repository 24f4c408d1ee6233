import { mergeApplicationConfig } from '@angular/core'
import { bootstrapApplication, provideClientHydration, type BootstrapContext } from '@angular/platform-browser'
import { provideServerRendering, RenderMode, withRoutes } from '@angular/ssr'
import { App } from './app/app'

const prerendered = withRoutes([{ path: '**', renderMode: RenderMode.Prerender }])
const config = mergeApplicationConfig(
  { providers: [provideClientHydration()] },
  { providers: [provideServerRendering(prerendered)] },
)

export default (context: BootstrapContext) => bootstrapApplication(App, config, context)
