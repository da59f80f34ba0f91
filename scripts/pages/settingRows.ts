import { listedTargets } from '../../shared/dify/targets'
import type { Settings } from '../../shared/model/settings'
import { indexPresets, pythonMirrors } from '../../shared/packages/indexPresets'
import { secretWords } from '../../shared/runHistory/secretInputs'
import type { Language } from '../../shared/model/problem'
import type { en } from '../../renderer/i18n/en'

/** A setting as the settings page has it: the words that stand there. */
export interface SettingRow {
  readonly label: string
  readonly hint: string
  /** What it can be, where it is one of some: the value and what the window calls it. */
  /** Whether the file has the values of the choices as they are told here; else it has addresses. */
  readonly byName?: true
  readonly choices?: readonly (readonly [value: string, name: string])[]
}

type Section = Readonly<Partial<Record<keyof Settings, SettingRow>>>

/** The settings by the sections of the settings page, in its order. Which are there is held against the schema by a test. */
export function settingSections(
  text: typeof en,
  language: Language,
): readonly { readonly title: string; readonly settings: Section }[] {
  const { settings, confinement, codeHelp, program, runHistory, serving, sources } = text
  const presets = (usual: string, list: typeof indexPresets): (readonly [string, string])[] => [
    ['', usual],
    ...list.map(({ id, names }) => [id, names[language]] as const),
    ['own', sources.own],
  ]
  return [
    {
      title: settings.look,
      settings: {
        language: {
          label: settings.language,
          hint: '',
          choices: [
            ['null', settings.languageSystem],
            ['en', 'English'],
            ['zh-CN', '简体中文'],
          ],
        },
        theme: {
          label: settings.theme,
          hint: '',
          choices: [
            ['system', settings.themes.system],
            ['light', settings.themes.light],
            ['dark', settings.themes.dark],
          ],
        },
        fontSize: { label: settings.fontSize, hint: '' },
        wordWrap: { label: settings.wordWrap, hint: '' },
        keepInStep: { label: settings.keepInStep, hint: settings.keepInStepHint },
      },
    },
    {
      title: settings.runs,
      settings: {
        target: { label: settings.target, hint: listedTargets.map(({ name }) => name).join(', ') },
        mode: {
          label: confinement.held,
          hint: confinement.heldHint,
          choices: [
            ['null', confinement.usualHint],
            ['like-dify', confinement.modes['like-dify']],
            ['check', confinement.modes.check],
            ['free', confinement.modes.free],
          ],
        },
        preloadNever: { label: settings.preloadNever, hint: settings.preloadNeverHint },
        timeoutSeconds: { label: settings.timeout, hint: settings.timeoutHint },
        outputCap: { label: settings.outputCap, hint: settings.outputCapHint },
        runOnPause: { label: settings.runOnPause, hint: settings.runOnPauseHint },
        markLines: { label: settings.markLines, hint: settings.markLinesHint },
      },
    },
    {
      title: codeHelp.title,
      settings: {
        languageServer: { label: codeHelp.on, hint: codeHelp.onHint },
        formatOnSave: { label: codeHelp.format, hint: codeHelp.formatHint('Ctrl+S', 'Shift+Alt+F') },
      },
    },
    {
      title: runHistory.settings,
      settings: {
        keepRuns: { label: runHistory.keep, hint: runHistory.keepHint(secretWords.join(', ')) },
        keepServed: { label: runHistory.keepServed, hint: runHistory.keepServedHint(secretWords.join(', ')) },
        keepRunsDays: { label: runHistory.days, hint: runHistory.daysHint },
        keepRunsMegabytes: { label: runHistory.megabytes, hint: runHistory.megabytesHint },
      },
    },
    {
      title: serving.title,
      settings: {
        servePort: { label: serving.port, hint: serving.portHint },
        serveBeyond: { label: serving.reach, hint: serving.reachHint },
        serveDialect: {
          label: serving.dialect,
          hint: serving.dialectHint,
          choices: [
            ['target', serving.dialects.target('…')],
            ['v1', serving.dialects.v1],
            ['v2', serving.dialects.v2],
            ['py', serving.dialects.py],
          ],
        },
        serveKey: { label: serving.key, hint: `${serving.keyNone} ${serving.keyHint}` },
      },
    },
    {
      title: settings.packages,
      settings: {
        indexUrl: {
          label: sources.packageIndex,
          hint: `${sources.packageIndexHint} ${sources.ownHint}`,
          byName: true,
          choices: presets(sources.ofMachine, indexPresets),
        },
        tryMirrors: { label: sources.tryMirrors, hint: sources.tryMirrorsHint },
        extraIndexUrls: { label: sources.extraIndexes, hint: sources.extraIndexesHint },
        pythonMirror: {
          label: sources.pythonMirror,
          hint: sources.pythonMirrorHint,
          byName: true,
          choices: presets(sources.pythonOfficial, pythonMirrors),
        },
        proxyUrl: { label: sources.proxy, hint: sources.proxyHint },
        systemCertificates: { label: settings.systemCertificates, hint: settings.systemCertificatesHint },
        caFile: { label: sources.caFile, hint: sources.caFileHint },
        offline: { label: sources.offline, hint: sources.offlineHint },
        uvPath: { label: settings.uvPath, hint: settings.uvPathHint },
      },
    },
    {
      title: program.title,
      settings: { lookForUpdates: { label: program.lookAtStart, hint: program.lookAtStartHint } },
    },
  ]
}
